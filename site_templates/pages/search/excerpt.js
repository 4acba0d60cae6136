/* Where the words of a query stand in a page, and the text around them. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const element = bilin.element;
  const BEFORE = 24;
  const AFTER = 70;
  const MAX_MARKS = 3;

  /**
   * Spans in the order of the text; those that touch as one.
   * @param {[number, number][]} spans
   */
  function merged(spans) {
    /** @type {[number, number][]} */
    const result = [];
    const inOrder = spans.slice().sort((a, b) => a[0] - b[0]);
    inOrder.forEach(([start, end]) => {
      const last = result[result.length - 1];
      if (last && start <= last[1]) {
        last[1] = Math.max(last[1], end);
      } else {
        result.push([start, end]);
      }
    });
    return result;
  }

  search.matches = (page, needles) => {
    // Folding a long page takes longer than all the rest: once is enough.
    const text = page.text || page.sections.map((section) => section[2]).join('');
    const read = page.read || search.reader(text);
    Object.assign(page, { text, read });
    const spans = merged(/** @type {[number, number][]} */ ([]).concat(...needles.map(read)));
    let end = 0;
    const sections = page.sections.map(([anchor, heading, words, zone]) => {
      const start = end;
      end += words.length;
      const limit = end;
      const own = spans.filter((span) => span[0] >= start && span[0] < limit);
      return { anchor, heading, zone, start, end: limit, spans: own };
    });
    return { text, titleLength: page.title.length, sections: sections.filter((section) => section.spans.length) };
  };

  search.excerpt = (text, { start, end, spans }) => {
    const line = element('span', { class: 'result__words' });
    const from = Math.max(start, spans[0][0] - BEFORE);
    const to = Math.max(spans[0][1], Math.min(end, spans[0][0] + AFTER));
    let at = from;
    /** @param {number} until */
    const plain = (until) => text.slice(at, until).replace(/\s+/g, ' ');
    line.append(from > start ? '…' : '');
    spans.forEach(([first, last]) => {
      if (first >= at && last <= to) {
        line.append(plain(first), element('mark', {}, text.slice(first, last)));
        at = last;
      }
    });
    line.append(plain(to), to < end ? '…' : '');
    return line;
  };

  search.marksOf = ({ text, sections }) => {
    /** @type {Set<string>} */
    const marks = new Set();
    sections.forEach((section) => {
      section.spans.forEach(([start, end]) => {
        if (marks.size < MAX_MARKS) {
          marks.add(text.slice(start, end).trim());
        }
      });
    });
    return Array.from(marks);
  };
})();
