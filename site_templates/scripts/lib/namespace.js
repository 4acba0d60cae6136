/* The one namespace of the scripts. Data files of the comparison may come first, and what they brought stays. */
(function () {
  'use strict';
  const empty = {
    plans: {},
    planMaterials: {},
    details: {},
    quotes: {},
    buckets: {},
    compare: {},
    memo: {},
    filters: {},
    groups: {},
    kept: {},
    search: {},
  };
  window.bilin = /** @type {Bilin} */ (Object.assign(empty, window.bilin));
})();
