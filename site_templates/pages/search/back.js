/* Who comes back to a page of results finds as many of them as before, and the one that was left in the same place. */
(function () {
  'use strict';
  const search = window.bilin.search;
  const FIRST = 10;
  /* Results come later than a browser waits for before it scrolls. */
  window.history.scrollRestoration = 'manual';

  search.remember = (limit) => {
    window.history.replaceState({ limit, top: window.scrollY }, '');
  };

  search.rememberedLimit = () => Number((window.history.state || {}).limit) || FIRST;

  search.comeBack = () => {
    const { top } = window.history.state || {};
    if (top) {
      window.scrollTo(0, top);
      // Once: what is searched for next starts at its top.
      window.history.replaceState({ ...window.history.state, top: 0 }, '');
    }
  };
})();
