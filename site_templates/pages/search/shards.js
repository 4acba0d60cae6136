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
    const pairs = /** @type {string[]} */ ([]).concat(...stretches.map(search.pairs));
    const masks = await Promise.all(
      pairs.map(async (pair) => {
        const routes = await search.load('routes-' + search.bucket(pair, data.routes));
        return routes[pair] || '0';
      }),
    );
    return shards.filter((_, bit) => masks.every((mask) => hasBit(mask, bit)));
  };

  /* Pagefind runs where WebAssembly does, and not from a folder. */
  let isScanning = search.isFile || !hasWebAssembly();

  function hasWebAssembly() {
    try {
      return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    } catch {
      return false;
    }
  }

  /* By stretch, on how many pages it was found: what stands everywhere tells little. */
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();

  search.holding = async (shard, folded) => {
    // The index knows pairs of characters: no engine is asked for one alone.
    const zones = folded.length > 1 ? await search.engine().holding(shard, folded) : new Map();
    counts.set(folded, new Map(counts.get(folded) || []).set(shard, zones.size));
    return zones;
  };

  search.pagesWith = (folded) =>
    Array.from((counts.get(folded) || new Map()).values()).reduce((sum, count) => sum + count, 0);

  search.rarity = (folded) => {
    const pages = search.pagesWith(folded);
    const all = start ? start.pages : 1;
    return pages ? Math.log(1 + all / pages) / Math.log(1 + all) : 1;
  };

  search.engine = () => (isScanning ? search.scan : search.pagefind);

  /* What Pagefind cannot answer, the texts of a small site can. */
  search.changeEngine = async () => {
    const data = await search.start();
    const canChange = !isScanning && data.texts;
    isScanning = isScanning || canChange;
    return canChange;
  };

  /* What a page says: one file of texts, which a small site has, is less than the parts of some thirty pages in the index,
     each unpacked by a script. */
  search.page = async (id) => {
    const { texts } = await search.start();
    return (texts && (await search.scan.page(id).catch(() => null))) || search.engine().page(id);
  };

  search.isLarge = () => Boolean(start && start.routes);

  /**
   * By page, the best zone of any of several stretches.
   * @param {string} shard
   * @param {string[]} stretches
   */
  async function holdingAny(shard, stretches) {
    /** @type {Map<string, number>} */
    const zones = new Map();
    for (const stretch of stretches) {
      (await search.holding(shard, stretch)).forEach((zone, id) => {
        zones.set(id, Math.min(zone, zones.has(id) ? Number(zones.get(id)) : zone));
      });
    }
    return zones;
  }

  /**
   * The pages that all lists have, with their zones.
   * @param {Map<string, number>[]} lists
   */
  function inAll(lists) {
    /** @type {Map<string, number[]>} */
    const pages = new Map();
    if (lists.length) {
      lists[0].forEach((_, id) => {
        if (lists.every((list) => list.has(id))) {
          pages.set(
            id,
            lists.map((list) => Number(list.get(id))),
          );
        }
      });
    }
    return pages;
  }

  /**
   * The pages that hold a word: it, all words that it is made of, or what means the same as it or as these.
   * @param {string} shard
   * @param {SearchTerm} term
   */
  async function holdingAlike(shard, { word, alike, segments }) {
    const zones = await holdingAny(shard, [word, ...alike]);
    if (segments.length) {
      const parts = [];
      for (const segment of segments) {
        parts.push(await holdingAny(shard, [segment.word, ...segment.alike]));
      }
      inAll(parts).forEach((own, id) => zones.has(id) || zones.set(id, Math.max(...own)));
    }
    return zones;
  }

  search.inShard = async (shard, { whole, understood, others }) => {
    const exact = whole.length > 1 ? await search.holding(shard, whole) : new Map();
    const same = await holdingAny(shard, others);
    /** @type {Map<string, number>[]} */
    const own = [];
    /** @type {Map<string, number>[]} */
    const wide = [];
    for (const term of understood) {
      own.push(term.word === whole ? exact : await search.holding(shard, term.word));
      wide.push(await holdingAlike(shard, term));
    }
    /** @param {Map<string, number>} zones */
    const listed = (zones) => new Map(Array.from(zones).map(([id, zone]) => [id, [zone]]));
    return { exact: listed(exact), same: listed(same), all: inAll(own), alike: inAll(wide) };
  };

  /* Pages that hold all that stands between the marks of a query: they may differ from it in the marks alone. */
  search.unmarkedInShard = async (shard, stretches) => {
    const lists = [];
    for (const stretch of stretches) {
      lists.push(await search.holding(shard, stretch));
    }
    return inAll(lists);
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
    /** @type {Map<string, number[]>} */
    const pages = new Map();
    for (let i = 0; i < parts.length; i += 1) {
      (await search.holding(shard, parts[i])).forEach((zone, id) => {
        pages.set(id, (pages.get(id) || []).concat([zone]));
      });
    }
    const near = Array.from(pages).filter(([, zones]) => zones.length >= Math.ceil(parts.length / 2));
    near.sort((a, b) => b[1].length - a[1].length || Math.min(...a[1]) - Math.min(...b[1]) || (a[0] < b[0] ? -1 : 1));
    return new Map(near.slice(0, MAX_NEAR));
  };

  /* What every search needs, loaded while the reader is still typing. What fails is told when one searches. */
  search.warm = async () => {
    try {
      start = await search.start();
      const names = start.names === 1 ? search.load('names-0') : null;
      const index = start.shards.length === 1 ? search.engine().prepare(start.shards[0][0]) : null;
      await Promise.all([names, index, search.lexicon()]);
    } catch {
      // The search itself will say so.
    }
  };
})();
