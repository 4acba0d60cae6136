/* Files of comma-separated values. */
(function () {
  'use strict';

  /* Spreadsheets run what begins like a formula, with full-width signs too in East Asian editions: the same list as in
     builder/export/csv.py. */
  /** @param {string | number} value */
  function quoted(value) {
    const text = String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  window.bilin.csv = (lines) => '\ufeff' + lines.map((line) => line.map(quoted).join(',') + '\r\n').join('');
})();
