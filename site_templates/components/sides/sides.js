/* Tables that turn into cards on a phone stay tables for those who listen to them: laid out otherwise, Chromium 78
   forgets that they are tables unless their parts say so. */
(function () {
  'use strict';
  /** @type {Record<string, string>} */
  const ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  /** @type {Record<string, string>} */
  const SCOPES = { col: 'columnheader', row: 'rowheader', rowgroup: 'rowheader' };

  document.querySelectorAll('table[data-cards]').forEach((table) => {
    [table, ...table.querySelectorAll('thead, tbody, tr, td, th')].forEach((part) => {
      part.setAttribute('role', ROLES[part.tagName] || SCOPES[part.getAttribute('scope') || 'row']);
    });
  });
})();
