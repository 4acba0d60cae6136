/* A table on the screen as cells of lines: what Word and Excel are written from. Nothing is in it that is not shown. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const memo = bilin.memo;
  const LEFT_OUT = 'details, button, svg, [data-nocopy], [data-report], [aria-hidden="true"]';
  const BLOCKS = 'p, li, dl > div, [data-relation-mark]';

  /**
   * The name of a plan has a line each for its place, its text, and kind and year.
   * @param {Element} copy
   */
  function breakLabels(copy) {
    copy.querySelectorAll('[data-plan] > a ~ a, [data-plan] > a ~ a ~ span').forEach((part) => part.before('\n'));
  }

  /**
   * The lines of a cell as they are read, without what is there to be pressed or unfolded.
   * @param {Element} cell
   */
  memo.linesOf = (cell) => {
    const copy = /** @type {Element} */ (cell.cloneNode(true));
    copy.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
    breakLabels(copy);
    copy.querySelectorAll(BLOCKS).forEach((block) => {
      block.before('\n');
      block.append('\n');
    });
    const lines = String(copy.textContent).split('\n');
    return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  };

  /**
   * @param {HTMLTableCellElement} cell
   * @param {string[]} columns
   * @returns {MemoCell}
   */
  function cellOf(cell, columns) {
    const cite = cell.getAttribute('data-cite') || '';
    return {
      lines: memo.linesOf(cell),
      isHeading: cell.tagName === 'TH',
      columns: cell.colSpan,
      rows: cell.rowSpan,
      state: cell.getAttribute('data-state') || '',
      note:
        cite && columns[cell.cellIndex - 1] ? bilin.fillWords(columns[cell.cellIndex - 1], { paragraph: cite }) : '',
    };
  }

  /* `references`: how each column after the first is cited, with the paragraph left open. */
  memo.tableOf = (table, references) => ({
    caption: table.caption ? memo.linesOf(table.caption).join('') : '',
    header: table.tHead ? table.tHead.rows.length : 0,
    rows: Array.from(table.rows).map((row) => Array.from(row.cells).map((cell) => cellOf(cell, references))),
  });

  /* `flatMap` is newer than the oldest browsers that the scripts are for. */
  memo.flatten = (lists) => lists.reduce((all, list) => all.concat(list), []);

  /** @param {MemoTable[]} tables */
  function cellsOf(tables) {
    return memo.flatten(memo.flatten(tables.map(({ rows }) => rows)));
  }

  memo.widthOf = ({ rows }) =>
    rows.reduce(
      (width, row) =>
        Math.max(
          width,
          row.reduce((sum, { columns }) => sum + columns, 0),
        ),
      0,
    );

  /* Each note once, in the order in which the tables come to it. */
  memo.notesOf = (tables) => {
    return Array.from(
      new Set(
        cellsOf(tables)
          .map(({ note }) => note)
          .filter(Boolean),
      ),
    );
  };

  const REASON = /^([^（]+)（(.*)）$/;
  const OFTEN = 3;

  /** @param {MemoCell} cell */
  function reasonsOf({ state, lines }) {
    const match = state !== 'value' && lines.length ? REASON.exec(lines[0]) : null;
    return match ? { word: match[1], reasons: match[2].split('；') } : null;
  }

  /* Why cells have no value is said once, above the tables, if many say the same. */
  memo.saidOnce = (tables) => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const cells = cellsOf(tables);
    cells.map(reasonsOf).forEach((absence) => {
      (absence ? absence.reasons : []).forEach((reason) => {
        const key = absence ? `${absence.word}：${reason}` : '';
        counts.set(key, (counts.get(key) || 0) + 1);
      });
    });
    const often = Array.from(counts.keys()).filter((key) => (counts.get(key) || 0) >= OFTEN);
    cells.forEach((cell) => {
      const absence = reasonsOf(cell);
      if (absence) {
        const rest = absence.reasons.filter((reason) => often.indexOf(`${absence.word}：${reason}`) < 0);
        cell.lines = [rest.length ? `${absence.word}（${rest.join('；')}）` : absence.word, ...cell.lines.slice(1)];
      }
    });
    return often;
  };

  memo.escape = (text) =>
    Array.from(text)
      .map((sign) => (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/.test(sign) && sign.length === 1 ? '\ufffd' : sign))
      .join('')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;');

  /* How wide a text is, in columns of a fixed-width font: Chinese characters take two. */
  memo.wide = (text) =>
    Array.from(text).reduce(
      (sum, sign) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(sign) || sign.length > 1 ? 2 : 1),
      0,
    );
})();
