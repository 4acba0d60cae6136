/* On a phone a long table shows the beginning of each group of its rows, and parts of a page that say so show their
   heading; the rest follows at a press. It stays part of the page: who searches the page finds it, a link to it opens
   it, paper and files have it. Browsers that cannot find what is folded fold nothing. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const NARROW = '(max-width: 37.5em)';
  const ROWS = 30;
  const FOLDED = 'until-found';
  const IS_FOLDED = `[hidden="${FOLDED}"]`;
  const PART = 'details[data-folds]';
  const MARKED = 'mark[data-query]';

  /** @param {HTMLTableSectionElement} body */
  function rowsOf(body) {
    const rows = Array.from(body.rows).filter((row) => row.getAttribute('hidden') !== '');
    return rows.filter((row) => !row.querySelector('[scope="rowgroup"]:only-child'));
  }

  /** @param {HTMLTableSectionElement} body */
  function unfold(body) {
    body.querySelectorAll(IS_FOLDED).forEach((row) => row.removeAttribute('hidden'));
    const table = /** @type {Element} */ (body.parentElement);
    /** @type {Element} */ (table.parentElement)
      .querySelectorAll(':scope > [data-rest]')
      .forEach((part) => part.remove());
    body.querySelectorAll('[data-rest]').forEach((part) => part.remove());
  }

  /**
   * @param {HTMLTableSectionElement} body
   * @param {number} limit
   * @param {string} words
   * @param {Set<HTMLTableSectionElement>} opened
   */
  function fold(body, limit, words, opened) {
    const rows = rowsOf(body);
    const rest = rows.slice(limit);
    if (rest.length < 2 || opened.has(body) || body.querySelector(MARKED)) {
      return;
    }
    rest.forEach((row) => row.setAttribute('hidden', FOLDED));
    const button = bilin.button('button fold-rest', bilin.fillWords(words, { count: rest.length }), () => {
      opened.add(body);
      unfold(body);
      rest[0].tabIndex = -1;
      rest[0].focus();
    });
    button.setAttribute('data-rest', '');
    const table = /** @type {HTMLTableElement} */ (body.parentElement);
    if (table.tBodies.length > 1) {
      /** @type {Element} */ (rows[limit - 1].lastElementChild).append(button);
    } else {
      table.after(button);
    }
  }

  /** Whether its rows are cards: only a box of its own can be folded and found. */
  /** @param {HTMLTableElement} table */
  function hasCards(table) {
    const row = table.tBodies.length ? table.tBodies[0].rows[0] : null;
    return row !== null && /^(block|flex)$/.test(window.getComputedStyle(row).display);
  }

  /**
   * The tables of a page, each as folded as there is need.
   * @param {HTMLElement} main
   * @param {MediaQueryList} narrow
   * @param {Set<HTMLTableSectionElement>} opened
   */
  function foldTables(main, narrow, opened) {
    main.querySelectorAll('table').forEach((table) => {
      const bodies = Array.from(table.tBodies);
      bodies.forEach(unfold);
      const count = bodies.reduce((sum, body) => sum + rowsOf(body).length, 0);
      if (narrow.matches && count > ROWS && hasCards(table)) {
        const limit = Math.max(1, Math.floor(ROWS / bodies.length));
        bodies.forEach((body) => fold(body, limit, String(main.dataset.fold), opened));
      }
    });
  }

  /**
   * What is folded around a place opens.
   * @param {Element} place
   * @param {Set<HTMLTableSectionElement>} opened
   */
  function reveal(place, opened) {
    const row = place.closest(IS_FOLDED);
    if (row) {
      const body = /** @type {HTMLTableSectionElement} */ (row.parentElement);
      opened.add(body);
      unfold(body);
    }
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
      document.querySelectorAll('tbody').forEach(unfold);
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
    /** @type {Set<HTMLTableSectionElement>} */
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

  const main = /** @type {HTMLElement | null} */ (document.querySelector('main[data-fold]'));
  if (main && window.matchMedia && 'onbeforematch' in document.body) {
    start(main, window.matchMedia(NARROW));
  }
})();
