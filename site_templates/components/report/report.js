/* A report that has no form to go to: name the item at the foot of the page, where it can be copied. */
(function () {
  'use strict';
  var place = document.querySelector('[data-report-item]');
  if (!place) { return; }
  document.addEventListener('click', function (event) {
    var link = event.target.closest ? event.target.closest('a[data-report][href="#report"]') : null;
    if (link) { place.textContent = place.getAttribute('data-report-item') + ' ' + link.getAttribute('data-report'); }
  });
}());
