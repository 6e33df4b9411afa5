/* Overzicht in the browser: colours the map for the chosen measure, and lets a click on it choose the area. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  clientside.overview = {
    mapLayer(layers, measure, scheme) {
      if (!layers) return Array(6).fill(clientside.no_update);
      const layer = layers.layers[measure];
      const hideout = { ...layer, texts: layers.texts, selected: layers.selected, scope: layers.scope, scheme };
      /* Address and colours go together: a layer that is still loading does not look at new colours. */
      const [areas, labels, districts] = layers.urls;
      return [areas, hideout, labels, { labels: layers.labels, scheme }, districts, { scheme }];
    },
    measureClass: (measure) => "map-body measure-" + measure,
    chooseArea: (click) => (click && click.properties ? click.properties.code : clientside.no_update),
  };
})();
