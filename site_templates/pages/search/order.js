/* What was found, in its order: the best answers, then tier after tier. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_BEST = 5;
  /* Kinds of names of places in pages, and kinds of pages that answer by their heading. */
  const PARTS = ['measure', 'organisation'];
  const TITLED = ['district', 'programme', 'list', 'plan'];
  /* Kinds of pages that a word which readers use for one leads to as its heading does. */
  const CALLED = ['district', 'list', 'text'];
  const REST = /** @type {const} */ (['marks', 'all', 'alike', 'near']);

  /* Whether a name is the heading of a page that holds what is asked for, as it is written. */
  search.isTitled = ({ name, rank }) => rank < 3 && TITLED.indexOf(name.kind) >= 0 && !name.anchor && !name.isAlias;

  /* What is asked for beside places, years and bodies, if that is one word. */
  search.soleWord = ({ chips, understood }) => (chips.length && understood.length === 1 ? understood[0].word : '');

  /**
   * The best answers: topics and numbers, and pages with headings that hold what is asked for, the shortest first.
   * @param {SearchRun} run
   * @returns {SearchBest[]}
   */
  function bestOf(run) {
    const asked = (run.query && search.soleWord(run.query)) || run.q;
    const named = run.names
      .filter(search.isTitled)
      .map(({ name }) => ({ ...name, label: name.title, kind: '', score: 3.9 + asked.length / name.folded.length }));
    const [numbers, topics] = [run.best.filter(({ score }) => !score), run.best.filter(({ score }) => score)];
    const all = [...topics, ...named.slice(0, MAX_BEST)].sort((a, b) => Number(b.score) - Number(a.score));
    return [...numbers, ...all.slice(0, MAX_BEST)];
  }

  /**
   * Tiers in their order; names that are what is asked for, and the best answers, come before.
   * @param {SearchRun} run
   */
  search.inOrder = (run) => {
    /** @type {Map<string, SearchHit>} */
    const hits = new Map();
    // Of several names of a page the first, which fits best: the others may lead to it in another language.
    const byId = new Map([...run.names].reverse().map((match) => [match.name.id, match]));
    /** @param {SearchTier} tier @param {string} id @param {SearchHit['best']} [best] */
    const add = (tier, id, best) => {
      if (!hits.has(id)) {
        hits.set(id, {
          tier,
          id,
          isExact: run.tiers.exact.has(id),
          best,
          match: byId.get(id),
          page: run.pages.get(id),
        });
      }
    };
    // Words for a topic lead to several, and are weighed as such (`search.bestTopics`).
    const isCalled = (/** @type {SearchName} */ { isAlias, kind }) =>
      !isAlias || (isAlias === search.USUAL && CALLED.indexOf(kind) >= 0);
    const isOwn = (/** @type {SearchMatch} */ { name, rank }) =>
      rank === 0 && isCalled(name) && PARTS.indexOf(name.kind) < 0;
    run.names.filter(isOwn).forEach(({ name }) => add('best', name.id));
    bestOf(run).forEach((best) => add('best', best.id, best));
    run.names
      .filter(({ name, rank }) => rank === 0 && name.kind === 'measure')
      .forEach(({ name }) => add('best', name.id));
    run.names.filter(({ rank }) => rank === 3).forEach(({ name }) => add('names', name.id));
    const exact = inTier(run, run.tiers.exact, byId);
    exact.filter((id) => !run.cut.has(id)).forEach((id) => add('exact', id));
    run.names.forEach(({ name }) => add('names', name.id));
    inTier(run, run.tiers.same, byId).forEach((id) => add('same', id));
    exact.forEach((id) => add('cut', id));
    REST.forEach((tier) => inTier(run, run.tiers[tier], byId).forEach((id) => add(tier, id)));
    return Array.from(hits.values());
  };

  /**
   * The pages of a tier, the best first: by what they say where that was read, else by where the words stand.
   * @param {SearchRun} run
   * @param {Map<string, number[]>} tier
   * @param {Map<string, SearchMatch>} byId
   */
  function inTier(run, tier, byId) {
    /** @param {string} id @param {number[]} zones */
    const scoreOf = (id, zones) => {
      const match = byId.get(id);
      const named = match && match.rank < 3 ? 3 - match.rank : 0;
      const first = search.scoreAtFirst(zones) + named + (run.topics.get(id) || 0) / 4;
      return run.scores.get(id) || first;
    };
    const scored = Array.from(tier).map(([id, zones]) => ({ id, score: scoreOf(id, zones) }));
    return scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  }
})();
