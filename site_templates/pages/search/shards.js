/* What each shard of the index holds, and which shards are worth asking. */
(function () {
  'use strict';
  const search = window.bilin.search;
  const MAX_NEAR = 20;
  const MAX_PARTS = 12;
  const MAX_NEAR_SHARDS = 3;
  /** @type {StartData | null} */
  let start = null;

  /**
   * Whether a mask, a hexadecimal number, has a bit.
   * @param {string} mask
   * @param {number} bit
   */
  function hasBit(mask, bit) {
    const digit = mask[mask.length - 1 - (bit >> 2)];
    return digit !== undefined && ((parseInt(digit, 16) >> (bit & 3)) & 1) === 1;
  }

  search.shards = async (stretches) => {
    const data = await search.start();
    start = data;
    const shards = data.shards.map(([name, provinces]) => ({ name, provinces }));
    if (!data.routes) {
      return shards;
    }
    const pairs = stretches.reduce((/** @type {string[]} */ all, text) => all.concat(search.pairs(text)), []);
    const masks = await Promise.all(
      pairs.map(async (pair) => {
        const routes = await search.load('routes-' + search.bucket(pair, data.routes));
        return routes[pair] || '0';
      }),
    );
    return shards.filter((_, bit) => masks.every((mask) => hasBit(mask, bit)));
  };

  search.isLarge = () => Boolean(start && start.routes);

  search.inShard = async (shard, { whole, terms }) => {
    const exact = whole.length > 1 ? await search.holding(shard, whole) : new Map();
    const all = new Map();
    /** @type {Map<string, PagefindResult>[]} */
    const lists = [];
    for (let i = 0; i < terms.length; i += 1) {
      lists.push(await search.holding(shard, terms[i]));
    }
    (lists[0] || new Map()).forEach((/** @type {PagefindResult} */ result, /** @type {string} */ id) => {
      if (!exact.has(id) && lists.every((list) => list.has(id))) {
        all.set(id, result);
      }
    });
    return { exact, all };
  };

  search.nearShards = async (query) => {
    const parts = search.partsOf(query).slice(0, MAX_PARTS);
    const lists = await Promise.all(parts.map((part) => search.shards([part])));
    /** @type {Map<string, number>} */
    const counts = new Map();
    lists.forEach((shards) => {
      shards.forEach(({ name }) => counts.set(name, (counts.get(name) || 0) + 1));
    });
    const best = Array.from(counts).sort((a, b) => b[1] - a[1]);
    return best.slice(0, MAX_NEAR_SHARDS).map(([name]) => name);
  };

  search.nearInShard = async (shard, query) => {
    const parts = search.partsOf(query).slice(0, MAX_PARTS);
    /** @type {Map<string, { result: PagefindResult, shared: number }>} */
    const pages = new Map();
    for (let i = 0; i < parts.length; i += 1) {
      (await search.holding(shard, parts[i])).forEach((result, id) => {
        const page = pages.get(id) || { result, shared: 0 };
        page.shared += 1;
        pages.set(id, page);
      });
    }
    const near = Array.from(pages).filter(([, page]) => page.shared >= Math.ceil(parts.length / 2));
    near.sort(([, a], [, b]) => b.shared - a.shared || a.result.words[0] - b.result.words[0]);
    return new Map(
      near.slice(0, MAX_NEAR).map(([id, { result }]) => /** @type {[string, PagefindResult]} */ ([id, result])),
    );
  };

  /* What every search needs, loaded while the reader is still typing. What fails is told when one searches. */
  search.warm = async () => {
    try {
      start = await search.start();
      const names = start.names === 1 ? search.load('names-0') : null;
      const index = start.shards.length === 1 ? search.instance(start.shards[0][0]) : null;
      await Promise.all([names, index]);
    } catch {
      // The search itself will say so.
    }
  };
})();
