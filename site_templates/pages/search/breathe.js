/* Long work in slices, so that what a reader types or presses meanwhile is answered. */
(function () {
  'use strict';
  /* A slow phone takes four times as long, which is still less than what is felt. */
  const SLICE_MS = 8;
  let start = performance.now();

  window.bilin.search.breathe = async () => {
    if (performance.now() - start > SLICE_MS) {
      await new Promise((resolve) => window.setTimeout(resolve, 0));
      start = performance.now();
    }
  };
})();
