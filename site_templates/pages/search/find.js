/* From a query to hits in their order. What was found is kept as it comes; a page may draw it before the end. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  const ENOUGH = 300;
  const FIRST = 10;
  const AT_ONCE = 4;

  const RANKED = 30;
  const MAX_BEST = 5;
  /* Kinds of names of places in pages, and kinds of pages that answer by their heading. */
  const PARTS = ['measure', 'organisation'];
  const TITLED = ['district', 'programme', 'list', 'plan'];

  search.newRun = ({ q, kept, isWide }) => ({
    q,
    kept,
    isWide,
    query: null,
    names: [],
    tiers: { exact: new Map(), same: new Map(), marks: new Map(), all: new Map(), alike: new Map(), near: new Map() },
    best: [],
    scores: new Map(),
    topics: new Map(),
    lexicon: null,
    pages: new Map(),
    within: '',
    shards: 0,
    done: 0,
    drawn: false,
    ended: false,
    failed: '',
    limit: FIRST,
  });

  /** @param {string} id */
  function shardOf(id) {
    return id.split('/')[0];
  }

  /**
   * The shards to ask, those first that have a name that was asked for.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {string[] | undefined} provinces
   */
  async function shardsFor(run, query, provinces) {
    const wide = query.understood.reduce(
      (/** @type {string[][]} */ all, { word, alike, segments }) =>
        all.concat(
          [[word], segments],
          alike.map((each) => [each]),
        ),
      [[query.whole], ...query.others.map((each) => [each])],
    );
    const lists = await Promise.all(wide.filter((words) => words.length).map(search.shards));
    const named = run.names.map((match) => shardOf(match.name.id));
    /** @param {SearchShard} shard */
    const order = (shard) => (named.indexOf(shard.name) < 0 ? named.length : named.indexOf(shard.name));
    /** @param {SearchShard} shard */
    const isWithin = (shard) =>
      !provinces || !shard.provinces.length || shard.provinces.some((name) => provinces.indexOf(name) >= 0);
    run.within = String(provinces || '');
    const byName = new Map(lists.reduce((all, list) => all.concat(list), []).map((shard) => [shard.name, shard]));
    return Array.from(byName.values())
      .filter(isWithin)
      .sort((a, b) => order(a) - order(b));
  }

  /**
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {SearchShard[]} shards
   */
  async function findInShards(run, query, shards) {
    const shares = await Promise.all(shards.map((shard) => search.inShard(shard.name, query)));
    shares.forEach((share) => {
      /** @type {const} */ (['exact', 'same', 'all', 'alike']).forEach((tier) => {
        share[tier].forEach((zones, id) => run.tiers[tier].set(id, zones));
      });
    });
    run.done += shards.length;
  }

  /**
   * Pages that hold much of what is asked for; those that hold all of it but for marks of punctuation stand apart.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {FindOptions} options
   */
  async function findNear(run, query, options) {
    if (search.partsOf(query).length < 2) {
      return;
    }
    const { near, marks } = run.tiers;
    const shards = await search.nearShards(query);
    for (let i = 0; i < shards.length && options.isWanted() && near.size < FIRST; i += 1) {
      (await search.nearInShard(shards[i], query)).forEach((zones, id) => near.set(id, zones));
    }
    await readPages(run, Array.from(near.keys()));
    const bare = search.bare(query.whole);
    near.forEach((zones, id) => {
      const { text } = search.matches(/** @type {SearchPage} */ (run.pages.get(id)), []);
      if (bare.length > 1 && search.bare(fold(text)).indexOf(bare) >= 0) {
        marks.set(id, zones);
      }
    });
  }

  /**
   * @param {SearchRun} run
   * @param {string[]} ids
   */
  async function readPages(run, ids) {
    const unread = ids.filter((id) => !run.pages.has(id));
    const pages = await Promise.all(unread.map(search.engine().page));
    unread.forEach((id, at) => run.pages.set(id, pages[at]));
  }

  /**
   * Shard after shard. Enough is enough, unless one wants everything.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {FindOptions} options
   */
  async function findText(run, query, options) {
    const shards = await shardsFor(run, query, options.provinces);
    run.shards = shards.length;
    while (run.done < shards.length && options.isWanted()) {
      // The first alone, for it may be enough; then several at a time.
      await findInShards(run, query, shards.slice(run.done, run.done ? run.done + AT_ONCE : 1));
      if (run.done >= shards.length || (!options.everything && run.tiers.exact.size >= ENOUGH)) {
        break;
      }
      if (run.tiers.exact.size >= FIRST && !run.drawn) {
        run.drawn = true;
        await options.drawPart();
      }
    }
    if (!run.tiers.exact.size && !run.tiers.all.size) {
      await findNear(run, query, options);
    }
    await rank(run, query);
  }

  /**
   * Read the pages that may come first, and score what they say.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   */
  async function rank(run, query) {
    if (!query.isPhrase && run.lexicon) {
      run.topics = search.topicScores(run.lexicon, search.topicWords(query));
      run.best = [...search.bestQuantities(run.lexicon, query), ...search.bestTopics(run.lexicon, run.topics)];
    }
    const near = run.tiers.near.size ? search.partsOf(query) : [];
    const words = search.topicWords(query).concat(near.map((word) => ({ word, weight: 0.6 * search.rarity(word) })));
    const asked = query.whole.length > 1 ? [{ word: query.whole, weight: 1 }] : [];
    const first = search.inOrder(run).filter(({ tier, id }) => tier !== 'names' && search.isFound(run, id));
    await readPages(
      run,
      first.slice(0, RANKED).map(({ id }) => id),
    );
    run.pages.forEach((page, id) => {
      const needles = run.tiers.exact.has(id) || !words.length ? asked.concat(words.slice(1)) : words;
      run.scores.set(id, 100 + search.scoreOf(page, needles, run.topics.get(id) || 0));
    });
  }

  /**
   * @param {SearchRun} run
   * @param {FindOptions} options
   */
  async function understand(run, options) {
    await search.start();
    const parsed = search.parse(run.q);
    const lexicon = await search.lexicon();
    const query = search.understand(parsed, lexicon, options);
    run.names = await search.names(query.whole);
    run.lexicon = lexicon;
    return query;
  }

  search.isFound = (run, id) => Object.values(run.tiers).some((tier) => tier.has(id));

  search.find = async (run, options) => {
    search.recover();
    try {
      run.query = await understand(run, options);
    } catch {
      run.failed = 'failed_names';
    }
    for (let attempt = 0; run.query && options.isWanted() && attempt < 2; attempt += 1) {
      try {
        run.done = 0;
        await findText(run, run.query, options);
        break;
      } catch {
        const canChange = attempt === 0 && (await search.changeEngine());
        run.failed = canChange ? '' : search.isFile ? 'file' : 'failed';
        attempt += canChange ? 0 : 1;
      }
    }
    run.ended = true;
  };

  /**
   * The best answers: topics and numbers, and pages with headings that hold what is asked for, the shortest first.
   * @param {SearchRun} run
   * @returns {SearchBest[]}
   */
  function bestOf(run) {
    const named = run.names
      .filter(({ name, rank }) => rank < 3 && TITLED.indexOf(name.kind) >= 0 && !name.anchor && !name.isAlias)
      .map(({ name }) => ({ ...name, label: name.title, kind: '', score: 3.9 + run.q.length / name.folded.length }));
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
    const byId = new Map(run.names.map((match) => [match.name.id, match]));
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
    const isOwn = (/** @type {SearchMatch} */ { name, rank }) =>
      rank === 0 && !name.isAlias && PARTS.indexOf(name.kind) < 0;
    run.names.filter(isOwn).forEach(({ name }) => add('best', name.id));
    bestOf(run).forEach((best) => add('best', best.id, best));
    run.names
      .filter(({ name, rank }) => rank === 0 && name.kind === 'measure')
      .forEach(({ name }) => add('best', name.id));
    run.names.filter(({ rank }) => rank === 3).forEach(({ name }) => add('names', name.id));
    const { exact, same, marks, all, alike, near } = run.tiers;
    inTier(run, exact, byId).forEach((id) => add('exact', id));
    run.names.forEach(({ name }) => add('names', name.id));
    inTier(run, same, byId).forEach((id) => add('same', id));
    inTier(run, marks, byId).forEach((id) => add('marks', id));
    inTier(run, all, byId).forEach((id) => add('all', id));
    inTier(run, alike, byId).forEach((id) => add('alike', id));
    inTier(run, near, byId).forEach((id) => add('near', id));
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

  search.loadTables = async (hits) => {
    const shards = new Set(hits.map((hit) => shardOf(hit.id)));
    await Promise.all(Array.from(shards).map(search.loadFacets));
  };

  search.loadPages = async (run, hits) => {
    await readPages(
      run,
      hits.map(({ id }) => id).filter((id) => search.isFound(run, id)),
    );
    hits.forEach((hit) => Object.assign(hit, { page: run.pages.get(hit.id) }));
  };
})();
