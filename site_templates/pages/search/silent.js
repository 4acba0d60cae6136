/* Which districts do not say something: a topic's page shows it for all of them, the page of what a district lacks for one. */
(function () {
  'use strict';
  const { search } = window.bilin;
  /* Of more districts the page of the topic tells, side by side. */
  const MAX_DISTRICTS = 5;
  /* Where there is no topic, first; else right behind it. */
  const SCORE = 6;
  const TOPICS = ['theme', 'instrument', 'target_group'];

  const districtsOf = (/** @type {string} */ id) => search.valuesOf(id, 'district');

  /**
   * The districts of these pages no page of which has a topic.
   * @param {string[]} ids
   * @param {LexiconTopic} topic
   */
  function without(ids, { kind, label }) {
    const saying = search.pagesThatFit({ [kind]: [label] });
    const districts = /** @type {string[]} */ ([]).concat(...saying.map(districtsOf));
    return ids.filter((id) => !districtsOf(id).some((district) => districts.indexOf(district) >= 0));
  }

  search.silentOf = async (run, query, lexicon) => {
    if (!search.asksSilent(query.whole)) {
      return [];
    }
    const named = lexicon.places
      .filter(({ facet, folded }) => facet === 'district' && query.whole.indexOf(folded) >= 0)
      .map(({ value }) => value);
    // Of many tables none has all districts: topics answer there.
    const ids = await search.pagesOfAll({ kind: ['gaps'], ...(named.length ? { district: named } : {}) });
    const best = run.best.find(({ kind }) => TOPICS.indexOf(String(kind)) >= 0);
    const topic = best && lexicon.topics.find(({ id }) => id === best.id);
    const own = topic ? without(ids, topic) : named.length ? ids : [];
    if (own.length > MAX_DISTRICTS) {
      return [];
    }
    const anchor = topic ? 'missing-' + topic.path.split('/')[0] : 'missing';
    return search.asBest(run, own, { anchor, score: best ? best.score : SCORE });
  };
})();
