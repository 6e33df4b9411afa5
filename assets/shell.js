/* What the frame does in the browser by itself: colour scheme, presentation, keys, the short word that something was done. */
(function () {
  "use strict";
  const own = (window.veiligheidsbeeld = window.veiligheidsbeeld || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const SCHEME = "schil-thema", PRESENTING = "schil-presenteren";

  function stored(key) {
    try { return JSON.parse(window.localStorage.getItem(key)); } catch (error) { return null; }
  }

  /* Before the first paint, so that a dark screen never flashes white. */
  root.setAttribute("data-mantine-color-scheme", stored(SCHEME) === "dark" ? "dark" : "light");

  /* Say shortly that something was done; it is read out and goes away by itself. */
  let said;
  own.say = (text) => {
    clientside.set_props("schil-gezegd", { children: text });
    clearTimeout(said);
    said = setTimeout(() => clientside.set_props("schil-gezegd", { children: "" }), 4000);
  };

  own.copyText = (text, done, otherwise) =>
    (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard")))
      .then(() => own.say(done)).catch(() => own.say(otherwise));

  clientside.shell = {
    applyScheme(scheme) {
      const dark = scheme === "dark";
      root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
      return dark ? "dark" : "light";
    },
    pictureOrTable: (choice) => [choice === "tabel", choice !== "tabel"],
    chartScheme(figure, scheme, presenting, templates) {
      if (!figure || !templates) return clientside.no_update;
      const template = templates[scheme === "dark" ? "dark" : "light"];
      const font = { size: presenting ? 17 : 12 };
      return { ...figure, layout: { ...figure.layout, template, font } };
    },
  };

  /* --- presentation: one card at a time, nothing to scroll ------------------------------------------------- */
  let slide = 0;
  const slides = () => [...document.querySelectorAll("#pagina .kpis, #pagina .card:not(.kpi)")].filter((card) => !card.closest(".hidden, [hidden]"));

  function show(number) {
    const all = slides();
    slide = Math.max(0, Math.min(number, all.length - 1));
    all.forEach((card, i) => card.classList.toggle("slide-on", i === slide));
    const place = document.querySelector(".slide-place");
    if (place) place.textContent = all.length ? slide + 1 + " van " + all.length : "";
    window.dispatchEvent(new Event("resize"));
  }

  function present(on) {
    root.classList.toggle("presenting", on);
    clientside.set_props(PRESENTING, { data: on });
    if (on) show(0); else window.dispatchEvent(new Event("resize"));
    const content = document.getElementById("inhoud");
    if (on && content) content.focus();
  }
  const presenting = () => root.classList.contains("presenting");
  /* A page that is filled or changed while presenting shows its first card. */
  new MutationObserver(() => { if (presenting() && !document.querySelector(".slide-on")) show(0); })
    .observe(document.body, { childList: true, subtree: true });

  /* --- buttons: data-do says what ---------------------------------------------------------------------------- */
  const help = () => { const keys = document.getElementById("schil-toetsen"); if (keys && !keys.open) keys.showModal(); };
  const actions = {
    scheme() {
      clientside.set_props(SCHEME, { data: root.getAttribute("data-mantine-color-scheme") === "dark" ? "light" : "dark" });
    },
    link: () => own.copyText(window.location.href, "Link gekopieerd", "Kopieer de link uit de adresbalk"),
    answer() {
      const sentence = document.querySelector("#pagina h1");
      if (sentence) own.copyText(sentence.textContent, "Zin gekopieerd", "Kopiëren lukt niet in deze browser");
    },
    own: () => own.say(own.toggleArea()),
    present: () => present(!presenting()),
    next: () => show(slide + 1),
    previous: () => show(slide - 1),
    help,
    close(button) { button.closest("dialog").close(); },
  };
  own.actions = actions;

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-do]");
    if (button && actions[button.dataset.do]) actions[button.dataset.do](button);
  });

  /* --- keys; never while typing --------------------------------------------------------------------------------- */
  function step(by) {
    const periods = window.dash_component_api.getLayout("schil-periode").props;
    const place = periods.data.findIndex((period) => period.value === periods.value);
    const next = periods.data[place + by];
    if (place >= 0 && next) clientside.set_props("schil-periode", { value: next.value });
    else own.say(by > 0 ? "Dit is de oudste periode" : "Dit is de nieuwste periode");
  }

  const keys = {
    "/": () => { const area = document.getElementById("schil-gebied"); if (area && !presenting()) { area.focus(); area.select(); } },
    "[": () => step(1),
    "]": () => step(-1),
    "?": help,
    p: actions.present,
    P: actions.present,
  };
  const slideKeys = {
    ArrowRight: actions.next, PageDown: actions.next, ArrowLeft: actions.previous, PageUp: actions.previous,
    Escape: () => present(false),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio";
    if (typing || event.target.isContentEditable || document.querySelector("dialog[open]")) return;
    /* On the map and on a choice the arrows have their own work. */
    const busy = event.target.closest && event.target.closest(".leaflet-container, [role=grid], [role=radiogroup], .rail");
    const action = keys[event.key] || (presenting() && (!busy || event.key === "Escape") && slideKeys[event.key]);
    if (action) { event.preventDefault(); action(); }
  });

  /* The rail is walked with the arrows. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const link = event.target.closest && event.target.closest("#schil-navigatie a");
    if (!link) return;
    event.preventDefault();
    const links = [...link.parentNode.children];
    const to = links[(links.indexOf(link) + (event.key === "ArrowDown" ? 1 : links.length - 1)) % links.length];
    to.focus();
  });
})();
