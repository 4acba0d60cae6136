/* From a query to what was found, which is kept as it comes; a page may draw it before the end. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const ENOUGH = 300;
  const FIRST = 10;
  const AT_ONCE = 4;

  search.newRun = ({ q, kept, isWide }) => ({
    q,
    kept,
    isWide,
    query: null,
    names: [],
    moreNames: null,
    tiers: { exact: new Map(), same: new Map(), marks: new Map(), all: new Map(), alike: new Map(), near: new Map() },
    best: [],
    scores: new Map(),
    cut: new Set(),
    isNear: false,
    absent: [],
    rest: [],
    respellings: [],
    respelt: '',
    familiar: [],
    topics: new Map(),
    lexicon: null,
    pages: new Map(),
    within: '',
    shards: 0,
    done: 0,
    drawn: false,
    ended: false,
    failed: '',
    limit: search.rememberedLimit(),
  });

  /** @param {SearchShard} shard Of the pages of no province it has some: few, and what they say is of everywhere. */
  function isOfAll(shard) {
    return shard.provinces.indexOf('') >= 0;
  }

  /** @param {string} id */
  function shardOf(id) {
    return id.split('/')[0];
  }

  /**
   * The shards to ask: that of pages of everywhere, then those that have a name that was asked for.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {string[] | undefined} provinces
   */
  async function shardsFor(run, query, provinces) {
    const wide = query.understood.reduce(
      (/** @type {string[][]} */ all, { word, alike, segments }) =>
        all.concat(
          [[word], segments.map((each) => each.word)],
          alike.map((each) => [each]),
          ...segments.map((segment) => segment.alike.map((each) => [each])),
        ),
      [[query.whole], ...query.others.map((each) => [each])],
    );
    const lists = await Promise.all(wide.filter((words) => words.length).map(search.shards));
    const named = run.names.map((match) => shardOf(match.name.id));
    /** @param {SearchShard} shard */
    const at = (shard) => (named.indexOf(shard.name) < 0 ? named.length : named.indexOf(shard.name));
    /** @param {SearchShard} shard */
    const order = (shard) => (isOfAll(shard) ? -1 : at(shard));
    /** @param {SearchShard} shard */
    const isWithin = (shard) =>
      !provinces || !shard.provinces.length || shard.provinces.some((name) => provinces.indexOf(name) >= 0);
    run.within = String(provinces || '');
    const byName = new Map(/** @type {SearchShard[]} */ ([]).concat(...lists).map((shard) => [shard.name, shard]));
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
    const { near } = run.tiers;
    const shards = await search.nearShards(query);
    for (let i = 0; i < shards.length && options.isWanted() && near.size < FIRST; i += 1) {
      (await search.nearInShard(shards[i], query)).forEach((zones, id) => near.set(id, zones));
    }
    await search.keepMarks(run, query, near);
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
    // What may be enough comes first: the few pages of everywhere, and one shard of provinces. Then several at a time.
    const first = shards.length && isOfAll(shards[0]) ? 2 : 1;
    while (run.done < shards.length && options.isWanted()) {
      await findInShards(run, query, shards.slice(run.done, run.done ? run.done + AT_ONCE : first));
      if (run.done >= shards.length || (!options.everything && run.tiers.exact.size >= ENOUGH)) {
        break;
      }
      if (run.tiers.exact.size >= FIRST && !run.drawn) {
        run.drawn = true;
        await options.drawPart();
      }
    }
    const { exact, same, all, marks } = run.tiers;
    const asked = exact.size ? query : await withoutAbsent(run, query, shards);
    if (asked && !exact.size) {
      await search.findUnmarked(run, asked);
    }
    // What was found in another writing is what was asked for.
    const isAnswered = exact.size || (await search.hasAnswer(run, [all, same, marks]));
    const nearest = asked && !isAnswered ? await findNearest(run, asked, options) : asked;
    run.isNear = run.tiers.near.size > 0;
    if (asked && isAnswered && search.isFew(run)) {
      await findNear(run, asked, options);
    }
    const hasMatch = exact.size || same.size || run.names.length || (all.size && !run.familiar.length);
    if (run.lexicon && (!hasMatch || run.absent.length)) {
      run.respellings = await search.whatWasMeant(query, run.lexicon).catch(() => []);
    }
    await search.rankPages(run, nearest || query);
  }

  /**
   * Near misses; of a question, and where there are none, pages that hold the familiar words of the query.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {FindOptions} options
   */
  async function findNearest(run, query, options) {
    const { all, alike, near } = run.tiers;
    if (!query.isAsked && !query.chips.length) {
      await findNear(run, query, options);
    }
    const lexicon = near.size || (await search.hasAnswer(run, [alike])) ? null : run.lexicon;
    const familiar = lexicon ? await search.byFamiliarWords(query, lexicon, run.isWide) : null;
    if (familiar) {
      run.query = familiar;
      run.familiar = familiar.parts;
      await findInstead(run, familiar, await shardsFor(run, familiar, options.provinces));
    }
    if (!near.size && !(await search.hasAnswer(run, [all, alike]))) {
      await findNear(run, familiar || query, options);
    }
    return familiar || query;
  }

  /**
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {SearchShard[]} shards
   */
  async function findInstead(run, query, shards) {
    run.done = 0;
    while (run.done < shards.length) {
      await findInShards(run, query, shards.slice(run.done, run.done + AT_ONCE));
    }
    run.shards = shards.length;
  }

  /**
   * Where nothing holds the query as it is, its districts may be such that are not recorded: then the rest is asked for.
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {SearchShard[]} shards
   */
  async function withoutAbsent(run, query, shards) {
    run.absent = run.lexicon ? await search.absent(query, run.lexicon) : [];
    if (!run.absent.length || run.tiers.all.size) {
      return query;
    }
    const rest = search.withoutAbsent(query, run.absent);
    run.rest = rest ? rest.understood.map(({ word }) => word) : [];
    if (rest) {
      await findInstead(run, rest, shards);
    }
    return rest;
  }

  /* The place of a term in the list of all, where it has a page: that is what answers. */
  const isBesideItsPage = (/** @type {SearchName} */ { kind, isAlias }) => kind === 'text' && isAlias === 1;

  /**
   * @param {SearchRun} run
   * @param {FindOptions} options
   */
  async function understand(run, options) {
    await search.start();
    const parsed = search.parse(run.q);
    const lexicon = await search.lexicon();
    if (parsed.parts.some(search.isEnglish)) {
      await search.readSpellings(lexicon).catch(() => {});
    }
    const query = search.understand(parsed, lexicon, options);
    const within = search.soleWord(query);
    const named = within ? (await search.names(within)).matches : [];
    const { matches, more } = await search.names(query.whole);
    // Of a question the one word that is left, and each of several places.
    const names = !matches.length && query.name ? [query.name] : query.places;
    const lists = await Promise.all(names.map((name) => search.names(name)));
    const called = /** @type {SearchMatch[]} */ ([]).concat(...lists.map((list) => list.matches));
    run.names = matches.concat(
      named.filter(search.isTitled),
      called.filter(({ name, rank }) => rank === 0 && !isBesideItsPage(name)),
    );
    run.moreNames = more;
    run.lexicon = lexicon;
    return query;
  }

  search.isOfKind = ({ pages }, id, kind) => (pages.get(id) || { kind: '' }).kind === kind;

  search.isFound = (run, id) => Object.values(run.tiers).some((tier) => tier.has(id));

  /**
   * @param {SearchRun} run
   * @param {FindOptions} options
   */
  async function findAsWritten(run, options) {
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
  }

  /* What nothing has, but for what is near, is asked for as the one thing that it is nearly. */
  search.find = async (run, options) => {
    search.recover();
    await findAsWritten(run, options);
    const [respelt, ...others] = run.respellings;
    const isSure = respelt && !others.length && !run.absent.length && !run.best.length && !search.isHeld(run);
    if (isSure && options.isWanted()) {
      const { q, limit } = run;
      Object.assign(run, search.newRun({ ...run, q: respelt }), { limit });
      await findAsWritten(run, options);
      Object.assign(run, { q, respelt, respellings: [] });
    }
  };

  search.loadTables = async (hits) => {
    const shards = new Set(hits.map((hit) => shardOf(hit.id)));
    await Promise.all(Array.from(shards).map(search.loadFacets));
  };

  search.loadPages = async (run, hits) => {
    await search.readPages(
      run,
      hits.map(({ id }) => id).filter((id) => search.isFound(run, id)),
    );
    hits.forEach((hit) => Object.assign(hit, { page: run.pages.get(hit.id) }));
  };
})();
