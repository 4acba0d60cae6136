/* On a phone a long table shows the beginning of each group of its rows, a card that says so its first cells, and parts
   of a page that say so their heading; at any width tables that say so fold, and cells show few programmes. The rest
   follows at a press. A row of what stands side by side is as long as it has columns.
   It stays part of the page: who searches the page finds it, a link to it opens it, paper and files have it. Browsers
   that cannot find what is folded fold nothing. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const NARROW = '(max-width: 37.5em)';
  const ROWS = 30;
  /* On a question page each text shows its first answers: what the others say is more to a reader than the tenth of one. */
  const ANSWERS = 10;
  const ANSWERING = '[data-answers]';
  const CELLS = 4;
  const LINES = 5;
  const DEEP = '[data-folds]';
  /* A table of which one wants a single group, and whose rows are boxes at any width. */
  const ALWAYS = '[data-folds="always"]';
  const BESIDE = '[data-beside]';
  const FOLDED = 'until-found';
  const IS_FOLDED = `[hidden="${FOLDED}"]`;
  const PART = 'details[data-folds]';
  const MARKED = 'mark[data-query]';
  const main = /** @type {HTMLElement | null} */ (document.querySelector('main[data-fold]'));
  const [rowsWords, cellsWords, allWords] = String(main && main.dataset.fold).split('|');

  /** @param {HTMLTableSectionElement} body */
  function rowsOf(body) {
    const rows = Array.from(body.rows).filter((row) => row.getAttribute('hidden') !== '');
    return rows.filter((row) => !row.querySelector('[scope="rowgroup"]:only-child'));
  }

  /**
   * What is folded of a group of rows or of a card, and the button that shows it.
   * @type {Map<Element, { rest: HTMLElement[], button: HTMLElement }>}
   */
  const folds = new Map();

  /** @param {Element} owner */
  function unfold(owner) {
    const folded = folds.get(owner);
    if (folded) {
      folded.rest.filter((part) => part.matches(IS_FOLDED)).forEach((part) => part.removeAttribute('hidden'));
      folded.button.remove();
      folds.delete(owner);
    }
  }

  function unfoldAll() {
    Array.from(folds.keys()).forEach(unfold);
  }

  /**
   * @param {Element} owner
   * @param {HTMLElement[]} parts
   * @param {number} limit
   * @param {Set<Element>} opened
   * @param {{ look: string, words: string }} how
   */
  function fold(owner, parts, limit, opened, { look, words }) {
    const rest = parts.slice(limit);
    const least = limit ? 2 : 1;
    if (rest.length < least || opened.has(owner) || owner.querySelector(MARKED)) {
      return null;
    }
    rest.forEach((part) => part.setAttribute('hidden', FOLDED));
    const button = bilin.button(`button ${look}`, bilin.fillWords(words, { count: rest.length }), () => {
      opened.add(owner);
      unfold(owner);
      rest[0].tabIndex = -1;
      rest[0].focus();
    });
    button.setAttribute('data-rest', '');
    folds.set(owner, { rest, button });
    return button;
  }

  /** @param {HTMLTableRowElement} row */
  function shownCells(row) {
    const isShown = (/** @type {Element} */ cell) => window.getComputedStyle(cell).display !== 'none';
    return Array.from(row.cells).filter((cell) => !cell.hidden && isShown(cell));
  }

  /**
   * A group shows so many of its rows; the button stands in the last of them, or below the only group.
   * @param {HTMLTableSectionElement} body
   * @param {number} limit
   * @param {Set<Element>} opened
   */
  function foldRows(body, limit, opened) {
    const rows = rowsOf(body);
    const button = fold(body, rows, limit, opened, { look: 'fold-rest', words: rowsWords });
    const table = /** @type {HTMLTableElement} */ (body.parentElement);
    if (button && table.tBodies.length > 1) {
      const last = /** @type {Element} */ (shownCells(rows[limit - 1]).pop());
      last.setAttribute('data-holds', '');
      last.append(button);
    } else if (button) {
      table.after(button);
    }
  }

  /**
   * A card shows its heading and its first cells.
   * @param {HTMLTableRowElement} row
   * @param {Set<Element>} opened
   */
  function foldCells(row, opened) {
    const cells = shownCells(row);
    const button = fold(row, cells, CELLS, opened, { look: 'fold-more', words: cellsWords });
    if (button) {
      cells[CELLS - 1].append(button);
    }
  }

  /**
   * Of programmes in a cell those with a line each show the first, those in full none: rows above name them. At any width.
   * @param {HTMLTableCellElement} cell
   * @param {Set<Element>} opened
   */
  function foldBlocks(cell, opened) {
    const blocks = /** @type {HTMLElement[]} */ (Array.from(cell.children));
    const full = blocks.filter(({ tagName }) => tagName === 'DIV');
    const button = full.length
      ? fold(cell, full, 0, opened, { look: 'fold-more', words: allWords })
      : fold(cell, blocks, LINES, opened, { look: 'fold-more', words: cellsWords });
    if (button) {
      cell.append(button);
    }
  }

  /** Whether its rows are cards: only a box of its own can be folded and found. */
  /** @param {HTMLTableElement} table */
  function hasCards(table) {
    const row = table.tBodies.length ? table.tBodies[0].rows[0] : null;
    return row !== null && /^(block|flex|grid)$/.test(window.getComputedStyle(row).display);
  }

  /**
   * How many columns stand side by side in a table, each a card of its own within a row.
   * @param {HTMLTableElement} table
   */
  function placesOf(table) {
    return table.tHead && table.matches(BESIDE) ? table.tHead.rows[0].cells.length - 1 : 1;
  }

  /**
   * The tables of a page, each as folded as there is need.
   * @param {HTMLElement} main
   * @param {MediaQueryList} narrow
   * @param {Set<Element>} opened
   */
  function foldTables(main, narrow, opened) {
    unfoldAll();
    main.querySelectorAll('td[data-folds]').forEach((cell) => {
      foldBlocks(/** @type {HTMLTableCellElement} */ (cell), opened);
    });
    main.querySelectorAll('table').forEach((table) => {
      const bodies = Array.from(table.tBodies);
      if (!(narrow.matches || table.matches(ALWAYS)) || !hasCards(table)) {
        return;
      }
      if (table.matches(DEEP)) {
        Array.from(table.rows).forEach((row) => foldCells(row, opened));
      }
      const budget = Math.floor((table.matches(ANSWERING) ? ANSWERS : ROWS) / placesOf(table));
      if (bodies.reduce((sum, body) => sum + rowsOf(body).length, 0) > budget) {
        const limit = Math.max(1, Math.floor(budget / bodies.length));
        bodies.forEach((body) => foldRows(body, limit, opened));
      }
    });
  }

  /**
   * What is folded around a place opens.
   * @param {Element} place
   * @param {Set<Element>} opened
   */
  function reveal(place, opened) {
    folds.forEach(({ rest }, owner) => {
      if (rest.some((part) => part.contains(place))) {
        opened.add(owner);
        unfold(owner);
      }
    });
    const part = /** @type {HTMLDetailsElement | null} */ (place.closest(PART));
    if (part) {
      part.open = true;
    }
  }

  /**
   * Paper has all rows and all parts of a page; what was folded is folded again behind it.
   * @param {HTMLDetailsElement[]} parts
   * @param {() => void} refresh
   */
  function openForPaper(parts, refresh) {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    /** @param {boolean} isOpen */
    const turn = (isOpen) =>
      opened.forEach((part) => {
        part.open = isOpen;
      });
    window.addEventListener('beforeprint', () => {
      unfoldAll();
      opened = parts.filter((part) => !part.open);
      turn(true);
    });
    window.addEventListener('afterprint', () => {
      turn(false);
      refresh();
    });
  }

  /** @param {HTMLElement} main @param {MediaQueryList} narrow */
  function start(main, narrow) {
    const parts = /** @type {HTMLDetailsElement[]} */ (Array.from(main.querySelectorAll(PART)));
    /** @type {Set<Element>} */
    const opened = new Set();
    const refresh = () => foldTables(main, narrow, opened);

    function foldAll() {
      parts.forEach((part) => {
        part.open = !narrow.matches || part.querySelector(MARKED) !== null;
      });
      refresh();
    }

    function revealTarget() {
      const target = bilin.findAnchor();
      if (target && target.closest(`${IS_FOLDED}, ${PART}:not([open])`)) {
        reveal(target, opened);
        target.scrollIntoView();
      }
    }

    foldAll();
    revealTarget();
    openForPaper(parts, refresh);
    narrow.addEventListener('change', foldAll);
    window.addEventListener('hashchange', revealTarget);
    document.addEventListener('bilin-filtered', refresh);
    document.addEventListener('beforematch', (event) => reveal(/** @type {Element} */ (event.target), opened));
  }

  if (main && window.matchMedia && 'onbeforematch' in document.body) {
    start(main, window.matchMedia(NARROW));
  }
})();
