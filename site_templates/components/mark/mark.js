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
   * For each character of a text whether it is to be marked.
   * @param {string} text
   * @param {string[]} words
   */
  function marked(text, words) {
    const marks = new Array(text.length).fill(false);
    let count = 0;
    words.forEach((word) => {
      let at = text.indexOf(word);
      while (at >= 0 && count < MAX_MARKS) {
        marks.fill(true, at, at + word.length);
        count += 1;
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
  }

  /**
   * Wrap each stretch of marked characters within a text node. From the end, so that what is still to be wrapped keeps
   * its place.
   * @param {Position[]} positions
   * @param {boolean[]} marks
   */
  function wrapAll(positions, marks) {
    let end = marks.length;
    while (end > 0) {
      let start = end - 1;
      if (marks[start]) {
        const node = positions[start].node;
        while (start > 0 && marks[start - 1] && positions[start - 1].node === node) {
          start -= 1;
        }
        wrap(node, positions[start].index, positions[end - 1].index + 1);
      }
      end = start;
    }
  }

  const main = document.getElementById('main');
  if (!main || window.location.search.indexOf('mark=') < 0 || !window.URLSearchParams) {
    return;
  }
  const { text, positions } = textOf(main);
  wrapAll(positions, marked(text, wordsOf(window.location.search)));
  // The address is what readers copy and print: it names the page, not what somebody looked for.
  bilin.replaceAddress(window.location.pathname + window.location.hash);
})();
