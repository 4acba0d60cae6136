/* Who does what is asked for: the bodies of the programmes that were found. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_PROGRAMMES = 8;
  const MAX_BODIES = 1;
  /* Behind topics that are called so, unless a programme says it. */
  const SCORE = 3;

  search.bodiesOf = async (run, lexicon) => {
    const ranked = Array.from(run.scores).sort((a, b) => b[1] - a[1]);
    const programmes = ranked.map(([id]) => id).filter((id) => search.isOfKind(run, id, 'programme'));
    const first = programmes.slice(0, MAX_PROGRAMMES);
    await search.loadTables(first.map((id) => ({ id })));
    /** @type {Map<string, number>} */
    const weights = new Map();
    first.forEach((id, at) =>
      search
        .valuesOf(id, 'agency')
        .forEach((label, place) => weights.set(label, (weights.get(label) || 0) + 1 / (at + 2) / (place + 1) ** 2)),
    );
    // A body that is named everywhere (all units) tells little.
    weights.forEach((weight, label) => weights.set(label, weight / Math.sqrt(search.countPages('agency', label))));
    const weightOf = (/** @type {LexiconTopic} */ { label }) => weights.get(label) || 0;
    return lexicon.topics
      .filter((topic) => topic.id && lexicon.bodies.indexOf(topic.label) >= 0 && weightOf(topic))
      .sort((a, b) => weightOf(b) - weightOf(a))
      .slice(0, MAX_BODIES)
      .map((topic) => ({ ...topic, score: SCORE, isBody: true }));
  };
})();
