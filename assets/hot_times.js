/* Tijden in the browser: which comparison is shown. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});

  clientside.hot_times = {
    kindClass: (kind) => "compare-body kind-" + kind,
  };
})();
