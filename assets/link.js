/* The address holds everything: the question (gebied, periode ...) and, after it, how a page is looked at (layers, zoom ...). */
(function () {
  "use strict";
  const own = (window.veiligheidsbeeld = window.veiligheidsbeeld || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const OWN_AREA = "schil-eigen-gebied";
  /* The keys of data/query.py; every other key belongs to the page on the screen. */
  const QUESTION = new Set(["gebied", "periode", "terug", "delict", "pogingen", "van", "tot"]);

  const params = () => [...new URLSearchParams(window.location.search)];
  const viewIn = () => Object.fromEntries(params().filter(([key]) => !QUESTION.has(key)));
  const questionIn = () => written(params().filter(([key]) => QUESTION.has(key)));

  function written(pairs) {
    const text = new URLSearchParams(pairs).toString().replaceAll("%2C", ",");
    return text ? "?" + text : "";
  }

  /* Whoever chose an own municipality starts there. This runs before Dash reads the address. */
  let openedOwn = "";
  try {
    const area = window.localStorage.getItem(OWN_AREA);
    if (area && window.location.pathname === "/" && !window.location.search) {
      openedOwn = area;
      window.history.replaceState(null, "", written([["gebied", area]]) + window.location.hash);
    }
  } catch (error) { /* no storage: the whole region opens */ }

  let view = viewIn();
  let page = window.location.pathname;
  let question = questionIn();
  let anew = true;

  function write() {
    const extra = written(Object.entries(view).sort()).replace("?", "");
    const search = question + (extra ? (question ? "&" : "?") + extra : "");
    if (search !== window.location.search) {
      window.history.replaceState(window.history.state, "", window.location.pathname + search + window.location.hash);
    }
  }

  own.view = {
    /* What a page keeps in the address: texts by key. */
    get: (key) => view[key],
    all: () => ({ ...view }),
    /* Write keys of the page into the address, without a new step for the back button; null takes a key out. */
    set(changes) {
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === undefined || value === "") delete view[key];
        else view[key] = String(value);
      }
      write();
    },
  };

  /* A choice that the link keeps, as text and back; an empty list is "geen", for no text at all means the default. */
  const NOTHING = "geen";
  const text = (value) => (Array.isArray(value) ? value.join(",") : value === null || value === undefined ? "" : String(value));

  own.keep = (key, value, byDefault) => {
    const now = text(value);
    own.view.set({ [key]: now === text(byDefault) ? null : now || NOTHING });
    return clientside.no_update;
  };

  own.kept = (view, key, now, byDefault) => {
    const given = (view || {})[key];
    let value = byDefault;
    if (given !== undefined) {
      const plain = given === NOTHING ? "" : given;
      if (Array.isArray(byDefault)) value = plain ? plain.split(",") : [];
      else if (typeof byDefault === "number") value = Number.isFinite(Number(plain)) && plain ? Number(plain) : byDefault;
      else if (typeof byDefault === "boolean") value = plain === "true";
      else value = plain;
    }
    return text(value) === text(now) ? clientside.no_update : value;
  };

  /* Back and forward: what the address says holds. This listener is there before Dash's own. */
  window.addEventListener("popstate", () => { anew = true; });

  function rail() {
    const links = [...document.querySelectorAll("#schil-navigatie a")];
    for (const link of links) {
      const here = link.dataset.path === window.location.pathname;
      link.setAttribute("href", link.dataset.path + question);
      link.classList.toggle("on", here);
      if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
      if (here) document.title = link.textContent + " – Veiligheidsbeeld";
    }
    return links.map((link) => link.dataset.path);
  }

  function ownButton() {
    const button = document.querySelector('[data-do="own"]');
    const area = new URLSearchParams(question).get("gebied") || "";
    let mine = "";
    try { mine = window.localStorage.getItem(OWN_AREA) || ""; } catch (error) { /* no storage */ }
    if (button) button.setAttribute("aria-pressed", String(mine !== "" && mine === area));
  }

  clientside.link = {
    /* Read the address again after a page change or the back button; a changed filter leaves the view as it is. */
    readView(pathname) {
      rail();
      if (!anew && pathname === page) return clientside.no_update;
      view = viewIn();
      anew = false;
      page = pathname;
      return { ...view };
    },
    /* The question the server settled stands in the address in its one canonical form, the view behind it. */
    canonical(query) {
      if (typeof query !== "string") return clientside.no_update;
      question = query;
      if (openedOwn && new URLSearchParams(query).get("gebied") !== openedOwn) own.forgetArea();
      openedOwn = "";
      write();
      rail();
      ownButton();
      return clientside.no_update;
    },
  };

  own.forgetArea = () => { try { window.localStorage.removeItem(OWN_AREA); } catch (error) { /* no storage */ } };

  /* Remember the chosen area as one's own, or forget it; says what happened. */
  own.toggleArea = () => {
    const area = new URLSearchParams(question).get("gebied") || "";
    try {
      const forget = window.localStorage.getItem(OWN_AREA) === area;
      if (forget) own.forgetArea(); else window.localStorage.setItem(OWN_AREA, area);
      ownButton();
      return forget ? "Het dashboard opent weer met de hele regio" : "Het dashboard opent voortaan met dit gebied";
    } catch (error) { return "Deze browser bewaart geen keuze"; }
  };

  /* A link to a page of ours does not load the app again. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download") || link.getAttribute("href").startsWith("#")) return;
    const to = new URL(link.href);
    if (to.origin !== window.location.origin || !rail().includes(to.pathname)) return;
    event.preventDefault();
    /* The chosen area and period go along, unless the link names its own. */
    if (![...to.searchParams.keys()].some((key) => QUESTION.has(key))) to.search = question + to.search.replace("?", question ? "&" : "?");
    const samePage = to.pathname === window.location.pathname;
    if (to.pathname + to.search === window.location.pathname + window.location.search) return;
    if (!samePage) anew = true;
    window.history.pushState({}, "", to.pathname + to.search + to.hash);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    if (!samePage) { const content = document.getElementById("inhoud"); if (content) content.focus(); }
  });
})();
