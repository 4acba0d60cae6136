/* What was found, in its order: the best answers, then tier after tier. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_BEST = 5;
  /* Answers below which a page is one to which only the way of asking leads (who, since when). */
  const FEW = 2;
  const MAX_BEARERS = 3;
  /* What fewer pages have tells what is asked for. */
  const RARE = 0.4;
  /* A topic that is called so stands before the pages that bear what is asked for, one that is hinted at behind them. */
  const FIRM = 4;
  /* One that is called so, or by words that mean the same, answers for a district with its row before any programme. */
  const CALLED_SO = 5;
  const PLACES = ['district', 'city', 'province'];
  /* Kinds of names of places in pages, and kinds of pages that answer by their heading. */
  const PARTS = ['measure', 'organisation'];
  const TITLED = ['district', 'programme', 'list', 'plan'];
  /* Kinds of pages that a word which readers use for one leads to as its heading does. */
  const CALLED = ['district', 'list', 'text'];

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
    const own = run.best.filter(({ isBehind }) => !isBehind);
    const [numbers, topics] = [own.filter(({ score }) => !score), own.filter(({ score }) => score)];
    const all = [...topics, ...named.slice(0, MAX_BEST)].sort((a, b) => Number(b.score) - Number(a.score));
    const behind = all.length < FEW ? run.best.filter(({ isBehind }) => isBehind) : [];
    return [...numbers, ...all.slice(0, MAX_BEST), ...behind];
  }

  /**
   * Whether a query asks who does something that few pages have: what stands everywhere has no programme of its own.
   * @param {SearchQuery} query
   */
  function asksForBody({ isWho, understood }) {
    return isWho && understood.some(({ word }) => search.rarity(word) >= RARE);
  }

  /**
   * Programmes that hold the several words of a query, or its word and its district, in what they are about: their names,
   * summaries and measures. Who does something is said by one that names a body, of one word as well.
   * @param {SearchRun} run
   * @param {string[]} ids of pages that hold it, the best first
   * @returns {string[]}
   */
  function bearersOf(run, ids) {
    const { query, tiers } = run;
    if (!query || query.places.length) {
      return [];
    }
    const asksWho = asksForBody(query);
    const programmes = ids.filter((id) => search.isOfKind(run, id, 'programme'));
    // Words typed apart that a page has side by side are one.
    const isSeveral = query.understood.length > 1 && !programmes.some((id) => tiers.exact.has(id));
    const isPlaced = query.chips.some(({ facet }) => PLACES.indexOf(facet) >= 0);
    if (!asksWho && !isSeveral && !isPlaced) {
      return [];
    }
    const chosen = search.narrowing(run, { chosen: {} });
    return programmes
      .filter((id) => search.bears(run, id) && search.fits(id, chosen))
      .filter((id) => !asksWho || search.valuesOf(id, 'agency').length)
      .slice(0, MAX_BEARERS);
  }

  /* Words for a topic lead to several, and are weighed as such (`search.bestTopics`). */
  const isCalled = (/** @type {SearchName} */ { isAlias, kind }) =>
    !isAlias || (isAlias === search.USUAL && CALLED.indexOf(kind) >= 0);
  const isOwn = (/** @type {SearchMatch} */ { name, rank }) =>
    rank === 0 && isCalled(name) && PARTS.indexOf(name.kind) < 0;

  /**
   * What stands on top: two places side by side, what is called so, who says it, topics and numbers.
   * @param {SearchRun} run
   * @param {string[]} exact ids of pages that hold what is asked for as it is, the best first
   * @param {string[]} both ids of those that hold its words
   * @returns {{ id: string; best?: SearchBest }[]}
   */
  function answersOf(run, exact, both) {
    const { query, names } = run;
    const best = bestOf(run).map((each) => ({ id: each.id, best: each }));
    const ofName = (/** @type {SearchMatch} */ { name }) => ({ id: name.id });
    const bearers = bearersOf(run, Array.from(new Set([...exact, ...both]))).map((id) => ({ id }));
    // A programme about all that is asked for says more than a topic that is called by a part of it, but how many there
    // are is said side by side.
    const leading = query && !query.isAmount ? bearers.slice(0, 1) : [];
    return [
      ...both.filter((id) => query && query.places.length && search.isOfKind(run, id, 'pair')).map((id) => ({ id })),
      ...names.filter(isOwn).map(ofName),
      ...best.filter((each) => !each.best.score),
      ...best.filter(({ best: { score, title } }) => title && Number(score) >= CALLED_SO).slice(0, 1),
      ...leading,
      ...best.filter((each) => each.best.isBody && leading.length),
      ...best.filter((each) => Number(each.best.score) >= FIRM),
      ...bearers,
      ...best,
      ...names.filter(({ name, rank }) => rank === 0 && name.kind === 'measure').map(ofName),
    ];
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
    answersOf(run, exact, both).forEach(({ id, best }) => add('best', id, best));
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
      const first = search.scoreAtFirst(zones) + named;
      return run.scores.get(id) || first;
    };
    const scored = Array.from(tier).map(([id, zones]) => ({ id, score: scoreOf(id, zones) }));
    return scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  }
})();
