/* Whether what was found is an answer, and enough of one. */
(function () {
  'use strict';
  const { loadScript, search } = window.bilin;
  /* From this zone on, by `rank.js`, pages are whole sources and such as repeat what others say. */
  const WHOLE_SOURCE = 5;
  /* The last zone of what a page is about: its name, its summary, its measures and numbers. */
  const MEASURES = 2;
  /* Pages below which near misses are looked for as well. */
  const FEW = 5;
  const COUNTED = /** @type {const} */ (['exact', 'same', 'marks', 'all', 'alike']);
  const HELD = /** @type {const} */ (['exact', 'same', 'marks', 'all']);

  /* Whether words stand apart where most words do: a whole source, a list of all terms. */
  search.isScattered = (zones) => zones.length > 1 && Math.max(...zones) >= WHOLE_SOURCE;

  /* The script that knows what a query may have meant is loaded for those who need it, as are the sounds of characters. */
  search.whatWasMeant = async (query, lexicon) => {
    await (search.respell || loadScript(String(search.place.dataset.slips)));
    return search.respell(query, lexicon);
  };

  /* Whether a page holds what is asked for in what it is about. */
  search.bears = ({ tiers: { exact, all, alike } }, id) =>
    Math.max(...(all.get(id) || alike.get(id) || exact.get(id) || [WHOLE_SOURCE])) <= MEASURES;

  /* Whether some page holds what is asked for, or is called so. */
  search.isHeld = ({ tiers, names, familiar }) =>
    names.length > 0 || HELD.some((tier) => tiers[tier].size > 0 && !(tier === 'all' && familiar.length));

  /**
   * Whether so few pages were found that what is near may be what was meant.
   * @param {SearchRun} run
   */
  search.isFew = ({ tiers, query }) => {
    const pages = new Set();
    COUNTED.forEach((tier) => tiers[tier].forEach((_, id) => pages.add(id)));
    return query !== null && !query.isPhrase && pages.size < FEW;
  };

  /**
   * Whether some page is an answer: one that fits the places and years of the query. A whole source holds most words.
   * @param {SearchRun} run
   * @param {Map<string, number[]>[]} tiers
   */
  search.hasAnswer = async (run, tiers) => {
    const chosen = search.narrowing(run, { chosen: {} });
    const pages = /** @type {[string, number[]][]} */ ([]).concat(...tiers.map((tier) => Array.from(tier)));
    if (Object.keys(chosen).length) {
      await search.loadTables(pages.map(([id]) => ({ id })));
    }
    return pages.some(([id, zones]) => !search.isScattered(zones) && search.fits(id, chosen));
  };
})();
