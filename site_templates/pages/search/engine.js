/* The full-text index: Pagefind, one instance a shard. */
(function () {
  'use strict';
  const search = window.bilin.search;
  /* Characters that search documents overlap by: `documents.OVERLAP` in Python. Longer stretches are asked for in pieces. */
  const MAX_STRETCH = 24;
  /** @type {Map<string, Promise<PagefindInstance>>} */
  let instances = new Map();
  let isBroken = false;

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

  search.instance = (shard) => {
    const before = instances.get(shard);
    if (before) {
      return before;
    }
    const loading = newInstance(shard);
    instances.set(shard, loading);
    loading.catch(() => {
      breakDown();
      instances.delete(shard);
    });
    return loading;
  };

  /** @param {PagefindResult} result */
  function firstWord(result) {
    return result.words[0];
  }

  /**
   * @param {Map<string, PagefindResult>} pages
   * @param {Map<string, PagefindResult>} others
   */
  function both(pages, others) {
    return new Map(Array.from(pages).filter(([id]) => others.has(id)));
  }

  /* Where a stretch stands in a search document tells how much it counts there. */
  search.holding = async (shard, folded) => {
    const instance = await search.instance(shard);
    const characters = Array.from(folded);
    /** @type {Map<string, PagefindResult> | null} */
    let pages = null;
    for (let start = 0; start === 0 || start < characters.length - 1; start += MAX_STRETCH - 1) {
      const piece = characters.slice(start, start + MAX_STRETCH).join('');
      const { results } = await instance.search(search.encode(piece));
      if (isBroken) {
        throw new Error(shard);
      }
      const here = new Map(results.map((result) => [`${shard}/${result.id.replace(/^.*_/, '')}`, result]));
      pages = pages ? both(pages, here) : here;
    }
    return new Map(Array.from(pages || []).sort((a, b) => firstWord(a[1]) - firstWord(b[1])));
  };

  search.page = async (result) => {
    const data = await result.data();
    if (isBroken) {
      throw new Error('fragment');
    }
    return data.page;
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
