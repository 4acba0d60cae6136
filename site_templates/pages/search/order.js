/* What was found, in its order: the best answers, then tier after tier. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_BEST = 5;
  /* Answers below which a page is one to which only the way of asking leads (who, since when). */
  const FEW = 2;
  const MAX_BEARERS = 3;
  /* A topic that is called so stands before the pages that bear what is asked for, one that is hinted at behind them. */
  const FIRM = 4;
  /* The last zone of what a page is about: its name, its summary, its measures and numbers. */
  const MEASURES = 2;
  /* Kinds of names of places in pages, and kinds of pages that answer by their heading. */
  const PARTS = ['measure', 'organisation'];
  const TITLED = ['district', 'programme', 'list', 'plan'];
  /* Kinds of pages that a word which readers use for one leads to as its heading does. */
  const CALLED = ['district', 'list', 'text'];

  /* Whether a name is the heading of a page that holds what is asked for, as it is written. */
  search.isTitled = ({ name, rank }) => rank < 3 && TITLED.indexOf(name.kind) >= 0 && !name.anchor && !name.isAlias;

  /* From this zone on, by `rank.js`, pages are whole sources and such as repeat what others say. */
  const WHOLE_SOURCE = 5;

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
    const own = run.best.filter(({ isBehind }) => !isBehind);
    const [numbers, topics] = [own.filter(({ score }) => !score), own.filter(({ score }) => score)];
    const all = [...topics, ...named.slice(0, MAX_BEST)].sort((a, b) => Number(b.score) - Number(a.score));
    const behind = all.length < FEW ? run.best.filter(({ isBehind }) => isBehind) : [];
    return [...numbers, ...all.slice(0, MAX_BEST), ...behind];
  }

  /**
   * Programmes that hold the several words of a query in what they are about: their names, summaries and measures.
   * @param {SearchRun} run
   * @param {string[]} ids of pages that hold it, the best first
   * @returns {string[]}
   */
  function bearersOf({ query, pages, tiers }, ids) {
    if (!query) {
      return [];
    }
    const zonesOf = (/** @type {string} */ id) => tiers.all.get(id) || tiers.alike.get(id) || [WHOLE_SOURCE];
    const ofKind = (/** @type {string} */ kind) => ids.filter((id) => (pages.get(id) || { kind: '' }).kind === kind);
    const isSaid = (/** @type {string} */ id) => Math.max(...zonesOf(id)) <= MEASURES;
    const isSide = (/** @type {string} */ id) => ofKind('programme').indexOf(id) >= 0;
    const isSeveral = query.understood.length > 1 && !query.places.length && ![...tiers.exact.keys()].some(isSide);
    const several = isSeveral ? ofKind('programme').filter(isSaid) : [];
    return several.slice(0, MAX_BEARERS);
  }

  /* Words for a topic lead to several, and are weighed as such (`search.bestTopics`). */
  const isCalled = (/** @type {SearchName} */ { isAlias, kind }) =>
    !isAlias || (isAlias === search.USUAL && CALLED.indexOf(kind) >= 0);
  const isOwn = (/** @type {SearchMatch} */ { name, rank }) =>
    rank === 0 && isCalled(name) && PARTS.indexOf(name.kind) < 0;

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
          // What was asked for in place of a slip is not what was written.
          isExact: !run.respelt && run.tiers.exact.has(id),
          isWhole: run.tiers.all.has(id),
          best,
          match: byId.get(id),
          page: run.pages.get(id),
        });
      }
    };
    const { all, alike } = run.tiers;
    const exact = inTier(run, run.tiers.exact, byId);
    // A word that means the same, in a page about it, is more than the word itself somewhere.
    const both = inTier(run, new Map([...alike, ...all]), byId);
    const addOwn = (/** @type {string} */ id) => add(all.has(id) ? 'all' : 'alike', id);
    const addBest = (/** @type {SearchBest} */ best) => add('best', best.id, best);
    const best = bestOf(run);
    const isFirm = (/** @type {SearchBest} */ { score }) => !score || score >= FIRM;
    const bearers = bearersOf(run, both);
    // Of two places, how they stand side by side.
    const isPair = (/** @type {string} */ id) => (run.pages.get(id) || { kind: '' }).kind === 'pair';
    both.filter((id) => run.query && run.query.places.length && isPair(id)).forEach((id) => add('best', id));
    run.names.filter(isOwn).forEach(({ name }) => add('best', name.id));
    best.filter(isFirm).forEach(addBest);
    bearers.forEach((id) => add('best', id));
    best.forEach(addBest);
    run.names
      .filter(({ name, rank }) => rank === 0 && name.kind === 'measure')
      .forEach(({ name }) => add('best', name.id));
    run.names.filter(({ rank }) => rank === 3).forEach(({ name }) => add('names', name.id));
    exact.filter((id) => !run.cut.has(id)).forEach((id) => add('exact', id));
    run.names.forEach(({ name }) => add('names', name.id));
    inTier(run, run.tiers.same, byId).forEach((id) => add('same', id));
    exact.forEach((id) => add('cut', id));
    inTier(run, run.tiers.marks, byId).forEach((id) => add('marks', id));
    both.filter((id) => !search.isScattered(all.get(id) || alike.get(id) || [])).forEach(addOwn);
    inTier(run, run.tiers.near, byId).forEach((id) => add('near', id));
    both.forEach(addOwn);
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
