/* The one ranking, over whichever engine found the pages: first by where words stand, then by what pages say. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  /* By zone: name, summary, measures and numbers, other text, excerpts of the source, whole sources, repetitions. */
  const WEIGHTS = [6, 3, 2.2, 1.6, 1.2, 0.6, 0.3];
  /** @type {Record<string, number>} */
  const OF_KIND = {
    theme: 0.4,
    instrument: 0.4,
    target_group: 0.4,
    agency: 0.3,
    indicator: 0.3,
    district: 0.6,
    programme: 0.8,
    list: 0.4,
    who: -1.5,
    gaps: -1.5,
    pair: -1.5,
    text: -1.5,
    source: -1,
  };
  const HALF = 1.5;
  const USUAL_LENGTH = 900;

  /* What is known before a page is read: the best zone of each word that was found on it. */
  search.scoreAtFirst = (zones) => zones.reduce((sum, zone) => sum + (zone === undefined ? 0 : WEIGHTS[zone]), 0);

  /**
   * By zone, how often a word stands in a page. A number that is part of a longer one hardly counts.
   * @param {SearchPage} page
   * @param {string} word
   */
  function weighed(page, word) {
    const { text, titleLength, sections } = search.matches(page, [word]);
    let sum = 0;
    sections.forEach(({ spans, zone }) => {
      spans.forEach(([start, end]) => {
        const weight = WEIGHTS[start <= titleLength ? 0 : zone];
        sum += search.cutsNumber(text, start, end) ? weight / 20 : weight;
      });
    });
    return sum;
  }

  /**
   * How much a word says of a page: it grows ever more slowly with how often it stands there, faster on short pages.
   * @param {SearchPage} page
   * @param {string} word
   */
  function worthOf(page, word) {
    const sum = weighed(page, word);
    const length = (page.text || '').length;
    return (sum / (sum + HALF * (0.7 + 0.3 * Math.min(4, length / USUAL_LENGTH)))) * 4;
  }

  /* Whether all that was found on a page are parts of longer numbers. */
  search.isCut = (page, word) => {
    const { text, sections } = search.matches(page, [word]);
    return sections.every(({ spans }) => spans.every(([start, end]) => search.cutsNumber(text, start, end)));
  };

  search.scoreOf = (page, words, topicScore) => {
    const sum = words.reduce((total, { word, weight }) => total + worthOf(page, word) * weight, 0);
    const name = fold(page.title);
    const named = words.reduce((total, { word, weight }) => {
      const at = name.indexOf(word);
      return total + (at < 0 ? 0 : weight * (1 + word.length / name.length));
    }, 0);
    return sum + named + (OF_KIND[page.kind] || 0) + topicScore / 4;
  };
})();
