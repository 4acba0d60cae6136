/* English: the words of a query, those of the labels of topics, and those that stand for words of the texts. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  const LATIN = /^[a-z][a-z'’-]*$/;
  /* What says nothing of what is asked for. */
  const EMPTY =
    'a an and are at by district districts do does for from give gives how in is mention mentions not of on or say says state states the to what which who with without'.split(
      ' ',
    );

  /**
   * A word by which those that mean one and more are the same: subsidy and subsidies.
   * @param {string} word
   */
  function stem(word) {
    const short = word.replace(/ies$/, 'y').replace(/[es]+$/, '');
    const root = short.replace(/(?:ment|ing|ed)$/, '');
    return root.length > 3 ? root : short.length > 2 ? short : word;
  }

  search.englishKey = (text) => stem(search.bare(fold(text)));

  search.englishWords = (text) =>
    text
      .split(/[^0-9A-Za-z]+/)
      .map(fold)
      .filter((word) => word && EMPTY.indexOf(word) < 0)
      .map(stem);

  search.isEnglish = (text) => LATIN.test(text);

  search.readEnglish = (entries) => {
    /** @type {Map<string, string[]>} */
    const words = new Map();
    entries.forEach(([english, own]) =>
      english.map(search.englishKey).forEach((key) => words.set(key, (words.get(key) || []).concat(own))),
    );
    return words;
  };

  /* Words of the texts for which a word in Latin letters stands, in English or in pinyin. */
  search.spelt = (lexicon, word) => {
    const key = search.englishKey(word);
    const places = lexicon.places.filter(({ folded }) => folded === word).map(({ shown }) => shown);
    const own = [...(lexicon.english.get(key) || []), ...(lexicon.spellings.get(word) || []), ...places];
    const topics = own.length ? [] : lexicon.topics.filter(({ englishKey }) => englishKey && englishKey === key);
    // A label that no words stand for: the texts have the words of its topic.
    return topics.reduce((words, { label, hints }) => words.concat(label, hints), own);
  };

  search.isKnownInEnglish = (lexicon, word) => {
    const key = search.isEnglish(word) ? search.englishKey(word) : '';
    return key !== '' && (lexicon.english.has(key) || lexicon.topics.some(({ englishKey }) => englishKey === key));
  };

  /**
   * Whether a word in Latin letters is one of the site: of a label, for words of the texts, a place, or spelt.
   * @param {Lexicon} lexicon
   * @param {string} word
   */
  function isFamiliar(lexicon, word) {
    const key = search.englishKey(word);
    return (
      search.spelt(lexicon, word).length > 0 ||
      lexicon.topics.some(({ englishKey, englishWords }) => englishKey === key || englishWords.indexOf(key) >= 0) ||
      lexicon.places.some(({ folded }) => folded.indexOf(word) === 0)
    );
  }

  /* Words side by side that are one for the site, and none that say nothing. */
  search.phrases = (lexicon, parts) => {
    /** @type {string[]} */
    const phrases = [];
    for (let at = 0; at < parts.length;) {
      let end = parts.length;
      while (end > at + 1 && !search.isKnownInEnglish(lexicon, parts.slice(at, end).join(''))) {
        end -= 1;
      }
      phrases.push(parts.slice(at, end).join(''));
      at = end;
    }
    const telling = phrases.filter((phrase) => EMPTY.indexOf(phrase) < 0);
    return telling.length ? telling : phrases;
  };

  /* Beside words in English that the site has, those that it has not say nothing. */
  search.unknownInEnglish = (lexicon, phrases) =>
    phrases.some((phrase) => search.isKnownInEnglish(lexicon, phrase))
      ? phrases.filter((phrase) => search.isEnglish(phrase) && !isFamiliar(lexicon, phrase))
      : [];

  search.isInEnglish = ({ spellings }, { understood }) =>
    understood.every(({ word }) => search.isEnglish(word) && !spellings.has(word));

  search.inEnglish = (topics) =>
    topics.map((topic) => (topic.twin ? { ...topic, path: topic.twin, label: String(topic.english) } : topic));
})();
