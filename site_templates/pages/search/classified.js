/* What pages are classified as: that says what they are about, whichever words they say it in. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_PROGRAMMES = 2;
  /* Topics that answer at least so well, and what a page gains that is classified as one. */
  const GOOD = 2.4;
  const SHARE = 0.5;
  /* Behind topics that are called so. */
  const SCORE = 3.8;

  /** @param {string} id @returns {(topic: LexiconTopic) => boolean} */
  const isOf =
    (id) =>
    ({ kind, label }) =>
      search.valuesOf(id, kind).indexOf(label) >= 0;

  search.classed = async ({ topics: scores, pages }, lexicon) => {
    // Tables of a large site weigh more than they tell: they are loaded for who opens the filters.
    if (search.isLarge()) {
      return () => 0;
    }
    await search.loadTables(Array.from(pages.keys(), (id) => ({ id }))).catch(() => {});
    const scoreOf = (/** @type {LexiconTopic} */ { id }) => scores.get(id) || 0;
    const topics = lexicon.topics.filter((topic) => scoreOf(topic) >= GOOD);
    return (id) => SHARE * Math.max(0, ...topics.filter(isOf(id)).map(scoreOf));
  };

  /* Programmes that are classified as all that is asked for, where none says it in these words. */
  search.classifiedOf = async (run, query, lexicon) => {
    const sought = search.wordsOf(query).map(({ word, alike }) => search.topicsOf(lexicon, [word, ...alike]));
    const chosen = { ...search.narrowing(run, { chosen: {} }), kind: ['programme'] };
    const isSaid = Array.from(run.pages.keys()).some((id) => search.bears(run, id) && search.fits(id, chosen));
    const isSeveral = sought.length > 1 || (sought.length > 0 && query.chips.length > 0);
    if (query.isWho || isSaid || !isSeveral || sought.some((topics) => !topics.length)) {
      return [];
    }
    // The fewer topics of that kind a programme has, the more it is about this.
    const shareOf = (/** @type {string} */ id, /** @type {LexiconTopic[]} */ topics) =>
      Math.max(...topics.filter(isOf(id)).map(({ kind }) => 1 / search.valuesOf(id, kind).length));
    const sumOf = (/** @type {string} */ id) => sought.reduce((sum, topics) => sum + shareOf(id, topics), 0);
    const ids = (await search.pagesOfAll(chosen)).filter((id) => sought.every((topics) => topics.some(isOf(id))));
    return search.asBest(run, ids.sort((a, b) => sumOf(b) - sumOf(a)).slice(0, MAX_PROGRAMMES), { score: SCORE });
  };
})();
