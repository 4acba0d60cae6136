/* What a query may have meant where no page holds it: names of other characters that sound the same, and words that the
   site knows of which one character is another, or two stand the wrong way round. */
(function () {
  'use strict';
  const { search, element } = window.bilin;
  /** @typedef {(first: string, second: string) => boolean} IsAlike */
  const MAX_SHOWN = 3;
  const CHINESE = /^[\u3400-\u9fff]{2,}$/;
  /* Of words of two characters one in another would be any word. */
  const LEAST = 3;
  const NUMERALS = /^[一二两三四五六七八九十百千万亿]+$/;

  /**
   * Whether two characters sound alike, or about so.
   * @param {Map<string, string[]>} table
   */
  function soundingIn(table) {
    /** @type {Map<string, string[]>} A large site has some ten thousand names of places. */
    const soft = new Map();
    /** @param {string} character */
    const soundsOf = (character) => {
      const own = soft.get(character) || (table.get(character) || []).map(search.softSound);
      soft.set(character, own);
      return own;
    };
    return (/** @type {string} */ first, /** @type {string} */ second) =>
      first === second || soundsOf(first).some((sound) => soundsOf(second).indexOf(sound) >= 0);
  }

  /**
   * Where a stretch is not a word, but nearly: one character within it is another (at its ends one that sounds alike, since
   * those tell 教育厅 from 教育局), or two stand the wrong way round. None if it is the word, or not nearly.
   * @param {IsAlike} isAlike
   * @param {string} stretch
   * @param {string} word
   */
  function slips(isAlike, stretch, word) {
    const wrong = Array.from(word, (_, at) => at).filter((at) => stretch[at] !== word[at]);
    const [first, second] = wrong;
    const isWithin = first > 0 && first < word.length - 1;
    const isReplaced = wrong.length === 1 && (isWithin || isAlike(stretch[first], word[first]));
    const isSwapped =
      wrong.length === 2 && second === first + 1 && stretch[first] === word[second] && stretch[second] === word[first];
    return isReplaced || isSwapped ? wrong : [];
  }

  /**
   * Of each character of a part whether it belongs to a word that the site knows.
   * @param {string[]} words
   * @param {string} part
   */
  function within(words, part) {
    const own = words.filter((word) => part.indexOf(word) >= 0);
    return Array.from(part, (_, at) =>
      own.some((word) => part.slice(Math.max(0, at - word.length + 1), at + word.length).indexOf(word) >= 0),
    );
  }

  /**
   * A query of which a stretch of one part is another word.
   * @param {string[]} parts
   * @param {number} number
   * @param {number} at
   * @param {string} word
   */
  function withWord(parts, number, at, word) {
    const part = parts[number];
    const respelt = part.slice(0, at) + word + part.slice(at + word.length);
    return parts.map((own, order) => (order === number ? respelt : own)).join(' ');
  }

  /**
   * A query of one part or more with a stretch that is nearly a word which the site knows as that word.
   * @param {IsAlike} isAlike
   * @param {Lexicon} lexicon
   * @param {string[]} parts
   */
  function withWords(isAlike, lexicon, parts) {
    const all = Array.from(search.knownWords(lexicon)).filter((word) => CHINESE.test(word));
    const words = all.filter((word) => word.length >= LEAST);
    /** @type {string[]} */
    const queries = [];
    parts.forEach((part, number) => {
      const inWords = within(all, part);
      words.forEach((word) => {
        for (let at = 0; at + word.length <= part.length; at += 1) {
          const wrong = slips(isAlike, part.slice(at, at + word.length), word);
          // What stands in a word that the site knows is meant as it is written.
          if (wrong.length && !wrong.some((offset) => inWords[at + offset])) {
            queries.push(withWord(parts, number, at, word));
          }
        }
      });
    });
    return queries;
  }

  /**
   * A query of one part or more with a stretch that sounds like a place in the place's own characters.
   * @param {IsAlike} isAlike
   * @param {Lexicon} lexicon
   * @param {string[]} parts
   */
  function withPlaces(isAlike, lexicon, parts) {
    /** @type {string[]} */
    const queries = [];
    parts.forEach((part, number) => {
      // What has a place in it as it is written means that.
      const isPlaced = lexicon.places.some(({ folded }) => part.indexOf(folded) >= 0);
      (isPlaced ? [] : lexicon.places).forEach(({ folded }) => {
        for (let at = 0; at + folded.length <= part.length; at += 1) {
          const isNumber = NUMERALS.test(part.slice(at, at + folded.length));
          if (!isNumber && Array.from(folded).every((character, offset) => isAlike(part[at + offset], character))) {
            queries.push(withWord(parts, number, at, folded));
          }
        }
      });
    });
    return queries;
  }

  search.respell = async (query, lexicon) => {
    const parts = query.parts.filter((part) => CHINESE.test(part));
    if (query.isPhrase || !parts.length) {
      return [];
    }
    const table = await search.sounds();
    const whole = search.bare(query.whole);
    const named = await search.soundingInNames(whole);
    const isAlike = soundingIn(table);
    const asked = search.withoutQuestions(query.parts);
    const placed = withPlaces(isAlike, lexicon, query.parts);
    const respellings = new Set([...placed, ...named, ...withWords(isAlike, lexicon, asked)]);
    respellings.delete(whole);
    return Array.from(respellings).slice(0, MAX_SHOWN);
  };

  search.inLine = (links) =>
    /** @type {(Node | string)[]} */ ([]).concat(...links.map((link, at) => [at ? '、' : '', link]));

  search.respellingsLine = (respellings) => {
    const links = respellings.map((text) => element('a', { href: '?q=' + encodeURIComponent(text) }, text));
    return element('p', {}, search.words.respelt, ...search.inLine(links));
  };
})();
