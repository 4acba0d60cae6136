/* The index where Pagefind cannot run, in a folder or an old browser: all texts of a small site, and a look at each. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  /** @type {Promise<ScannedPage[]> | null} */
  let loading = null;
  /** @type {Map<string, SearchPage & { id: string }>} */
  const pages = new Map();

  /**
   * A page with its folded text and, for each character of it, the zone in which it counts.
   * @param {SearchPage & { id: string }} page
   * @returns {ScannedPage}
   */
  function scanned(page) {
    let text = '';
    /** @type {[number, number][]} */
    const zones = [];
    const title = fold(page.title).length;
    page.sections.forEach(([, , words, zone]) => {
      text += words.split('\n').map(fold).join('\n');
      zones.push([text.length, zone]);
    });
    return { id: page.id, text, zones: [[title, 0], ...zones] };
  }

  /**
   * The zone of a stretch: where two meet, the one that counts less.
   * @param {[number, number][]} zones each with its end
   * @param {number} start
   * @param {number} end
   */
  function zoneOf(zones, start, end) {
    let worst = 0;
    let from = 0;
    zones.forEach(([to, zone]) => {
      if (start < to && end > from) {
        worst = Math.max(worst, zone);
      }
      from = to;
    });
    return worst;
  }

  /**
   * The best zone in which a stretch stands on a page; undefined if nowhere.
   * @param {ScannedPage} page
   * @param {string} stretch
   */
  function bestZone({ text, zones }, stretch) {
    /** @type {number | undefined} */
    let best;
    for (let at = text.indexOf(stretch); at >= 0 && best !== 0; at = text.indexOf(stretch, at + 1)) {
      const zone = zoneOf(zones, at, at + stretch.length);
      best = best === undefined ? zone : Math.min(best, zone);
    }
    return best;
  }

  async function readTexts() {
    const data = /** @type {(SearchPage & { id: string })[]} */ (await search.load('texts'));
    if (!pages.size) {
      data.forEach((page) => pages.set(page.id, page));
    }
  }

  async function read() {
    await readTexts();
    /** @type {ScannedPage[]} */
    const read = [];
    for (const page of pages.values()) {
      read.push(scanned(page));
      await search.breathe();
    }
    return read;
  }

  function load() {
    if (!loading) {
      loading = read();
      loading.catch(() => {
        loading = null;
      });
    }
    return loading;
  }

  search.scan = {
    prepare: load,
    holding: async (shard, folded) => {
      const own = (await load()).filter(({ id }) => id.indexOf(shard + '/') === 0);
      const pieces = search.pieces(folded);
      /** @type {Map<string, number>} */
      const zones = new Map();
      own.forEach((page) => {
        const best = pieces.map((piece) => bestZone(page, piece));
        if (best.every((zone) => zone !== undefined)) {
          zones.set(page.id, Number(best[0]));
        }
      });
      return zones;
    },
    page: async (id) => {
      await readTexts();
      return /** @type {SearchPage} */ (pages.get(id));
    },
  };
})();
