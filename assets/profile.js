/* Profiel in the browser: a click on a category looks within it, a second click ends that. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  clientside.profile = {
    shownClass: (shown) => "profile-body show-" + shown,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-pick]");
    if (!button) return;
    const on = button.getAttribute("aria-pressed") === "true";
    clientside.set_props("profiel-keuze", { data: on ? "" : button.dataset.pick });
  });
})();
