/* Answers that stand on top: the numbers of plans, and a topic where a place is asked for as well. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MAX_NUMBERS = 2;
  const MAX_IN_RANGE = 5;
  /* The page of all numbers, where a figure is all that is asked for. */
  const ALL_NUMBERS = 'numbers/index.html';
  /* A topic that is called so, not one that a word only hints at. */
  const NAMED = 3.9;
  const CROSSED = ['theme', 'instrument', 'target_group', 'agency'];

  /**
   * What a query says beside its numbers, each with the words alike: a number of something else is no answer.
   * @param {SearchQuery} query
   */
  function restOf(query) {
    return query.understood
      .filter(({ word }) => !search.rangeOf(word))
      .map((term) => ({ ...term, word: search.bare(search.withoutFigures(term.word)) }))
      .filter(({ word }) => word.length > 1);
  }

  // A share is no number of anything: 5% is not 5, of whatever.
  const fits = (/** @type {string} */ unit, /** @type {string} */ own) =>
    unit === own || !unit || (!own && unit !== '%');

  /**
   * Whether a quantity has all the numbers that are asked for, or one in their range, and is about the rest.
   * @param {LexiconQuantity} quantity
   * @param {SearchFigure[]} asked
   * @param {SearchRange | null} range
   * @param {SearchTerm[]} rest
   */
  function isAnswer({ folded, about }, asked, range, rest) {
    const figures = search.figures(folded);
    const isThere = range
      ? figures.some(({ value, unit }) => value >= range.least && value <= range.most && fits(range.unit, unit))
      : asked.every((figure) => figures.some(({ value, unit }) => value === figure.value && fits(figure.unit, unit)));
    const says = (/** @type {string} */ word) => (folded + '\n' + about).indexOf(word) >= 0;
    const isAbout = (/** @type {SearchTerm} */ { word, alike, segments }) =>
      [word, ...alike].some(says) || (segments.length > 0 && segments.every((each) => says(each.word)));
    return isThere && rest.every(isAbout);
  }

  search.bestQuantities = async (lexicon, query) => {
    const asked = search.countingFigures(query.whole);
    const range = search.rangeOf(query.whole);
    const places = query.chips.filter(({ facet }) => facet === 'district').map(({ value }) => value);
    const rest = restOf(query);
    // They stand on top of what is found, and it is found without them.
    const quantities = await search.quantities(asked, places, range !== null).catch(() => []);
    const fitting = quantities.filter(
      (quantity) => isAnswer(quantity, asked, range, rest) && (!places.length || places.indexOf(quantity.place) >= 0),
    );
    const words = /** @type {string[]} */ ([]).concat(...query.understood.map(({ word, alike }) => [word, ...alike]));
    const written = words.filter((word) => /\d/.test(word));
    // What is said as it was asked for comes first, and what is promised before what was reported.
    const order = (/** @type {LexiconQuantity} */ { folded, level, indicator }) =>
      (written.some((word) => folded.indexOf(word) >= 0) ? 0 : 2) + (level ? 0 : 1) + (indicator ? 0 : 1);
    const best = fitting.sort((a, b) => order(a) - order(b)).slice(0, range ? MAX_IN_RANGE : MAX_NUMBERS);
    const paths = best.map(({ indicator }) => indicator);
    const topics = lexicon.topics.filter(({ path, id }) => id && paths.indexOf(path) >= 0);
    const all = best.length && !rest.length ? lexicon.pages.filter(({ path, id }) => id && path === ALL_NUMBERS) : [];
    return [...best.map((quantity) => ({ ...quantity, title: titleOf(lexicon, quantity) })), ...topics, ...all];
  };

  /**
   * A number as it is promised, where, and how firmly.
   * @param {Lexicon} lexicon
   * @param {LexiconQuantity} quantity
   */
  function titleOf({ places }, { printed, place, level }) {
    const own = places.find(({ value }) => value === place);
    return [printed, own ? own.shown : place, level].filter(Boolean).join(' · ');
  }

  /* Where one district is asked for, a topic answers with the row of that district. */
  search.crossed = ({ places }, { chips }, topics) => {
    const districts = chips.filter(({ facet }) => facet === 'district');
    const own = districts.length === 1 && places.find(({ value }) => value === districts[0].value);
    if (!own || !own.row) {
      return topics;
    }
    return topics.map((topic) => {
      const isCrossed = Number(topic.score) >= NAMED && CROSSED.indexOf(String(topic.kind)) >= 0;
      return isCrossed ? { ...topic, title: own.shown + ' × ' + topic.label, anchor: 'a-' + own.row } : topic;
    });
  };
})();
