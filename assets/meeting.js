/* DVO in the browser: one slide at a time, a chosen proposal, keys, and the sheet on which a decision is recorded. */
(function () {
  "use strict";
  const own = (window.veiligheidsbeeld = window.veiligheidsbeeld || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const DECK = "dvo-dia-reeks", SLIDES = "dvo-dias", SLIDE = "dvo-dia", ASKED = "dvo-gevraagd", SHEET = "dvo-besluit", SAVE = "dvo-besluit-leg-vast";

  const deck = () => document.getElementById(DECK);
  const slides = () => [...document.querySelectorAll("#" + SLIDES + " > .slide")];
  const sheet = () => document.getElementById(SHEET);
  let now = 1, chosen = "", saved = null;

  const shown = () => slides()[now - 1];
  const cards = () => (shown() ? [...shown().querySelectorAll(".asks")] : []);
  const active = () => cards().find((card) => card.dataset.code === chosen) || cards()[0];

  function mark() {
    const here = active();
    for (const card of document.querySelectorAll("#" + SLIDES + " .asks")) card.toggleAttribute("data-active", card === here);
  }

  function step(by) {
    const to = Math.max(1, Math.min(now + by, slides().length));
    if (to !== now) clientside.set_props(SLIDE, { data: to });
  }

  function ask(verb, code) {
    const card = code ? cards().find((one) => one.dataset.code === code) : active();
    if (!card) return;
    const decided = card.classList.contains("decided");
    const button = card.querySelector('[data-verb="' + (decided ? "herzien" : verb) + '"]');
    if (!button || button.disabled) return;
    chosen = card.dataset.code;
    mark();
    clientside.set_props(ASKED, { data: { code: chosen, verb: button.dataset.verb, at: Date.now() } });
  }

  clientside.meeting = {
    show(slide) {
      const count = Math.max(slides().length, 1);
      now = Math.max(1, Math.min(Number.isInteger(slide) ? slide : 1, count));
      requestAnimationFrame(mark);
      return "slides at-" + now;
    },
    /* A filled sheet opens; what was recorded closes it. */
    openSheet(_, sequence) {
      const box = sheet();
      if (!box) return "sheet";
      if (sequence !== saved && sequence) {
        saved = sequence;
        if (box.open) box.close();
        own.say("Vastgelegd als regel " + sequence + " in het register");
      } else if (!box.open) {
        box.showModal();
        requestAnimationFrame(() => {
          const proposed = clientsideDeviates();
          const field = document.getElementById(proposed ? "dvo-besluit-reden" : SAVE);
          if (field) field.focus();
        });
      }
      return "sheet";
    },
  };

  /* Who deviates from the proposal starts at the reason. */
  function clientsideDeviates() {
    const asked = window.dash_component_api.getLayout(ASKED);
    return asked && asked.props.data && ["hoger", "lager"].includes(asked.props.data.verb);
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    notes: () => deck().classList.toggle("with-notes"),
    present: () => own.actions.present(),
    stop: () => { if (document.documentElement.classList.contains("presenting")) own.actions.present(); },
    close: () => sheet().close(),
  };

  document.addEventListener("click", (event) => {
    if (!deck() || !event.target.closest) return;
    const button = event.target.closest("[data-meet]");
    if (button) { actions[button.dataset.meet](); return; }
    const verb = event.target.closest("[data-verb]");
    if (verb) { ask(verb.dataset.verb, verb.dataset.code); return; }
    const card = event.target.closest("#" + SLIDES + " .asks");
    if (card) { chosen = card.dataset.code; mark(); }
  });

  const keys = {
    ArrowRight: actions.next, PageDown: actions.next, ArrowLeft: actions.previous, PageUp: actions.previous,
    Home: () => step(-now), End: () => step(slides().length),
    a: () => ask("accepteren"), h: () => ask("hoger"), l: () => ask("lager"), n: actions.notes,
    d: () => own.actions.scheme(),
  };
  for (const number of ["1", "2", "3"]) {
    keys[number] = () => { const card = cards()[number - 1]; if (card) { chosen = card.dataset.code; mark(); } };
  }

  document.addEventListener("keydown", (event) => {
    if (!deck() || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (sheet().open) {
      if (event.ctrlKey && event.key === "Enter") {
        /* A field tells what was typed just after the key; then it is recorded. */
        event.preventDefault();
        setTimeout(() => { const save = document.getElementById(SAVE); if (save) save.click(); }, 120);
      }
      return;
    }
    if (event.ctrlKey || document.querySelector("dialog[open]")) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.closest("[role=listbox], [role=radiogroup], .rail");
    if (typing) return;
    const action = keys[event.key] || keys[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
  });
})();
