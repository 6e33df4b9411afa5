/* Overzicht in the browser: colours the map for the chosen measure, and lets a click on it choose the area. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  /* Wijken have no level: then the counts are shown. */
  const shown = (layers, measure) => (layers && layers.layers[measure] ? measure : "aantal");

  clientside.overview = {
    mapLayer(layers, measure, scheme) {
      if (!layers) return Array(6).fill(clientside.no_update);
      const layer = layers.layers[shown(layers, measure)];
      const hideout = { ...layer, texts: layers.texts, selected: layers.selected, scope: layers.scope, scheme };
      /* Address and colours go together: a layer that is still loading does not look at new colours. */
      const [areas, labels, districts] = layers.urls;
      return [areas, hideout, labels, { names: layer.names, signs: layer.signs, scheme }, districts, { scheme }];
    },
    measureClass: (layers, measure) => "map-body measure-" + shown(layers, measure),
    chooseArea: (click) => (click && click.properties ? click.properties.code : clientside.no_update),
  };
})();
