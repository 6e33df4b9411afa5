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

    outline() {
      return { fill: false, color: token("district-line"), weight: 1.6, opacity: 1, interactive: false };
    },

    named(feature, context) {
      return ((context.hideout || {}).names || []).includes(feature.properties.code);
    },

    name(feature, latlng, context) {
      const words = textNode(feature.properties.name, "map-name");
      const path = ((context.hideout || {}).signs || {})[feature.properties.code];
      if (path) words.prepend(sign(path));
      const icon = L.divIcon({ className: "", iconSize: [0, 0], html: words });
      return L.marker(latlng, { icon, interactive: false, keyboard: false, pane: "namen" });
    },
  };
})();
