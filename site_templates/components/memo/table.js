/* A table on the screen as cells of lines: what Word and Excel are written from. Nothing is in it that is not shown. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const memo = bilin.memo;
  const LEFT_OUT = 'details, button, svg, [data-nocopy], [data-report], [aria-hidden="true"]';
  const BLOCKS = 'p, li, small, dl > div, [data-line], [data-relation-mark]';
  /* Ends a line; no text of a page has it. */
  const BREAK = '\u0001';

  /**
   * The name of a plan has a line each for its place, its text, and kind and year.
   * @param {Element} copy
   */
  function breakLabels(copy) {
    copy.querySelectorAll('[data-plan] > a ~ a, [data-plan] > a ~ a ~ span').forEach((part) => part.before(BREAK));
  }

  /**
   * A cell's elements without what is there to be pressed or unfolded, each link one text, and lines ended by a sign.
   * @param {Element} cell
   */
  function broken(cell) {
    const copy = /** @type {Element} */ (cell.cloneNode(true));
    copy.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
    breakLabels(copy);
    copy.querySelectorAll(BLOCKS).forEach((block) => {
      block.before(BREAK);
      block.append(BREAK);
    });
    copy.normalize();
    return copy;
  }

  /**
   * @param {Element} copy
   * @param {(link: HTMLAnchorElement) => string} noteOf
   * @returns {MemoRun[]}
   */
  function runsIn(copy, noteOf) {
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const runs = [];
    while (texts.nextNode()) {
      const holder = /** @type {Element} */ (texts.currentNode.parentNode);
      const link = /** @type {HTMLAnchorElement | null} */ (holder.closest('a[href]'));
      runs.push({
        text: String(texts.currentNode.nodeValue),
        note: link ? noteOf(link) : '',
        isStrong: Boolean(holder.closest('[data-strong]')),
        isAside: Boolean(holder.closest('[data-aside]')),
      });
    }
    return runs;
  }

  /**
   * Runs by the lines that they stand on.
   * @param {MemoRun[]} runs
   */
  function splitLines(runs) {
    /** @type {MemoRun[][]} */
    const lines = [[]];
    runs.forEach((run) => {
      run.text.split(BREAK).forEach((text, at) => {
        if (at) {
          lines.push([]);
        }
        lines[lines.length - 1].push({ ...run, text });
      });
    });
    return lines;
  }

  /**
   * A line without white space at its ends or twice in a row, as builder/export/grid.py has it.
   * @param {MemoRun[]} line
   */
  function tidy(line) {
    /** @type {MemoRun[]} */
    const kept = [];
    line.forEach((run) => {
      let text = run.text.replace(/[ \t\n\r\f]+/g, ' ');
      text = run.note ? text.replace(/^ | $/g, '') : text;
      if (!kept.length || kept[kept.length - 1].text.endsWith(' ')) {
        text = text.replace(/^ /, '');
      }
      if (text) {
        kept.push({ ...run, text });
      }
    });
    const last = kept.pop();
    const text = last ? last.text.replace(/ $/, '') : '';
    return last && text ? [...kept, { ...last, text }] : kept;
  }

  /**
   * The lines of a cell as they are read.
   * @param {Element} cell
   * @param {(link: HTMLAnchorElement) => string} noteOf
   */
  function runLines(cell, noteOf) {
    return splitLines(runsIn(broken(cell), noteOf))
      .map(tidy)
      .filter((line) => line.length);
  }

  memo.textOf = (line) => line.map(({ text }) => text).join('');

  memo.linesOf = (cell) => runLines(cell, () => '').map(memo.textOf);

  /**
   * The number that a cell is, in its parts: numbers as numbers, and in words why there is none.
   * @param {HTMLTableCellElement} cell
   * @returns {(string | number)[] | null}
   */
  function amountOf(cell) {
    const { figure, unit = '', state = 'value' } = cell.dataset;
    if (figure === undefined) {
      return null;
    }
    const [value, min, max, qualifier, per, firmness] = figure.split('|');
    const numbers = [value, min, max].map((text) => (text ? Number(text) : ''));
    return [...numbers, qualifier, unit, per, firmness, memo.words.states[state]];
  }

  /**
   * @param {PlacedCell} placed
   * @param {MemoCites} cites
   * @returns {MemoCell}
   */
  function cellOf({ cell, column, columns, rows }, { ofLink, ofCell }) {
    const lines = runLines(cell, ofLink);
    const note = ofCell(cell);
    if (note && lines.length) {
      lines[lines.length - 1].push({
        text: '',
        note,
        isStrong: false,
        isAside: false,
      });
    }
    return {
      lines,
      isHeading: cell.tagName === 'TH',
      column,
      columns,
      rows,
      amount: amountOf(cell),
    };
  }

  /**
   * The shown cells of a part of a table at their columns, by row. One of several rows ends with its part.
   * @param {HTMLTableRowElement[]} rows
   */
  function placeCells(rows) {
    /** @type {Set<string>} */
    const occupied = new Set();
    return rows.map((row, at) => {
      let column = 0;
      const cells = Array.from(row.cells).filter((cell) => cell.getAttribute('hidden') !== '');
      return cells.map((cell) => {
        while (occupied.has(`${at},${column}`)) {
          column += 1;
        }
        const placed = {
          cell,
          column,
          columns: cell.colSpan,
          rows: Math.min(cell.rowSpan, rows.length - at),
        };
        for (let down = 0; down < placed.rows; down += 1) {
          for (let across = 0; across < placed.columns; across += 1) {
            occupied.add(`${at + down},${column + across}`);
          }
        }
        column += placed.columns;
        return placed;
      });
    });
  }

  /**
   * The cells of a part of a table by its shown rows: a cell of several begins with the first of them that is shown.
   * @param {HTMLTableSectionElement} part
   */
  function shownRows(part) {
    const rows = Array.from(part.rows);
    const isShown = rows.map((row) => !row.closest('[hidden=""]'));
    /** @type {PlacedCell[][]} */
    const shown = rows.map(() => []);
    placeCells(rows).forEach((cells, at) => {
      cells.forEach((placed) => {
        const own = rows.map((_, each) => each).slice(at, at + placed.rows);
        const left = own.filter((each) => isShown[each]);
        if (left.length) {
          shown[left[0]].push({ ...placed, rows: left.length });
        }
      });
    });
    return shown.filter((_, at) => isShown[at]);
  }

  memo.tableOf = (table, cites) => {
    const head = table.tHead ? shownRows(table.tHead) : [];
    const rows = head.concat(memo.flatten(Array.from(table.tBodies).map(shownRows)));
    return {
      caption: table.caption ? memo.linesOf(table.caption).join('') : '',
      header: head.length,
      rows: rows.map((cells) =>
        cells.sort((left, right) => left.column - right.column).map((placed) => cellOf(placed, cites)),
      ),
    };
  };

  /* `flatMap` is newer than the oldest browsers that the scripts are for. */
  memo.flatten = (lists) => lists.reduce((all, list) => all.concat(list), []);

  memo.cellsOf = (tables) => memo.flatten(memo.flatten(tables.map(({ rows }) => rows)));

  memo.widthOf = ({ rows }) =>
    memo.flatten(rows).reduce((width, { column, columns }) => Math.max(width, column + columns), 0);

  /* Each note once, in the order in which the tables come to it. */
  memo.notesOf = (tables) => {
    const runs = memo.flatten(memo.flatten(memo.cellsOf(tables).map(({ lines }) => lines)));
    return Array.from(new Set(runs.map(({ note }) => note).filter(Boolean)));
  };
})();
