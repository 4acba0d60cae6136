/* The one ranking, over whichever engine found the pages: first by where words stand, then by what pages say. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  /* By zone: name, summary, measures and numbers, other text, excerpts of the source, whole sources, repetitions. */
  const WEIGHTS = [6, 3, 2.2, 1.6, 1.2, 0.6, 0.3];
  /** @type {Record<string, number>} */
  const OF_KIND = {
    theme: 0.4,
    instrument: 0.4,
    target_group: 0.4,
    agency: 0.3,
    indicator: 0.3,
    district: 0.6,
    programme: 0.8,
    list: 0.4,
    who: -1.5,
    gaps: -1.5,
    pair: -1.5,
    text: -1.5,
    source: -1,
  };
  /* What a text gains where texts of a time or place are asked for. */
  const OF_TEXTS = 3;
  const HALF = 1.5;
  const USUAL_LENGTH = 900;
  const RANKED = 30;
  /* What is familiar of a word leads to topics where it is more than this of what is near, and this much of a question. */
  const MOST = 0.5;
  const MUCH = 0.4;
  /* What kinds of numbers gain where numbers are asked for, and kinds of bodies where it is asked who. */
  const FAVOUR = 0.6;

  /* What is known before a page is read: the best zone of each word that was found on it. */
  search.scoreAtFirst = (zones) => zones.reduce((sum, zone) => sum + (zone === undefined ? 0 : WEIGHTS[zone]), 0);

  /**
   * By zone, how often a word stands in a page. A number that is part of a longer one hardly counts.
   * @param {SearchPage} page
   * @param {string} word
   */
  function weighed(page, word) {
    const { text, titleLength, sections } = search.matches(page, [word]);
    let sum = 0;
    sections.forEach(({ spans, zone }) => {
      spans.forEach(([start, end]) => {
        const weight = WEIGHTS[start <= titleLength ? 0 : zone];
        sum += search.cutsNumber(text, start, end) ? weight / 20 : weight;
      });
    });
    return sum;
  }

  /**
   * How much a word says of a page: it grows ever more slowly with how often it stands there, faster on short pages.
   * @param {SearchPage} page
   * @param {string} word
   */
  function worthOf(page, word) {
    const sum = weighed(page, word);
    const length = (page.text || '').length;
    return (sum / (sum + HALF * (0.7 + 0.3 * Math.min(4, length / USUAL_LENGTH)))) * 4;
  }

  /* Whether all that was found on a page are parts of longer numbers. */
  search.isCut = (page, word) => {
    const { text, sections } = search.matches(page, [word]);
    return sections.every(({ spans }) => spans.every(([start, end]) => search.cutsNumber(text, start, end)));
  };

  search.scoreOf = (page, words) => {
    const sum = words.reduce((total, { word, weight }) => total + worthOf(page, word) * weight, 0);
    const name = fold(page.title);
    const named = words.reduce((total, { word, weight }) => {
      const at = name.indexOf(word);
      return total + (at < 0 ? 0 : weight * (1 + word.length / name.length));
    }, 0);
    return sum + named + (OF_KIND[page.kind] || 0);
  };

  search.readPages = async (run, ids) => {
    const unread = ids.filter((id) => !run.pages.has(id));
    const pages = await Promise.all(unread.map(search.page));
    unread.forEach((id, at) => run.pages.set(id, pages[at]));
  };

  /**
   * The words that lead to topics: of several a word that stands everywhere leads less far, and of a question, or where
   * pages have a part of it alone, so does what is familiar of it, if that is much or most of it.
   * @param {SearchQuery} query
   * @param {boolean} isNear
   */
  function leadingWords(query, isNear) {
    // Of these alone it was counted where they stand.
    const asked = query.understood.length > 1 ? query.understood.map(({ word }) => word) : [];
    const leads = (/** @type {string} */ word) => (asked.indexOf(word) < 0 ? 1 : 0.4 + 0.6 * search.rarity(word));
    const words = search.topicWords(query).map(({ word, weight }) => ({ word, weight: weight * leads(word) }));
    query.understood.forEach(({ word, segments, familiar }) => {
      const share = familiar.join('').length / word.length;
      const isMost = !segments.length && (isNear ? share > MOST : query.isAsked && share >= MUCH);
      const parts = isMost ? familiar.filter((each) => each !== word) : [];
      parts.forEach((each) => words.push({ word: each, weight: 0.75 }));
    });
    return words;
  }

  /**
   * @param {SearchQuery} query
   * @param {Lexicon} lexicon
   * @param {boolean} isNear
   */
  function topicsFor(query, lexicon, isNear) {
    const scores = search.topicScores(lexicon, leadingWords(query, isNear));
    const favoured = search.asksHowMuch(query.whole) ? 'indicator' : query.isWho ? 'agency' : '';
    const topics = lexicon.topics.filter(({ kind, id }) => kind === favoured && scores.has(id));
    topics.forEach(({ id }) => scores.set(id, Number(scores.get(id)) + FAVOUR));
    return scores;
  }

  /* Read the pages that may come first, and score what they say. */
  search.rankPages = async (run, asked) => {
    // Words that a page has side by side are one word.
    const isJoined = run.tiers.exact.size > 0 && asked.understood.length > 1;
    const query = run.lexicon && isJoined ? search.asOne(asked, run.lexicon, run.isWide) : asked;
    if (!query.isPhrase && run.lexicon) {
      run.topics = topicsFor(query, run.lexicon, run.isNear);
      const best = search.bestTopics(
        run.lexicon,
        run.topics,
        run.tiers.exact,
        search.wordsOf(query).map(({ word }) => word),
      );
      const topics = search.isEnglishPage || search.isInEnglish(run.lexicon, query) ? search.inEnglish(best) : best;
      const quantities = await search.bestQuantities(run.lexicon, query);
      run.best = [...quantities, ...search.crossed(run.lexicon, query, topics), ...search.ownPages(run.lexicon, query)];
    }
    const near = run.tiers.near.size ? search.partsOf(query) : [];
    const unmarked = run.tiers.marks.size ? search.unmarked(query.whole) : [];
    const words = search
      .topicWords(query)
      .concat(unmarked.map((word) => ({ word, weight: 1 })))
      .concat(near.map((word) => ({ word, weight: 0.6 * search.rarity(word) })));
    const whole = query.whole.length > 1 ? [{ word: query.whole, weight: 1 }] : [];
    const first = search.inOrder(run).filter(({ id }) => search.isFound(run, id));
    await search.readPages(
      run,
      first.slice(0, RANKED).map(({ id }) => id),
    );
    const classed = run.lexicon ? await search.classed(run, run.lexicon) : () => 0;
    const ofText = (/** @type {SearchPage} */ { kind }) => (query.isOfTexts && kind === 'plan' ? OF_TEXTS : 0);
    for (const [id, page] of run.pages) {
      await search.breathe();
      const needles = run.tiers.exact.has(id) || !words.length ? whole.concat(words.slice(1)) : words;
      run.scores.set(id, 100 + search.scoreOf(page, needles) + ofText(page) + classed(id));
      if (run.tiers.exact.has(id) && search.isCut(page, query.whole)) {
        run.cut.add(id);
      }
    }
    const { lexicon } = run;
    if (lexicon && !query.isPhrase) {
      const asked = [search.bodiesOf, search.silentOf, search.classifiedOf].map((find) =>
        find(run, query, lexicon).catch(() => []),
      );
      run.best = run.best.concat(...(await Promise.all(asked)));
    }
  };
})();
