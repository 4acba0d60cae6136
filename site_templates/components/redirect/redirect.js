/* A page at an old address leads on with the anchor and the choice that the address has: those stay as they were. */
(function () {
  'use strict';
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a[data-redirect]'));
  if (!link) {
    return;
  }
  // The whole address of the link may have a choice of its own, as that of a comparison has.
  const target = new URL(link.href);
  target.search = target.search || window.location.search;
  target.hash = window.location.hash;
  link.href = target.href;
  window.location.replace(target.href);
})();
