/* Kaart in the browser: which layers are on and in which colours, where somebody looks, what is chosen, time that plays. */
(function () {
  "use strict";
  const own = (window.veiligheidsbeeld = window.veiligheidsbeeld || {});
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const no = () => clientside.no_update;
  const STEP_MS = 800;

  const themed = (scheme) => (scheme === "dark" ? "donker" : "licht");
  let steps = null;
  let playing = null;
  const mapNode = () => document.getElementById("kaart");
  let placed = { map: null, scope: null, view: null, until: 0 };

  function stop() {
    clearInterval(playing);
    playing = null;
    const button = document.getElementById("kaart-afspelen");
    if (button) { button.setAttribute("aria-pressed", "false"); button.textContent = "▶"; }
  }

  function choosePeriod(start) {
    clientside.set_props("schil-periode", { value: start });
  }

  own.actions.choose = (button) => clientside.set_props("kaart-keuze", { data: button.dataset.choice });
  own.actions.period = (button) => { stop(); choosePeriod(button.dataset.period); };
  own.actions.play = (button) => {
    if (playing) { stop(); return; }
    if (!steps || !steps.starts.length) return;
    let at = steps.chosen === null || steps.chosen >= steps.starts.length - 1 ? 0 : steps.chosen + 1;
    const next = () => {
      if (at >= steps.starts.length || !document.getElementById("kaart-afspelen")) { stop(); return; }
      choosePeriod(steps.starts[at]);
      at += 1;
    };
    button.setAttribute("aria-pressed", "true");
    button.textContent = "❚❚";
    next();
    /* Who wants no movement gets one step per press. */
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) { stop(); return; }
    playing = setInterval(next, STEP_MS);
  };

  clientside.where = {
    layers(drawn, on, measure, scheme) {
      if (!drawn) return Array(12).fill(no());
      const has = (name) => (on || []).includes(name);
      const geo = (layer) => drawn.geo + "/kaart/" + layer + ".geojson" + drawn.address;
      const layer = drawn.layers[measure] || drawn.layers.aantal;
      const areas = { ...layer, texts: drawn.texts, selected: drawn.scope, scheme };
      const names = { names: drawn.names, labels: drawn.labels, signs: {}, scheme };
      const border = { scheme, code: drawn.municipality || "" };
      const asked = (name) => (has(name) ? geo(name) : no());
      return [
        drawn.geo + "/" + drawn.level + ".geojson", areas,
        drawn.geo + "/" + (drawn.municipality ? "gemeente" : "district") + ".geojson", border,
        drawn.geo + "/" + drawn.level + "-namen.geojson", names,
        asked("zones"), { scheme, small: !drawn.municipality },
        asked("ketens"), { scheme },
        asked("incidenten"), { scheme },
      ];
    },

    /* One municipality: a shape per cell. More: two pictures, of the town and of the hotspots. */
    cells(cells, on, scheme) {
      if (!cells) return Array(6).fill(no());
      const shown = (on || []).includes("hotspots");
      if (cells.municipality) {
        const hideout = { steps: shown ? cells.steps : "", inside: cells.steps, kind: cells.kind, scheme, bare: (on || []).includes("gebieden") };
        return [cells.geo + "/cellen/" + cells.municipality + ".geojson", hideout, no(), no(), no(), no()];
      }
      const picture = (layer) => cells.geo + "/kaart/" + layer + ".png" + cells.address + "&thema=" + themed(scheme);
      return [no(), no(), shown ? picture(cells.layer) : no(), cells.bounds, picture("bebouwing"), cells.bounds];
    },

    shown(on, measure, kind) {
      const off = ["hotspots", "zones", "ketens", "gebieden", "incidenten"].filter((name) => !(on || []).includes(name));
      return [
        ["map-body", ...off.map((name) => "without-" + name)].join(" "),
        "area-choice of-" + measure,
        "share-box" + (kind === "levensloop" ? " hidden" : ""),
      ];
    },

    choose(click) {
      const key = click && click.properties && click.properties.key;
      return key ? "zone-" + key : no();
    },

    /* A new area is fitted; a link that says where to look goes first, once. */
    look(drawn, view) {
      if (!drawn) return no();
      const fresh = view !== placed.view || placed.map !== mapNode();
      if (!fresh && placed.scope === drawn.scope) return no();
      placed = { map: mapNode(), scope: drawn.scope, view, until: Date.now() + 1500 };
      const zoom = Number((view || {}).zoom);
      const centre = String((view || {}).midden || "").split(",").map(Number);
      const usable = fresh && zoom >= 7 && zoom <= 16 && centre.length === 2 && centre.every(Number.isFinite)
        && Math.abs(centre[0]) < 85 && Math.abs(centre[1]) < 180;
      if (!usable) own.view.set({ zoom: null, midden: null });
      if (usable) return { center: centre, zoom, transition: "setView", options: { animate: false } };
      return { bounds: drawn.look, transition: "fitBounds", options: { padding: [8, 8], maxZoom: 14, animate: false } };
    },

    moved(zoom, centre) {
      /* From afar a ring is a dot: forty rings with words would be one blot. */
      const node = mapNode();
      if (node && zoom) node.classList.toggle("afar", zoom < 12);
      if (!centre || !zoom || placed.map !== mapNode() || window.location.pathname !== "/kaart") return no();
      const [lat, lng] = Array.isArray(centre) ? centre : [centre.lat, centre.lng];
      if (Date.now() < placed.until) return no();
      own.view.set({ zoom: Number(zoom).toFixed(2).replace(/\.?0+$/, ""), midden: lat.toFixed(4) + "," + lng.toFixed(4) });
      return no();
    },

    slide(given) {
      steps = given;
      if (!given || !given.starts.length) return [no(), no()];
      const thumb = document.querySelector("#kaart-tijd [role=slider]");
      const at = given.chosen === null ? given.starts.length - 1 : given.chosen;
      if (thumb) thumb.setAttribute("aria-valuetext", given.texts[at]);
      return [at, given.starts.length - 1];
    },

    period(at, given) {
      if (!given || given.chosen === null || at === given.chosen || !given.starts[at]) return no();
      return given.starts[at];
    },
  };
})();
