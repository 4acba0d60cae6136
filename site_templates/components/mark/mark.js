/* Words that a search found are marked on the page it leads to: `?mark=` holds them as they stand there. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const MAX_LENGTH = 100;
  const MAX_WORDS = 8;
  const MAX_MARKS = 200;

  /** @typedef {{ node: Text, index: number }} Position */

  /**
   * The words to mark, of the query of an address.
   * @param {string} query
   */
  function wordsOf(query) {
    const words = new URLSearchParams(query).getAll('mark').slice(0, MAX_WORDS);
    return words.map((word) => word.slice(0, MAX_LENGTH).replace(/\s/g, '').toLowerCase()).filter(Boolean);
  }

  /**
   * The text below an element without white space, and where each of its characters stands.
   * @param {HTMLElement} main
   */
  function textOf(main) {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    /** @type {Position[]} */
    const positions = [];
    let text = '';
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      // Only what search finds a page by: its heading, and what the templates mark.
      if (!node.parentElement || !node.parentElement.closest('[data-search], h1')) {
        continue;
      }
      for (let at = 0; at < node.data.length; at += 1) {
        const lower = node.data[at].toLowerCase();
        if (!/\s/.test(lower) && lower.length === 1) {
          text += lower;
          positions.push({ node, index: at });
        }
      }
    }
    return { text, positions };
  }

  /**
   * For each character of a text the number of the match that it belongs to, 0 for none.
   * @param {string} text
   * @param {string[]} words
   */
  function marked(text, words) {
    const marks = new Array(text.length).fill(0);
    let count = 0;
    words.forEach((word) => {
      let at = text.indexOf(word);
      while (at >= 0 && count < MAX_MARKS) {
        count += 1;
        marks.fill(count, at, at + word.length);
        at = text.indexOf(word, at + word.length);
      }
    });
    return marks;
  }

  /**
   * @param {Text} node
   * @param {number} from
   * @param {number} to
   */
  function wrap(node, from, to) {
    const range = document.createRange();
    const mark = bilin.element('mark', { 'data-query': '' });
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(mark);
    const details = mark.closest('details');
    if (details) {
      details.open = true;
    }
    return mark;
  }

  /**
   * Wrap each stretch of marked characters within a text node, and return the first mark of each match. From the end, so
   * that what is still to be wrapped keeps its place.
   * @param {Position[]} positions
   * @param {number[]} marks
   */
  function wrapAll(positions, marks) {
    /** @type {HTMLElement[]} */
    const firsts = [];
    let end = marks.length;
    while (end > 0) {
      let start = end - 1;
      if (marks[start]) {
        const node = positions[start].node;
        while (start > 0 && marks[start - 1] === marks[start] && positions[start - 1].node === node) {
          start -= 1;
        }
        const mark = wrap(node, positions[start].index, positions[end - 1].index + 1);
        if (!start || marks[start - 1] !== marks[start]) {
          firsts.unshift(mark);
        }
      }
      end = start;
    }
    return firsts;
  }

  /**
   * The match that the address leads to: the first at or behind its anchor.
   * @param {HTMLElement[]} firsts
   */
  function matchAtAnchor(firsts) {
    const anchor = bilin.findAnchor();
    const at = firsts.findIndex(
      (mark) => !anchor || anchor.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return Math.max(0, at);
  }

  /**
   * A bar that leads from one match to the next.
   * @param {HTMLElement} place
   * @param {HTMLElement[]} firsts
   */
  function showBar(place, firsts) {
    const [label, count, previous, next, close] = String(place.dataset.matches).split('|');
    const status = bilin.element('span', { class: 'matches__count', role: 'status' });
    const bar = bilin.element('div', { class: 'matches', role: 'group', 'aria-label': label }, status);
    let at = matchAtAnchor(firsts);

    /** @param {number} by */
    function step(by) {
      firsts[at].removeAttribute('data-current');
      at = (at + by + firsts.length) % firsts.length;
      firsts[at].setAttribute('data-current', '');
      status.textContent = bilin.fillWords(count, { at: at + 1, all: firsts.length });
      // At once: a page that glides past thousands of lines shows nothing on its way.
      if (by || window.location.hash) {
        firsts[at].scrollIntoView({ block: 'center' });
      }
    }

    bar.append(bilin.button('button matches__step', previous, () => step(-1)));
    bar.append(bilin.button('button matches__step', next, () => step(1)));
    bar.append(bilin.button('button matches__step', close, () => bar.remove()));
    place.insertBefore(bar, place.firstChild);
    step(0);
  }

  const main = document.getElementById('main');
  if (!main || window.location.search.indexOf('mark=') < 0 || !window.URLSearchParams) {
    return;
  }
  const { text, positions } = textOf(main);
  const matches = wrapAll(positions, marked(text, wordsOf(window.location.search)));
  if (matches.length) {
    showBar(main, matches);
  }
  // The address is what readers copy and print: it names the page, not what somebody looked for.
  bilin.replaceAddress(window.location.pathname + window.location.hash);
})();
