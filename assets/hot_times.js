/* Tijden in the browser: which comparison is shown, and choosing hours by mouse, touch or keyboard. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const STORE = "tijden-gekozen-uren";
  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  let anchor = null, dragging = false;

  const grid = () => document.querySelector(".heat[role=grid]");
  const cellAt = (day, hour) => grid().querySelectorAll("[role=row]")[day].querySelectorAll(".h")[hour];
  const placeOf = (cell) => [
    [...grid().querySelectorAll("[role=row]")].indexOf(cell.parentNode), [...cell.parentNode.querySelectorAll(".h")].indexOf(cell),
  ];
  const hourOf = (event) => (event.target.closest ? event.target.closest(".heat[role=grid] .h") : null);
  const choose = (text) => clientside.set_props(STORE, { data: text });

  /* The block between two cells, as data/chosen_hours.py reads it. */
  function block([day, hour], [otherDay, otherHour]) {
    const days = [day, otherDay].sort((a, b) => a - b), hours = [hour, otherHour].sort((a, b) => a - b);
    return days.join("-") + "." + hours[0] + "-" + (hours[1] + 1);
  }

  function mark(text) {
    if (!grid()) return;
    const found = /^(\d)-(\d)\.(\d+)-(\d+)$/.exec(text || "");
    const [first, last, from, to] = found ? found.slice(1).map(Number) : [9, 0, 0, 0];
    grid().classList.toggle("brushing", Boolean(found));
    grid().querySelectorAll("[role=row]").forEach((row, day) => row.querySelectorAll(".h").forEach((cell, hour) => {
      const inside = day >= first && day <= last && hour >= from && hour < to;
      cell.classList.toggle("in", inside);
      cell.setAttribute("aria-selected", String(inside));
    }));
  }

  clientside.hot_times = {
    kindClass: (kind) => "compare-body kind-" + kind,
    markHours(text) {
      requestAnimationFrame(() => mark(text));
      return clientside.no_update;
    },
  };

  document.addEventListener("pointerdown", (event) => {
    const cell = hourOf(event);
    if (!cell || event.button) return;
    anchor = placeOf(cell);
    dragging = true;
    mark(block(anchor, anchor));
  });
  document.addEventListener("pointerover", (event) => {
    const cell = dragging && hourOf(event);
    if (cell) mark(block(anchor, placeOf(cell)));
  });
  document.addEventListener("pointerup", (event) => {
    if (!dragging) return;
    dragging = false;
    const cell = hourOf(event);
    const text = block(anchor, cell ? placeOf(cell) : anchor);
    choose(text);
    mark(text);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-hours]");
    if (button) choose(button.dataset.hours);
  });

  /* Arrows move, Shift and arrows choose a block, space chooses one hour, Escape lets go. */
  document.addEventListener("keydown", (event) => {
    const cell = hourOf(event);
    if (!cell) return;
    const [day, hour] = placeOf(cell), move = MOVES[event.key];
    if (event.key === "Escape") choose("");
    else if (event.key === " " || event.key === "Enter") choose(block([day, hour], [day, hour]));
    else if (!move) return;
    event.preventDefault();
    if (!move) return;
    const next = [Math.min(6, Math.max(0, day + move[0])), Math.min(23, Math.max(0, hour + move[1]))];
    anchor = event.shiftKey ? anchor || [day, hour] : next;
    if (event.shiftKey) choose(block(anchor, next));
    cell.tabIndex = -1;
    cellAt(...next).tabIndex = 0;
    cellAt(...next).focus();
  });
})();
