/* The one namespace of the scripts. Data files of the comparison may come first, and what they brought stays. */
(function () {
  'use strict';
  // eslint-disable-next-line id-denylist -- the data files in compare/find/ write to `bilin.found`
  const empty = { plans: {}, quotes: {}, found: {}, compare: {}, filters: {}, search: {} };
  window.bilin = /** @type {Bilin} */ (Object.assign(empty, window.bilin));
})();
