/* On narrow screens the matrix is laid out as cards, and Chromium 78 then forgets that it is a table unless it is told. */
(function () {
  'use strict';
  var ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', 'thead th': 'columnheader', 'tbody th': 'rowheader', td: 'cell' };
  Array.prototype.forEach.call(document.querySelectorAll('.matrix'), function (matrix) {
    Object.keys(ROLES).forEach(function (selector) {
      var found = selector === 'table' ? [matrix] : matrix.querySelectorAll(selector);
      Array.prototype.forEach.call(found, function (one) { one.setAttribute('role', ROLES[selector]); });
    });
  });
}());
