/* Tables that turn into cards on a phone stay tables for those who listen to them. */
(function () {
  'use strict';
  var ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  var SCOPES = { col: 'columnheader', row: 'rowheader', rowgroup: 'rowheader' };
  var all = document.querySelectorAll('table.sides, table.sides thead, table.sides tbody, table.sides tr, table.sides td, table.sides th');
  for (var i = 0; i < all.length; i += 1) {
    all[i].setAttribute('role', ROLES[all[i].tagName] || SCOPES[all[i].getAttribute('scope')]);
  }
}());
