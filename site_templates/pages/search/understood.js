/* What a query was taken to mean, above the results; whatever was added to it can be taken back. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;

  /**
   * @param {string} key
   * @param {string} name
   * @param {() => void} undo
   */
  function tagOf(key, name, undo) {
    const text = search.fillWords(key, { name });
    const tag = bilin.button('button chosen__tag', text + ' ×', undo);
    tag.setAttribute('aria-label', search.fillWords('undo', { name: text }));
    return tag;
  }

  /**
   * The words that were asked for as well.
   * @param {SearchQuery} query
   */
  function added(query) {
    const words = /** @type {string[]} */ ([]).concat(...query.understood.map(({ shown }) => shown));
    return words.map((word) => '“' + word + '”').join('');
  }

  search.drawUnderstood = (place, run, now, go) => {
    place.textContent = '';
    const { query } = run;
    if (!query) {
      return;
    }
    if (!run.tiers.exact.size) {
      const words = Array.from(new Set(query.chips.map(({ word }) => word)));
      words.forEach((word) => {
        const values = query.chips.filter((chip) => chip.word === word).map(({ value }) => value);
        place.append(tagOf('only', bilin.listed(values), () => go({ ...now, kept: now.kept.concat([word]) })));
      });
    }
    const words = added(query);
    if (words) {
      place.append(tagOf('also', words, () => go({ ...now, isWide: false })));
    }
  };
})();
