/* The table of Niveau: a click on a row, or Enter on its name, opens the dossier; arrows move between rows. */
(function () {
  "use strict";
  const CHOSEN = "niveau-gekozen";
  const ROW = ".lrow[data-row]";

  function mark(code) {
    for (const row of document.querySelectorAll(ROW)) {
      const mine = row.dataset.row === code;
      row.classList.toggle("chosen", mine);
      const button = row.querySelector("button.area");
      if (button) mine ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
    }
  }

  function choose(row) {
    mark(row.dataset.row);
    window.dash_clientside.set_props(CHOSEN, { data: row.dataset.row });
  }

  document.addEventListener("click", (event) => {
    const row = event.target.closest ? event.target.closest(ROW) : null;
    if (row) choose(row);
  });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest ? event.target.closest(ROW) : null;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!row || !step) return;
    const rows = [...document.querySelectorAll(ROW)].filter((one) => one.offsetParent !== null);
    const next = rows[rows.indexOf(row) + step];
    if (!next) return;
    event.preventDefault();
    next.querySelector("button.area").focus();
  });

  const clientside = (window.dash_clientside = window.dash_clientside || {});
  clientside.levels = {
    /* The rows were drawn again, or another one was chosen elsewhere: mark it once they stand. */
    marked: function (chosen, shown) {
      const codes = shown || [];
      const code = codes.includes(chosen) ? chosen : codes[0] || "";
      setTimeout(() => mark(code), 50);
      return window.dash_clientside.no_update;
    },
  };
})();
