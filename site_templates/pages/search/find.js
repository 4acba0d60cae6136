/* From a query to hits in their order. What was found is kept as it comes; a page may draw it before the end. */
(function () {
  'use strict';
  const search = window.bilin.search;
  const ENOUGH = 300;
  const FIRST = 10;
  const AT_ONCE = 4;

  search.newRun = (q) => ({
    q,
    query: null,
    names: [],
    exact: new Map(),
    all: new Map(),
    near: new Map(),
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
    const shards = await search.shards(query.terms.length ? query.terms : [query.whole]);
    const named = run.names.map((match) => shardOf(match.name.id));
    /** @param {SearchShard} shard */
    const order = (shard) => (named.indexOf(shard.name) < 0 ? named.length : named.indexOf(shard.name));
    /** @param {SearchShard} shard */
    const isWithin = (shard) =>
      !provinces || !shard.provinces.length || shard.provinces.some((name) => provinces.indexOf(name) >= 0);
    run.within = String(provinces || '');
    return shards.filter(isWithin).sort((a, b) => order(a) - order(b));
  }

  /**
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {SearchShard[]} shards
   */
  async function findInShards(run, query, shards) {
    const shares = await Promise.all(shards.map((shard) => search.inShard(shard.name, query)));
    shares.forEach((share) => {
      share.exact.forEach((result, id) => run.exact.set(id, result));
      share.all.forEach((result, id) => run.all.set(id, result));
    });
    run.done += shards.length;
  }

  /**
   * @param {SearchRun} run
   * @param {SearchQuery} query
   * @param {FindOptions} options
   */
  async function findNear(run, query, options) {
    if (search.partsOf(query).length < 2) {
      return;
    }
    const shards = await search.nearShards(query);
    for (let i = 0; i < shards.length && options.isWanted() && run.near.size < FIRST; i += 1) {
      (await search.nearInShard(shards[i], query)).forEach((result, id) => run.near.set(id, result));
    }
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
      if (run.done >= shards.length || (!options.everything && run.exact.size >= ENOUGH)) {
        break;
      }
      if (run.exact.size >= FIRST && !run.drawn) {
        run.drawn = true;
        await options.drawPart();
      }
    }
    if (!run.exact.size && !run.all.size && !run.names.length) {
      await findNear(run, query, options);
    }
  }

  search.find = async (run, options) => {
    search.recover();
    try {
      await search.start();
      run.query = search.parse(run.q);
      run.names = await search.names(run.query.whole);
    } catch {
      run.failed = 'failed_names';
    }
    if (run.query && options.isWanted() && !search.isFile) {
      try {
        await findText(run, run.query, options);
      } catch {
        run.failed = 'failed';
      }
    }
    run.ended = true;
  };

  search.inOrder = (run) => {
    /** @type {Map<string, SearchHit>} */
    const hits = new Map();
    const byId = new Map(run.names.map((match) => [match.name.id, match]));
    /** @param {SearchTier} tier @param {string} id @param {PagefindResult} [result] */
    const add = (tier, id, result) => {
      if (!hits.has(id)) {
        hits.set(id, { tier, id, result, match: byId.get(id) });
      }
    };
    run.names.forEach(({ name, rank }) => {
      if (rank < 3 && run.exact.has(name.id)) {
        add('exact', name.id, run.exact.get(name.id));
      }
    });
    run.exact.forEach((result, id) => add('exact', id, result));
    run.names.forEach(({ name }) => add('names', name.id));
    run.all.forEach((result, id) => add('all', id, result));
    run.near.forEach((result, id) => add('near', id, result));
    return Array.from(hits.values());
  };

  search.loadTables = async (hits) => {
    const shards = new Set(hits.map((hit) => shardOf(hit.id)));
    await Promise.all(Array.from(shards).map(search.loadFacets));
  };

  search.loadPages = async (hits) => {
    await Promise.all(
      hits.map(async (hit) => {
        if (hit.result) {
          hit.page = await search.page(hit.result);
        }
      }),
    );
  };
})();
