/* What a reader asks for, and how the full-text index is asked for it. */
(function () {
  'use strict';
  const { fold, foldCharacter, search } = window.bilin;
  const BETWEEN = /[\s,，、;；|+]+/;
  const MARKS = /[^0-9a-z\u3400-\u9fff\u{20000}-\u{3ffff}]/u;
  /* Two letters of a word stand in half of all words: what has them is not near it. */
  const LETTERS = /^[a-z]+$/;
  /* Quotation marks and brackets that are left at the ends of a part mean nothing. */
  const ENDS = /^["'“”‘’()[\]{}〔〕【】《》〈〉]+|["'“”‘’()[\]{}〔〕【】《》〈〉]+$/g;
  const MAX_STRETCH = 24;
  const PHRASE = /"([^"]+)"|[“「『]([^”」』]+)[”」』]/g;

  /**
   * @template Value
   * @param {Value[]} values
   */
  function different(values) {
    return Array.from(new Set(values));
  }

  /** @param {string} text */
  function length(text) {
    return Array.from(text).length;
  }

  /**
   * The parts of a query, folded: phrases in quotes, and what stands between separators.
   * @param {string} raw
   */
  function partsOfText(raw) {
    /** @type {string[]} */
    const phrases = [];
    const rest = raw.replace(PHRASE, (_, straight, curved) => {
      phrases.push(straight || curved);
      return ' ';
    });
    const own = rest.split(BETWEEN).map((part) => fold(part).replace(ENDS, ''));
    return different(phrases.map(fold).concat(own).filter(Boolean));
  }

  search.parse = (text) => {
    const raw = text.trim();
    const phrase = /^"([^"]+)"$/.exec(raw);
    const whole = fold(phrase ? phrase[1] : raw);
    // A comma between three figures and the next parts nothing.
    const own = phrase ? [] : partsOfText(raw.replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1'));
    const parts = own.filter((part) => length(part) > 1);
    const ignored = own.length > 1 && parts.length ? own.filter((part) => length(part) === 1) : [];
    return {
      raw,
      whole,
      isPhrase: phrase !== null,
      parts,
      ignored,
      unknown: [],
      others: search.writings(whole),
      understood: [],
      chips: [],
      isAsked: false,
      isWho: false,
      isAmount: false,
      isOfTexts: false,
      left: '',
      places: [],
      asking: '',
      name: '',
    };
  };

  /* A stretch in pieces as long as search documents overlap by (`documents.OVERLAP` in Python), each with the next one
     sharing a character. */
  search.pieces = (folded) => {
    const characters = Array.from(folded);
    const pieces = [];
    for (let start = 0; start === 0 || start < characters.length - 1; start += MAX_STRETCH - 1) {
      pieces.push(characters.slice(start, start + MAX_STRETCH).join(''));
    }
    return pieces;
  };

  search.pairs = (folded) => {
    const characters = Array.from(folded);
    return characters.slice(1).map((character, at) => characters[at] + character);
  };

  search.partsOf = (query) => {
    if (query.parts.length > 1) {
      return query.parts;
    }
    return different(search.pairs(query.whole).filter((pair) => !MARKS.test(pair) && !LETTERS.test(pair)));
  };

  /**
   * A character as four letters, which the index takes for a word.
   * @param {string} character
   */
  function lettersOf(character) {
    let number = Number(character.codePointAt(0));
    let letters = '';
    for (let i = 0; i < 4; i += 1) {
      letters = String.fromCharCode(97 + (number % 26)) + letters;
      number = Math.floor(number / 26);
    }
    return letters;
  }

  /* What a query asks for where marks of punctuation are left out: the stretches between them. */
  search.unmarked = (folded) => {
    const marks = new RegExp(MARKS.source + '+', 'gu');
    const stretches = different(folded.split(marks).filter((stretch) => length(stretch) > 1));
    return stretches.join('') === folded ? [] : stretches;
  };

  /* Without marks of punctuation, but for such as stand in numbers: 1.5 is not 15, and 50% not 50. */
  search.withoutMarks = (folded) =>
    search.bare(folded.replace(/(\d)[^0-9a-z\u3400-\u9fff%]+(?=\d)/g, '$1x').replace(/%/g, 'p'));

  search.encode = (folded) => {
    const words = search.pairs(folded).map((pair) => Array.from(pair).map(lettersOf).join(''));
    return `"${words.join(' ')}"`;
  };

  search.reader = (text) => {
    // Numbers side by side: a pair for each character would take most of the time.
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    let folded = '';
    let at = 0;
    for (const character of text) {
      // Something was left out here, and nothing is found across it.
      const part = character === '\n' ? '\n' : foldCharacter(character);
      for (let i = 0; i < part.length; i += 1) {
        starts.push(at);
        ends.push(at + character.length);
      }
      folded += part;
      at += character.length;
    }
    return (stretch) => {
      /** @type {[number, number][]} */
      const spans = [];
      let start = stretch ? folded.indexOf(stretch) : -1;
      while (start >= 0) {
        const end = start + stretch.length;
        spans.push([starts[start], ends[end - 1]]);
        start = folded.indexOf(stretch, end);
      }
      return spans;
    };
  };
})();
