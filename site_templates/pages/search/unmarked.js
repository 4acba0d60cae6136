/* Pages that hold all of a query but for marks of punctuation. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  const ENOUGH = 300;
  const RANKED = 30;

  /* Of pages those that hold all of a query but for marks of punctuation. */
  search.keepMarks = async (run, query, pages) => {
    await search.readPages(run, Array.from(pages.keys()));
    const asked = search.withoutMarks(query.whole);
    pages.forEach((zones, id) => {
      const { text } = search.matches(/** @type {SearchPage} */ (run.pages.get(id)), []);
      if (/[^\dxp]/.test(asked) && asked.length > 1 && search.withoutMarks(fold(text)).indexOf(asked) >= 0) {
        run.tiers.marks.set(id, zones);
      }
    });
  };

  /* Marks that a query has and pages have not, or others: a quotation mark at one end, 〔〕 for []. */
  search.findUnmarked = async (run, query) => {
    const stretches = search.unmarked(query.whole);
    const shards = stretches.length ? await search.shards(stretches) : [];
    /** @type {[string, number[]][]} */
    const pages = [];
    for (let i = 0; i < shards.length && pages.length < ENOUGH; i += 1) {
      pages.push(...(await search.unmarkedInShard(shards[i].name, stretches)));
    }
    // Where marks stand at the ends only there is nothing to be looked at.
    if (stretches[0] === search.withoutMarks(query.whole)) {
      pages.forEach(([id, zones]) => run.tiers.marks.set(id, zones));
      return;
    }
    pages.sort((a, b) => Math.min(...a[1]) - Math.min(...b[1]) || (a[0] < b[0] ? -1 : 1));
    await search.keepMarks(run, query, new Map(pages.slice(0, RANKED)));
  };
})();
