/* Taking a comparison away as CSV, with where everything comes from. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const LEFT_OUT = 'details, button, [data-relation-mark]';

  /**
   * The text of a cell, each of its paragraphs on a line.
   * @param {Element} cell
   */
  function linesOf(cell) {
    const copy = /** @type {Element} */ (cell.cloneNode(true));
    copy.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
    copy.querySelectorAll('p, li, dl > div').forEach((block) => block.append('\n'));
    return String(copy.textContent)
      .replace(/[ \t]*\n\s*/g, '\n')
      .trim();
  }

  /** @param {string} html */
  function linesOfHtml(html) {
    return linesOf(Object.assign(document.createElement('div'), { innerHTML: html }));
  }

  /**
   * The different values of an attribute within a cell.
   * @param {Element} cell
   * @param {string} name
   */
  function valuesOf(cell, name) {
    const values = Array.from(cell.querySelectorAll(`[${name}]`)).map((part) => part.getAttribute(name) || '');
    return Array.from(new Set(values)).filter(Boolean).join('；');
  }

  /**
   * @param {HTMLTableRowElement} row
   * @param {string} group
   * @param {CompareColumn[]} columns
   */
  function linesOfRow(row, group, columns) {
    const cells = Array.from(row.querySelectorAll('td[data-label]'));
    return cells.map((cell, at) => {
      const { place, code, title, kind, year, source } = columns[at];
      const mark = cell.querySelector('[data-relation-mark]') || row.querySelector('th [data-relation-mark]');
      const relation = (mark && mark.getAttribute('data-relation-mark')) || '';
      const state = cell.getAttribute('data-state') || '';
      const units = [valuesOf(cell, 'data-unit'), valuesOf(cell, 'data-period')];
      const value = [state, linesOf(cell), relation, ...units];
      const origin = source.map(([, , html]) => linesOfHtml(html));
      return [group, linesOf(row.cells[0]), place, code, title, kind, year, ...value, ...origin];
    });
  }

  /* One line a cell: a table of that form can be sorted and filtered without losing what a number belongs to. */
  compare.csv = (table, columns) => {
    const lines = [compare.words('csv_head').split(',')];
    let group = '';
    Array.from(table.rows).forEach((row) => {
      const heading = row.querySelector('th[scope="rowgroup"]');
      group = heading ? linesOf(heading) : group;
      lines.push(...linesOfRow(row, group, columns));
    });
    return bilin.csv(lines);
  };
})();
