/* Every Leaflet function of the product. Colours come from the tokens at the moment of drawing; texts are text nodes. */
(function () {
  "use strict";
  const own = (window.veiligheidsbeeld = window.veiligheidsbeeld || {});

  L.Control.Zoom.mergeOptions({ zoomInTitle: "Inzoomen", zoomOutTitle: "Uitzoomen" });

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function textNode(text, className) {
    const node = document.createElement("span");
    node.className = className;
    node.textContent = text;
    return node;
  }

  function sign(path) {
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("viewBox", "0 0 16 16");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    drawing.append(line);
    return drawing;
  }

  /* Fit the map to the areas in scope: when the scope changes or the map becomes visible, never on another filter. */
  const fits = new WeakMap();

  function fit(map) {
    const state = fits.get(map);
    map.invalidateSize({ animate: false });
    const size = map.getSize();
    if (!state || !state.bounds.isValid() || size.x < 50 || size.y < 50) return;
    if (state.done === state.scope) return;
    state.done = state.scope;
    map.fitBounds(state.bounds, { padding: [10, 10], animate: false });
  }

  function fitOnce(layer, scope) {
    const map = layer._map;
    if (!map || !scope) return;
    let state = fits.get(map);
    if (!state) {
      state = { scope: null, done: null, bounds: L.latLngBounds([]) };
      fits.set(map, state);
      new ResizeObserver(() => fit(map)).observe(map.getContainer());
    }
    if (state.scope !== scope) {
      state.scope = scope;
      state.bounds = L.latLngBounds([]);
    }
    state.bounds.extend(layer.getBounds());
    clearTimeout(state.timer);
    state.timer = setTimeout(() => fit(map), 0);
  }

  /* Stages of a hotspot differ in rim as well as in colour: new, persistent, former, intermittent. */
  const STAGES = {
    1: () => ({ fillColor: token("s3"), color: token("stage-rim"), weight: 1.6 }),
    2: () => ({ fillColor: token("s5") }),
    3: () => ({ fillColor: token("surface"), color: token("s4"), weight: 1.6 }),
    4: () => ({ fillColor: token("s2"), color: token("s4"), weight: 1.4, dashArray: "2 2" }),
  };

  function ringDrawing(share) {
    const name = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(name, "svg");
    drawing.setAttribute("viewBox", "0 0 40 40");
    const round = 2 * Math.PI * 16;
    for (const kind of ["ring-back", "ring-arc"]) {
      const circle = document.createElementNS(name, "circle");
      for (const [key, value] of Object.entries({ cx: 20, cy: 20, r: 16, class: kind })) circle.setAttribute(key, value);
      if (kind === "ring-arc") {
        circle.setAttribute("transform", "rotate(-90 20 20)");
        circle.setAttribute("stroke-dasharray", share * round + " " + round);
      }
      drawing.append(circle);
    }
    return drawing;
  }

  own.map = {
    /* hideout: {classes: {code: 0-5}, palette: "a" | "d" | "l", selected, texts: {code: text}, names: [code], signs: {code: path}} */
    style(feature, context) {
      const hideout = context.hideout || {};
      const step = (hideout.classes || {})[feature.properties.code];
      const selected = feature.properties.code === hideout.selected;
      return {
        fillColor: step ? token(hideout.palette + step) : token("lv-none"),
        fillOpacity: 1,
        color: selected ? token("ink") : token("muni-line"),
        weight: selected ? 2.5 : 1,
        opacity: 1,
      };
    },

    inScope(feature, context) {
      const classes = (context.hideout || {}).classes;
      return !classes || feature.properties.code in classes;
    },

    explain(feature, layer, context) {
      layer.once("add", () => fitOnce(layer, (context.hideout || {}).scope));
      const text = ((context.hideout || {}).texts || {})[feature.properties.code];
      if (text) layer.bindTooltip(textNode(text, ""), { sticky: true, direction: "top", offset: [0, -8] });
    },

    explainOnly(feature, layer, context) {
      const text = ((context.hideout || {}).texts || {})[feature.properties.code];
      if (text) layer.bindTooltip(textNode(text, ""), { sticky: true, direction: "top", offset: [0, -8] });
    },

    /* --- Kaart: cells of one municipality; hideout: {steps: a digit per cell, kind, inside: "-" where not in the area} */
    cell(feature, context) {
      const hideout = context.hideout || {};
      const at = feature.properties.i;
      const outside = (hideout.inside || "")[at] === "-";
      const step = Number((hideout.steps || "")[at]) || 0;
      const town = { fill: true, fillColor: token("town" + feature.properties.t), fillOpacity: outside ? 0.45 : 1, stroke: true, color: token("surface"), weight: 0.6, opacity: 1, dashArray: null };
      /* Under an area map the town keeps quiet, or nothing of the areas would be seen. */
      if (!step) return hideout.bare ? { ...town, fill: false, stroke: false } : town;
      if (hideout.kind !== "levensloop") return { ...town, fillColor: token("s" + step), fillOpacity: 1 };
      return { ...town, ...STAGES[step](), fillOpacity: 1 };
    },

    zone(feature) {
      const outer = feature.properties.kind === "buiten";
      return { fill: true, fillColor: token("zone"), fillOpacity: outer ? 0.05 : 0.13, color: token("zone"), weight: outer ? 1 : 1.6, opacity: outer ? 0.75 : 0.9, dashArray: outer ? "4 4" : null, interactive: false };
    },

    /* A ring that empties towards the end of the zone; from afar a dot. */
    ring(feature, latlng, context) {
      const { share, hours, key } = feature.properties;
      const soon = hours < 48;
      const small = (context.hideout || {}).small;
      const node = document.createElement("span");
      node.className = "zone-ring" + (soon ? " soon" : "") + (small ? " small" : "");
      if (!small) {
        node.append(ringDrawing(share), textNode(soon ? Math.max(1, hours) + " u" : Math.floor(hours / 24) + " d", "zone-days"));
      }
      const icon = L.divIcon({ className: "", iconSize: small ? [12, 12] : [40, 40], html: node });
      const left = soon ? "nog " + Math.max(1, hours) + " uur" : "nog " + Math.floor(hours / 24) + " dagen";
      return L.marker(latlng, { icon, pane: "ringen", keyboard: false, alt: "Zone, " + left, title: "Zone, " + left, riseOnHover: true, key });
    },

    chain() {
      return { color: token("zone"), weight: 2, opacity: 0.9, interactive: false };
    },

    away(feature, latlng) {
      return L.circleMarker(latlng, { radius: 4, color: token("zone"), weight: 2, fillColor: token("surface"), fillOpacity: 1, pane: "ketens", interactive: false });
    },

    incident(feature, latlng) {
      const icon = L.divIcon({ className: "", iconSize: [12, 12], html: textNode("", "incident-cluster one") });
      return L.marker(latlng, { icon, pane: "punten", interactive: false, keyboard: false });
    },

    cluster(feature, latlng) {
      const count = feature.properties.point_count;
      const size = count < 10 ? 22 : count < 100 ? 28 : 36;
      const icon = L.divIcon({ className: "", iconSize: [size, size], html: textNode(String(count), "incident-cluster") });
      return L.marker(latlng, { icon, pane: "punten", keyboard: false, alt: count + " incidenten", title: count + " incidenten" });
    },

    chosen() {
      return { fill: false, color: token("ink"), weight: 2.5, opacity: 1, interactive: false };
    },

    outline(feature, context) {
      const away = context && (context.hideout || {}).code;
      const other = away && feature.properties.code !== away;
      return { fill: false, color: token("district-line"), weight: other ? 0.8 : 1.6, opacity: other ? 0.5 : 1, dashArray: away ? "5 4" : null, interactive: false };
    },

    named(feature, context) {
      return ((context.hideout || {}).names || []).includes(feature.properties.code);
    },

    name(feature, latlng, context) {
      const words = textNode(((context.hideout || {}).labels || {})[feature.properties.code] || feature.properties.name, "map-name");
      const path = ((context.hideout || {}).signs || {})[feature.properties.code];
      if (path) words.prepend(sign(path));
      const icon = L.divIcon({ className: "", iconSize: [0, 0], html: words });
      return L.marker(latlng, { icon, interactive: false, keyboard: false, pane: "namen" });
    },
  };
})();
