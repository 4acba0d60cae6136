/* The words that the site knows: topics, places, and words that mean the same. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const EXACT = 6;
  const MAX_BEST = 4;
  const MAX_HINTED = 2;
  /* A topic whose label holds the word, and one that is hinted at, at least by a part of what is asked. */
  const NAMED = 4;
  const GOOD = 2.4;
  const SAID = 0.5;
  /* A topic for which a word stands, be it one that hints at it; and one of whose words it is the end. */
  const HINTED = 3.3;
  const OF_END = 2.8;
  /** @type {Record<string, number>} */
  const OF_KIND = { theme: 0.4, instrument: 0.35, target_group: 0.35, agency: 0.3, indicator: 0.2 };
  /** @type {Promise<Lexicon> | null} */
  let loading = null;
  /* By facet, by id, its labels. */
  /** @type {LexiconData['facets'] | null} */
  let facets = null;
  /* All words, in the order in which the file of their spellings has these. */
  /** @type {string[]} */
  let vocabulary = [];

  /**
   * @param {LexiconData} data
   * @returns {Lexicon}
   */
  function read(data) {
    const fold = bilin.fold;
    const topics = data.topics.map(([kind, path, label, synonyms, keywords, english, twin]) => {
      const [others, hints] = [synonyms.map(fold), keywords.map(fold)];
      const [englishKey, englishWords] = [search.englishKey(english), search.englishWords(english)];
      const words = { folded: fold(label), others, hints, englishKey, englishWords };
      return { kind, path, id: data.ids[path], label, english, twin, ...words };
    });
    /** @type {LexiconPlace[]} */
    const places = [];
    data.places.forEach(([facet, value, names, shown, row]) => {
      names.forEach((name) => places.push({ facet, value, name, shown, row, folded: fold(name) }));
    });
    places.sort((a, b) => b.folded.length - a.folded.length);
    const pages = data.pages.map(([kind, path, label, words]) => ({
      kind,
      path,
      id: data.ids[path],
      label,
      words: words.map(fold),
    }));
    const alike = data.alike.map((words) => ({ words, folded: words.map(fold) }));
    facets = data.facets;
    const listed = data.topics.map(([, , label, synonyms, keywords]) => [label, ...synonyms, ...keywords]);
    vocabulary = Array.from(new Set(/** @type {string[]} */ ([]).concat(...listed, ...data.alike)));
    const english = search.readEnglish(data.english);
    const inEnglish = data.topics.map((topic) => topic[5]).concat(...data.english.map(([words]) => words));
    return {
      topics,
      pages,
      places,
      alike,
      english,
      inEnglish: inEnglish.map(fold),
      spellings: new Map(),
      common: data.common.map(fold),
      bodies: data.bodies,
      years: data.years.map(String),
      levels: Object.values(data.facets.commitment || {}),
    };
  }

  search.hasLexicon = () => facets !== null;

  /* An address holds ids, which stay when a label is worded anew; one of a label, as there were before, still leads. */
  search.labelOf = (facet, id) => ((facets && facets[facet]) || {})[id] || id;

  search.idOf = (facet, label) => {
    const labels = (facets && facets[facet]) || {};
    return Object.keys(labels).find((id) => labels[id] === label) || label;
  };

  search.lexicon = () => {
    if (!loading) {
      loading = search.load('lexicon').then(read);
      loading.catch(() => {
        loading = null;
      });
    }
    return loading;
  };

  /* Words by their pinyin, and by initials of three and more: of two letters they would be any words. */
  search.readSpellings = async (lexicon) => {
    if (lexicon.spellings.size) {
      return;
    }
    /** @type {string[]} */
    const spellings = await search.load('spellings');
    vocabulary.forEach((word, at) => {
      const syllables = spellings[at].split(' ');
      const initials = syllables.map((syllable) => syllable[0]).join('');
      (initials.length > 2 ? [initials, syllables.join('')] : [syllables.join('')]).forEach((spelling) =>
        lexicon.spellings.set(spelling, (lexicon.spellings.get(spelling) || new Set()).add(word)),
      );
    });
  };

  /**
   * Words that mean the same as one, as they are written; of one in Latin letters, the words of the texts that it stands for.
   * @param {Lexicon} lexicon
   * @param {string} word
   */
  search.alike = (lexicon, word) => {
    /** @type {Set<string>} */
    const words = new Set(search.isEnglish(word) ? search.spelt(lexicon, word) : []);
    lexicon.alike.forEach((group) => {
      if (group.folded.indexOf(word) >= 0) {
        group.words.forEach((each, at) => group.folded[at] !== word && words.add(each));
      }
    });
    bodiesAlike(lexicon, word).forEach((each) => words.add(each));
    return Array.from(words);
  };

  /* The last character of what a body is called, and what it may belong to. */
  const BODY = /(?:[委局部办]|部门)$/;
  const LEVEL = /^[区县市](?=..)/;

  /** @param {string} name */
  const headOf = (name) => name.replace(LEVEL, '')[0];

  /**
   * Whether a word is short for a name: it begins and ends as that does, and has the rest in its order (财局).
   * @param {string} word
   * @param {string} name
   */
  function isShortFor(word, name) {
    let at = 0;
    Array.from(name).forEach((character) => {
      at += character === word[at] ? 1 : 0;
    });
    return name.length > word.length && name[0] === word[0] && isEnd(name, word.slice(-1)) && at === word.length;
  }

  /**
   * The other names of a body: of one kind of body, those that begin alike are called so in other districts.
   * @param {Lexicon} lexicon
   * @param {string} word
   */
  function bodiesAlike({ topics }, word) {
    const bodies = BODY.test(word) && word.length > 1 ? topics.filter(({ kind }) => kind === 'agency') : [];
    return bodies.reduce((/** @type {string[]} */ all, { hints, others }) => {
      const names = [...hints, ...others];
      const own = names.indexOf(word) >= 0 ? word : names.find((name) => isShortFor(word, name));
      const isSame = (/** @type {string} */ name) => own && BODY.test(name) && headOf(name) === headOf(own);
      return all.concat(names.filter((name) => name !== word && isSame(name)));
    }, []);
  }

  /** @param {string} word @param {string} end */
  function isEnd(word, end) {
    return word.slice(-end.length) === end;
  }

  /**
   * How well a topic answers to a word; 0 if not at all.
   * @param {LexiconTopic} topic
   * @param {string} word
   */
  function fitOf({ kind, folded, others, hints, englishKey, englishWords }, word) {
    const key = search.isEnglish(word) ? search.englishKey(word) : '';
    if (folded === word || (key && englishKey === key)) {
      return EXACT;
    }
    if (key && englishWords.indexOf(key) >= 0) {
      return 4 + key.length / englishKey.length;
    }
    if (folded.indexOf(word) >= 0) {
      return 4 + word.length / folded.length;
    }
    if (others.indexOf(word) >= 0) {
      return 3.6;
    }
    if (hints.indexOf(word) >= 0) {
      return 3.3;
    }
    // A body is called with that to which it belongs in front: 区财政局.
    if (kind === 'agency' && [...others, ...hints].some((each) => each.length > 1 && isEnd(word, each))) {
      return 3.2;
    }
    return folded.length > 1 && word.indexOf(folded) >= 0 ? 2.6 + folded.length / word.length : 0;
  }

  /* The topics for which one of these words stands. */
  search.topicsOf = ({ topics }, words) => topics.filter((topic) => words.some((word) => fitOf(topic, word) >= HINTED));

  /**
   * How well a topic answers to a word that none is called by: 投入 asks for those of whose words it is the end, 财政投入.
   * @param {LexiconTopic} topic
   * @param {string} word
   */
  const endsWith = ({ others, hints }, word) => ([...others, ...hints].some((each) => isEnd(each, word)) ? OF_END : 0);

  search.topicScores = ({ topics }, words) => {
    const fitting = words.map(({ word }) => (topics.some((topic) => fitOf(topic, word)) ? fitOf : endsWith));
    /** @type {Map<string, number>} */
    const scores = new Map();
    topics.forEach((topic) => {
      const fits = words.map(({ word, weight }, at) => fitting[at](topic, word) * weight);
      const best = Math.max(0, ...fits);
      const rest = fits.reduce((sum, fit) => sum + fit, -best);
      if (best) {
        scores.set(topic.id, best + rest / 4 + OF_KIND[topic.kind]);
      }
    });
    return scores;
  };

  search.bestTopics = (lexicon, scores, exact, parts = []) => {
    const best = lexicon.topics
      .map((topic) => ({ ...topic, score: scores.get(topic.id) || 0 }))
      .filter(({ id, score }) => id && score >= GOOD)
      .sort((a, b) => b.score - a.score);
    // Of a query of several parts the topic of each is one, though those of another fit better.
    const firstOf = (/** @type {string} */ part) => best.find((topic) => fitOf(topic, part) >= NAMED);
    const firsts = parts.length > 1 ? parts.map(firstOf) : [];
    // Of topics that fit about as well, those come first whose pages say it.
    return best
      .filter((topic, at) => at < (topic.score >= NAMED ? MAX_BEST : MAX_HINTED) || firsts.indexOf(topic) >= 0)
      .map((topic) => ({ ...topic, score: topic.score + (exact.has(topic.id) ? SAID : 0) }))
      .sort((a, b) => b.score - a.score);
  };
})();
