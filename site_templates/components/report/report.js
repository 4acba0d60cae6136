/* A report that has no form to go to: name the item at the foot of the page, where it can be copied. */
(function () {
  'use strict';
  const place = document.querySelector('[data-report-item]');
  if (!place) {
    return;
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-report][href="#report"]') : null;
    if (link) {
      place.textContent = place.getAttribute('data-report-item') + ' ' + link.getAttribute('data-report');
    }
  });
})();
