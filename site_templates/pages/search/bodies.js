/* Who does what is asked for: the bodies of the programmes that were found. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_PROGRAMMES = 8;
  const MAX_DOING = 2;
  const MAX_NAMED = 1;
  /* Behind topics that are called so, unless a programme says it. */
  const SCORE = 3;
  /* Characters in front of what is done in which the one who does it is named, if they are of the same clause. */
  const BEFORE = 16;
  const CLAUSE = /[，。；,;]/;

  /**
   * Whether a page names a body in front of what it does.
   * @param {SearchPage} page
   * @param {string} deed
   * @param {LexiconTopic} body
   */
  function isDoing(page, deed, { others, hints }) {
    const { text, sections } = search.matches(page, [deed]);
    const names = [...others, ...hints];
    const isNamed = (/** @type {string} */ before) => names.some((name) => before.indexOf(name) >= 0);
    return sections.some(({ start, spans }) =>
      spans.some(([at]) =>
        isNamed(
          String(
            text
              .slice(Math.max(start, at - BEFORE), at)
              .split(CLAUSE)
              .pop(),
          ),
        ),
      ),
    );
  }

  search.bodiesOf = async (run, query, lexicon) => {
    const ranked = query.isWho ? Array.from(run.scores).sort((a, b) => b[1] - a[1]) : [];
    const programmes = ranked.map(([id]) => id).filter((id) => search.isOfKind(run, id, 'programme'));
    const first = programmes.slice(0, MAX_PROGRAMMES);
    await search.loadTables(first.map((id) => ({ id })));
    const placeOf = (/** @type {LexiconTopic} */ { label }, /** @type {string} */ id) =>
      search.valuesOf(id, 'agency').indexOf(label);
    /**
     * The bodies of the programmes by what they weigh in each.
     * @param {(topic: LexiconTopic, id: string) => number} weightOf
     */
    const weighed = (weightOf) =>
      lexicon.topics
        .filter(({ id, kind }) => id && kind === 'agency')
        .map((topic) => {
          const own = first.map((id, at) => (placeOf(topic, id) < 0 ? 0 : weightOf(topic, id) / (at + 2)));
          return { topic, weight: own.reduce((sum, each) => sum + each, 0) };
        })
        .filter(({ weight }) => weight)
        .sort((a, b) => b.weight - a.weight)
        .map(({ topic }) => ({ ...topic, score: SCORE, isBody: true }));
    const deed = search.deedIn(query.asking);
    const pageOf = (/** @type {string} */ id) => /** @type {SearchPage} */ (run.pages.get(id));
    const doing = deed ? weighed((topic, id) => Number(isDoing(pageOf(id), deed, topic))) : [];
    // A body that is named everywhere (all units) tells little.
    const isBody = (/** @type {LexiconTopic} */ { label }) => Number(lexicon.bodies.indexOf(label) >= 0);
    const named = weighed(
      (topic, id) =>
        isBody(topic) / (placeOf(topic, id) + 1) ** 2 / Math.sqrt(search.countPages('agency', topic.label)),
    );
    return doing.length ? doing.slice(0, MAX_DOING) : named.slice(0, MAX_NAMED);
  };
})();
