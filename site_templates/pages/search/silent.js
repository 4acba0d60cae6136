/* Which districts do not say something: a topic's page shows it for all of them, the page of what a district lacks for one. */
(function () {
  'use strict';
  const { search } = window.bilin;
  /* Of more districts the page of the topic tells, side by side. */
  const MAX_DISTRICTS = 5;
  /* Where there is no topic, first; else right behind it. */
  const SCORE = 6;
  const TOPICS = ['theme', 'instrument', 'target_group'];

  /**
   * The districts of these pages no page of which has a topic.
   * @param {string[]} ids
   * @param {LexiconTopic} topic
   */
  function without(ids, { kind, label }) {
    const saying = search.pagesThatFit({ [kind]: [label] });
    const districts = new Set(saying.reduce((all, id) => all.concat(search.valuesOf(id, 'district')), ids.slice(0, 0)));
    return ids.filter((id) => !search.valuesOf(id, 'district').some((district) => districts.has(district)));
  }

  search.silentOf = async (run, query, lexicon) => {
    const shards = await search.shards([]);
    const named = lexicon.places
      .filter(({ facet, folded }) => facet === 'district' && query.whole.indexOf(folded) >= 0)
      .map(({ value }) => value);
    // Of many tables none has all districts: topics answer there.
    if (shards.length > 1) {
      return [];
    }
    await search.loadFacets(shards[0].name);
    const ids = search.pagesThatFit({ kind: ['gaps'], ...(named.length ? { district: named } : {}) });
    const best = run.best.find(({ kind }) => TOPICS.indexOf(String(kind)) >= 0);
    const topic = best && lexicon.topics.find(({ id }) => id === best.id);
    const own = topic ? without(ids, topic) : named.length ? ids : [];
    if (own.length > MAX_DISTRICTS) {
      return [];
    }
    await search.readPages(run, own);
    return own.map((id) => {
      const { path, title } = /** @type {SearchPage} */ (run.pages.get(id));
      const anchor = topic ? 'missing-' + topic.path.split('/')[0] : 'missing';
      return { id, path, label: title, kind: 'gaps', anchor, score: best ? best.score : SCORE };
    });
  };
})();
