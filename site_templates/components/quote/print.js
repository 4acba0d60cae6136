/* Paper cannot be unfolded: what is closed is opened for it, and closed again; but neither what stands open until a reader
   folds it away, nor drawings of numbers that the page has in a table, nor what says that paper does without it.
   Quotations that open in their places become numbered notes at the end, each once: in the cell of a table a sentence
   would take a sheet. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const KEPT = ':not([data-drawings]):not([data-off-paper]):not([data-quoted]):not(.part)';
  const CLOSED = `details:not([open])${KEPT}`;
  const QUOTED = 'details[data-quoted]';
  const BRIEF = '.pair';
  const WHOLE = 'print-whole';

  /** @param {string} selector */
  function all(selector) {
    return [...document.querySelectorAll(selector)];
  }

  /** What was opened for paper is closed again, and the other way round. */
  function turn() {
    all('details[data-turned]').forEach((part) => {
      const details = /** @type {HTMLDetailsElement} */ (part);
      details.open = !details.open;
    });
  }

  /** @param {Element} block */
  function wordsOf(block) {
    return String(bilin.part(block, 'p').textContent).replace(/\s/g, '');
  }

  /** @param {Element} block */
  function sourceOf(block) {
    return /** @type {HTMLAnchorElement} */ (bilin.part(block, 'footer a')).href;
  }

  /**
   * Whether a quotation of the same paragraph has all the words of this.
   * @param {Element} block
   * @param {Element} longer
   */
  function isWithin(block, longer) {
    const words = wordsOf(longer);
    const pieces = wordsOf(block).split('\u2026\u2026');
    return sourceOf(block) === sourceOf(longer) && pieces.every((piece) => words.indexOf(piece) >= 0);
  }

  /**
   * Those that stand on the page come first, then the longest.
   * @param {Element} block
   */
  function rank(block) {
    return block.closest(QUOTED) ? wordsOf(block).replace(/\u2026/g, '').length : Infinity;
  }

  /**
   * The quotations to be printed, each with its number, in the order in which the page has them; and by which of them
   * each quotation is told.
   * @param {Element[]} blocks
   */
  function numbered(blocks) {
    const longest = blocks.slice().sort((left, right) => rank(right) - rank(left) || 0);
    const tellers = new Map();
    blocks.forEach((block) => {
      const teller = longest.find((longer) => isWithin(block, longer));
      tellers.set(block, teller);
    });
    const numbers = new Map();
    blocks.forEach((block) => {
      const teller = tellers.get(block);
      numbers.set(teller, numbers.get(teller) || numbers.size + 1);
    });
    return { tellers, numbers };
  }

  /**
   * A quotation at the foot of the page, without what scripts have added.
   * @param {Element} block
   * @param {number} number
   */
  function note(block, number) {
    const words = /** @type {Element} */ (bilin.part(block, 'p').cloneNode(true));
    words.removeAttribute('data-search');
    const source = /** @type {Element} */ (bilin.part(block, 'footer a').cloneNode(true));
    return bilin.element('li', { value: String(number) }, words, source);
  }

  /**
   * What is printed: two plans side by side leave their sentences out unless the whole page is wanted.
   * @param {Element} part
   */
  function isPrinted(part) {
    return document.documentElement.classList.contains(WHOLE) || !part.closest(BRIEF);
  }

  function addNotes() {
    const blocks = all('.content blockquote[data-citation]').filter(isPrinted);
    const { tellers, numbers } = numbered(blocks);
    const quoted = all(QUOTED).filter((details) => isPrinted(details) && details.querySelector('blockquote'));
    quoted.forEach((details) => {
      const own = [...details.querySelectorAll('blockquote')].map((block) => numbers.get(tellers.get(block)));
      const signs = [...new Set(own)].map((number) => `\uff3b${number}\uff3d`).join('');
      details.after(bilin.element('sup', { class: 'endnotes__sign', 'data-endnote': '' }, signs));
    });
    const list = bilin.element('ol', { class: 'endnotes__list' });
    numbers.forEach((number, block) => {
      block.setAttribute('data-number', `\uff3b${number}\uff3d`);
      if (block.closest(QUOTED)) {
        list.append(note(block, number));
      }
    });
    if (list.childElementCount) {
      const title = String(bilin.part(document, '[data-endnotes]').getAttribute('data-endnotes'));
      const heading = bilin.element('h2', {}, title);
      const place = bilin.part(document, '.content');
      place.append(bilin.element('section', { class: 'endnotes', 'data-endnote': '' }, heading, list));
    }
  }

  window.addEventListener('beforeprint', () => {
    all(`${CLOSED}, ${QUOTED}[open]`).forEach((details) => details.setAttribute('data-turned', ''));
    turn();
    addNotes();
  });

  window.addEventListener('afterprint', () => {
    turn();
    all('[data-turned]').forEach((part) => part.removeAttribute('data-turned'));
    all('[data-number]').forEach((part) => part.removeAttribute('data-number'));
    all('[data-endnote]').forEach((part) => part.remove());
    document.documentElement.classList.remove(WHOLE);
  });

  // A page that prints what matters can be printed whole.
  all('[data-print-whole]').forEach((place) => {
    const words = String(place.getAttribute('data-print-whole'));
    const button = bilin.button('button', words, () => {
      document.documentElement.classList.add(WHOLE);
      window.print();
    });
    place.append(' ', button);
  });
})();
