/* A report that has no form to go to: a filled-in text is copied, and the item is named at the foot of the page. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-report-item]'));
  if (!place) {
    return;
  }
  const { reportItem, reportText, reportCopied } = place.dataset;

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-report][href="#report"]') : null;
    if (link) {
      const claim = String(link.getAttribute('data-report'));
      const isCopied = bilin.copyText(bilin.fillWords(String(reportText), { claim, address: window.location.href }));
      place.textContent = reportItem + ' ' + claim + (isCopied ? reportCopied : '');
    }
  });
})();
