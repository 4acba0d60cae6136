/* The full-text index: Pagefind, one instance a shard. */
(function () {
  'use strict';
  const search = window.bilin.search;
  /** @type {Map<string, Promise<PagefindInstance>>} */
  let instances = new Map();
  let isBroken = false;
  let isLoaded = false;
  let turn = Promise.resolve();

  function breakDown() {
    isBroken = true;
  }

  /**
   * Whether bytes begin like a file of the index: packed, or one of its two plain kinds.
   * @param {ArrayBuffer} data
   */
  function isIndexFile(data) {
    const [first, second] = new Uint8Array(data.slice(0, 2));
    return (first === 0x1f && second === 0x8b) || first === 0x70 || first === 0x7b;
  }

  /* Pagefind passes over a file that it could not load, and would find less without saying so: hence this look at every
     answer. And all shards share one copy of its program. */
  function watchFetches() {
    const lowLevel = window.fetch;
    window.fetch = async (address, options) => {
      const file = String(address).replace(/\/s\d+\/wasm\./, '/wasm.');
      try {
        const response = await lowLevel.call(window, file, options);
        if (!response.ok || !isIndexFile(await response.clone().arrayBuffer())) {
          breakDown();
        }
        return response;
      } catch (error) {
        breakDown();
        throw error;
      }
    };
  }

  /**
   * @param {string} shard
   * @returns {Promise<PagefindInstance>}
   */
  async function newInstance(shard) {
    const place = document.querySelector('[data-pagefind]');
    const address = new URL(String(place && place.getAttribute('data-pagefind')), window.location.href).href;
    const pagefind = await import(address);
    const instance = pagefind.createInstance({ basePath: address.replace(/[^/]*$/, shard + '/'), noWorker: true });
    await instance.init();
    return instance;
  }

  /**
   * Pagefind has room for its program once: what an instance holds is lost, and the page may crash, when another loads it
   * again. So until it is there they come one by one, though one query may overtake another.
   * @param {string} shard
   */
  function newInstanceInTurn(shard) {
    if (isLoaded) {
      return newInstance(shard);
    }
    const loading = turn.then(async () => {
      const instance = await newInstance(shard);
      await instance.filters(); // its `init` ends before it has loaded anything, and this does not
      isLoaded = true;
      return instance;
    });
    turn = loading.then(
      () => {},
      () => {},
    );
    return loading;
  }

  /** @param {string} shard */
  function instanceOf(shard) {
    const before = instances.get(shard);
    if (before) {
      return before;
    }
    const loading = newInstanceInTurn(shard);
    instances.set(shard, loading);
    loading.catch(() => {
      breakDown();
      instances.delete(shard);
    });
    return loading;
  }

  /**
   * In which zone of its search document a stretch stands first.
   * @param {ZonesData} data
   * @param {string} id
   * @param {PagefindResult} result
   */
  function zoneOf({ planned, moved }, id, result) {
    const starts = moved[id] || planned;
    let zone = starts.length - 1;
    while (result.words[0] < starts[zone]) {
      zone -= 1;
    }
    return zone;
  }

  /* By id, what Pagefind said last of a page: it loads what the page says. */
  /** @type {Map<string, PagefindResult>} */
  const results = new Map();
  /* What was read once is not asked for again by the next query. */
  /** @type {Map<string, SearchPage>} */
  const pages = new Map();

  /**
   * @param {string} shard
   * @param {string} piece
   */
  async function resultsFor(shard, piece) {
    const instance = await instanceOf(shard);
    const answer = await instance.search(search.encode(piece));
    if (isBroken) {
      throw new Error(shard);
    }
    return answer.results.map((result) => /** @type {const} */ ([result.id.replace(/^.*_/, ''), result]));
  }

  search.pagefind = {
    prepare: (shard) => Promise.all([instanceOf(shard), search.load('zones-' + shard)]),
    holding: async (shard, folded) => {
      const data = await search.load('zones-' + shard);
      /** @type {Map<string, number> | null} */
      let zones = null;
      for (const piece of search.pieces(folded)) {
        /** @type {Map<string, number>} */
        const here = new Map();
        (await resultsFor(shard, piece)).forEach(([name, result]) => {
          const id = `${shard}/${name}`;
          results.set(id, result);
          if (!zones || zones.has(id)) {
            here.set(id, zones ? Number(zones.get(id)) : zoneOf(data, name, result));
          }
        });
        zones = here;
      }
      return zones || new Map();
    },
    page: async (id) => {
      const before = pages.get(id);
      const page = before || (await /** @type {PagefindResult} */ (results.get(id)).data()).page;
      if (isBroken) {
        throw new Error('fragment');
      }
      pages.set(id, page);
      return page;
    },
  };

  search.recover = () => {
    if (isBroken) {
      isBroken = false;
      instances = new Map();
    }
  };

  if (typeof window.fetch === 'function') {
    watchFetches();
  }
})();
