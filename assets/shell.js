/* What the browser does by itself: colour scheme, copying the link, picture or table, keys, sorting tables. */
(function () {
  "use strict";
  const SCHEME_KEY = "schil-thema";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const unchanged = () => clientside.no_update;

  function stored(key) {
    try { return JSON.parse(window.localStorage.getItem(key)); } catch (error) { return null; }
  }

  /* Before the first paint, so that a dark screen never flashes white. */
  document.documentElement.setAttribute("data-mantine-color-scheme", stored(SCHEME_KEY) === "dark" ? "dark" : "light");

  clientside.shell = {
    toggleScheme(clicks, scheme) {
      return clicks ? (scheme === "dark" ? "light" : "dark") : unchanged();
    },
    applyScheme(scheme) {
      const dark = scheme === "dark";
      document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
      return [dark ? "dark" : "light", dark ? "Licht thema" : "Donker thema"];
    },
    copyLink(clicks) {
      if (!clicks) return unchanged();
      const done = navigator.clipboard ? navigator.clipboard.writeText(window.location.href) : Promise.reject();
      return done.then(() => "Link gekopieerd").catch(() => "Kopieer de link uit de adresbalk");
    },
    canonicalLink(query, pathname) {
      if (typeof query === "string" && query !== window.location.search) {
        window.history.replaceState(window.history.state, "", pathname + query + window.location.hash);
      }
      return unchanged();
    },
    pictureOrTable(choice) {
      return choice === "tabel" ? ["hidden", "scroll"] : ["map", "hidden"];
    },
    chartOrTable(choice) {
      return choice === "tabel" ? ["hidden", "scroll"] : ["trend-graph", "hidden"];
    },
    cardPictureOrTable(choice) {
      return choice === "tabel" ? ["hidden", "scroll"] : ["picture", "hidden"];
    },
    mapLayer(layers, measure, scheme) {
      if (!layers) return Array(6).fill(unchanged());
      const layer = layers.layers[measure];
      const hideout = { ...layer, texts: layers.texts, selected: layers.selected, scope: layers.scope, scheme };
      /* Address and colours go together: a layer that is still loading does not look at new colours. */
      const [areas, labels, districts] = layers.urls;
      return [areas, hideout, labels, { labels: layers.labels, scheme }, districts, { scheme }];
    },
    measureClass(measure) {
      return "map-body measure-" + measure;
    },
    chooseArea(click) {
      return click && click.properties ? click.properties.code : unchanged();
    },
    chartScheme(figure, scheme, templates) {
      if (!figure || !templates) return unchanged();
      return { ...figure, layout: { ...figure.layout, template: templates[scheme === "dark" ? "dark" : "light"] } };
    },
  };

  /* Keys: "/" to the area, "[" and "]" a period back and forth; never while typing. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      const area = document.getElementById("schil-gebied");
      if (area) { event.preventDefault(); area.focus(); }
    }
  });

  /* A table twin sorts by its heading; React keeps the rows, only their order changes. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("table.twin .sort");
    if (!button) return;
    const heading = button.closest("th");
    const table = button.closest("table");
    const column = [...heading.parentNode.children].indexOf(heading);
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of heading.parentNode.children) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const numeric = heading.classList.contains("num");
    const value = (row) => row.children[column].dataset.order;
    const compare = (a, b) => (numeric || !isNaN(value(a)) && !isNaN(value(b)) ? value(a) - value(b) : value(a).localeCompare(value(b), "nl"));
    const body = table.tBodies[0];
    [...body.rows].sort((a, b) => (ascending ? 1 : -1) * compare(a, b)).forEach((row) => body.appendChild(row));
  });
})();
