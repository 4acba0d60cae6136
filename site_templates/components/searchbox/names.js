/* Names by any part of them, by pinyin and by initials. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const MARKS = /[^0-9a-z\u3400-\u9fff\u{20000}-\u{3ffff}%]/gu;
  const SOUNDS_ALIKE = 6;
  /* Letters from which on a query is a name by its sound, and not initials. */
  const LONG_ENOUGH = 4;
  /* What `isAlias` is of a word that readers use for a page. */
  search.USUAL = 2;
  /** @type {Map<number, NamesFile>} */
  const files = new Map();

  /**
   * @param {NamesData} data
   * @returns {SearchName[]}
   */
  function namesOf(data) {
    return data.names.map(([text, kind, pageNumber, anchor, pinyin, isAlias]) => {
      const [path, id, placeNumber, title] = data.pages[pageNumber];
      const readings = pinyin ? pinyin.split('|').map((reading) => reading.split(' ')) : [];
      const folded = bilin.fold(text);
      const where = data.places[placeNumber];
      return { text, kind, anchor, path, id, where, title, folded, bare: search.bare(folded), readings, isAlias };
    });
  }

  /**
   * A table that has nothing but what was put into it: a key may be called as what every object has.
   * @template Value
   * @param {Record<string, Value>} [table]
   * @returns {Record<string, Value>}
   */
  const own = (table) => Object.assign(Object.create(null), table);

  /**
   * A file, its names folded once.
   * @param {number} number
   */
  async function fileAt(number) {
    const data = await search.load('names-' + number);
    const file = files.get(number) || { names: namesOf(data), split: own(data.split), cut: own(data.cut) };
    files.set(number, file);
    return file;
  }

  /* A text without what is no letter, character or figure: where two differ in this only, they differ in marks. */
  search.bare = (folded) => folded.replace(MARKS, '');

  /**
   * 3 the whole name by sound, 4 its start, 5 a part of it; -1 not at all.
   * @param {string[]} syllables
   * @param {string} query
   */
  function rankOfSound(syllables, query) {
    const ranks = [];
    const initials = syllables.map((syllable) => syllable[0]).join('');
    const at = initials.indexOf(query);
    if (at >= 0) {
      ranks.push(at > 0 ? 5 : initials === query ? 3 : 4);
    }
    syllables.forEach((_, start) => {
      const rest = syllables.slice(start).join('');
      if (rest.indexOf(query) === 0) {
        ranks.push(start > 0 ? 5 : rest === query ? 3 : 4);
      }
    });
    return ranks.length ? Math.min(...ranks) : -1;
  }

  /**
   * Whether a query of characters and letters reads as a name does: each of its characters as it is or by its sound.
   * @param {string} bare
   * @param {string[]} syllables of a name that has characters only
   * @param {string} query
   * @returns {number}
   */
  function rankOfMixture(bare, syllables, query) {
    /** @param {number} at @param {string} rest @returns {boolean} */
    const reads = (at, rest) => {
      if (!rest || at >= bare.length) {
        return !rest;
      }
      const ways = [bare[at], syllables[at], syllables[at][0]];
      return ways.some((way) => rest.indexOf(way) === 0 && reads(at + 1, rest.slice(way.length)));
    };
    if (syllables.length === bare.length) {
      for (let at = 0; at < bare.length; at += 1) {
        if (reads(at, query)) {
          return at ? 5 : 4;
        }
      }
    }
    return -1;
  }

  search.rank = (name, query) => {
    const bare = search.bare(query);
    const [text, asked] = name.folded.indexOf(query) >= 0 || !bare ? [name.folded, query] : [name.bare, bare];
    const at = text.indexOf(asked);
    if (at >= 0) {
      return text === asked ? 0 : at === 0 ? 1 : 2;
    }
    if (!/[a-z]/.test(query) || query.length < 2) {
      return -1;
    }
    const rankOf = /^[a-z]+$/.test(query)
      ? (/** @type {string[]} */ reading) => rankOfSound(reading, query)
      : (/** @type {string[]} */ reading) => rankOfMixture(name.bare, reading, query);
    const ranks = name.readings.map(rankOf).filter((rank) => rank >= 0);
    return ranks.length ? Math.min(...ranks) : -1;
  };

  /* Whether a rank is that of what a name has within it, by text or by sound. */
  const isWithin = (/** @type {number} */ rank) => rank === 2 || rank === 5;

  /**
   * Whether a query is what a name has within it. A word for a page that is called otherwise leads there only from its
   * beginning: else a syllable would lead to most topics.
   * @param {SearchMatch} match
   */
  const isWithinWord = ({ name, rank }) => name.isAlias === search.USUAL && isWithin(rank);

  /**
   * The best first, each page once.
   * @param {SearchName[]} names
   * @param {string} query
   */
  function matching(names, query) {
    const paths = new Set();
    const matches = names.map((name, order) => ({ name, rank: search.rank(name, query), order }));
    const ranked = matches
      .filter((match) => match.rank >= 0 && !isWithinWord(match))
      .sort((a, b) => a.rank - b.rank || a.order - b.order);
    return ranked.filter(({ name }) => {
      const isFirst = !paths.has(name.path);
      paths.add(name.path);
      return isFirst;
    });
  }

  /**
   * What stands in names as it is typed, and so leads to them: all of a query, and of characters mixed with sounds the
   * longest run of characters as well.
   * @param {string} query
   */
  function typedOf(query) {
    const whole = search.bare(query) || query;
    const isMixed = /[a-z]/.test(whole) && !/^[a-z]+$/.test(whole);
    const runs = isMixed ? whole.split(/[a-z]+/) : [];
    return runs.length ? [runs.reduce((most, run) => (run.length > most.length ? run : most)), whole] : [whole];
  }

  /**
   * The names under the longest key with which something begins: where no key is split any more (`keys.py`), all are
   * there. Of each beginning its file tells, and what begins a key that is not split is none that is.
   * @param {string} typed
   * @param {number} count of files
   */
  async function lookUp(typed, count) {
    const characters = Array.from(typed);
    const keyOf = (/** @type {number} */ length) => characters.slice(0, length).join('');
    const fileOf = (/** @type {string} */ key) => fileAt(search.bucket(key, count));
    let high = characters.length;
    let low = Math.min(high, /^[a-z]/.test(typed) ? 2 : 1);
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const isSplit = keyOf(middle) in (await fileOf(keyOf(middle))).split;
      [low, high] = isSplit ? [middle + 1, high] : [low, middle];
    }
    // A key that has the same as a longer one leaves it to that.
    const shorter = keyOf(low);
    const key = (await fileOf(shorter)).split[shorter] || shorter;
    const { names, cut } = await fileOf(key);
    return { names, more: cut[key] ? { key: shorter, n: cut[key][0], all: cut[key][1] } : null };
  }

  /* Sounds that readers of many places do not tell apart. */
  const ALIKE = [
    ['zh', 'z'],
    ['ch', 'c'],
    ['sh', 's'],
    ['ng', 'n'],
    ['l', 'n'],
  ];

  /**
   * What sounds alike: with one sound of a pair in the place of the other, once.
   * @param {string} typed
   */
  function soundingAlike(typed) {
    /** @type {Set<string>} */
    const variants = new Set();
    ALIKE.concat(ALIKE.map(([first, second]) => [second, first])).forEach(([from, to]) => {
      for (let at = typed.indexOf(from); at >= 0; at = typed.indexOf(from, at + 1)) {
        variants.add(typed.slice(0, at) + to + typed.slice(at + from.length));
      }
    });
    return Array.from(variants);
  }

  search.softSound = (syllable) => ALIKE.reduce((sound, [from, to]) => sound.replace(from, to), syllable);

  /* What names say in characters that are read like some syllables; of two, where a name begins so. */
  search.stretchesBySound = async (syllables) => {
    const data = await search.start();
    const { names } = data.names ? await lookUp(syllables.join(''), data.names) : { names: [] };
    /** @type {string[]} */
    const stretches = [];
    names.forEach(({ bare, readings }) =>
      readings
        .filter((reading) => reading.length === bare.length)
        .forEach((reading) => {
          const last = syllables.length > 2 ? reading.length - syllables.length : 0;
          for (let at = 0; at <= last; at += 1) {
            if (syllables.every((syllable, offset) => reading[at + offset] === syllable)) {
              stretches.push(bare.slice(at, at + syllables.length));
            }
          }
        }),
    );
    return stretches;
  };

  /**
   * Names that begin by sound with what sounds like a query.
   * @param {string} query
   * @param {number} count of files
   */
  async function matchingAlike(query, count) {
    const variants = soundingAlike(query);
    const answers = await Promise.all(variants.map((variant) => lookUp(variant, count)));
    const matches = variants.map((variant, at) =>
      matching(answers[at].names, variant).filter(({ rank }) => !isWithin(rank)),
    );
    const all = matches.reduce((sum, each) => sum.concat(each), []).sort((a, b) => a.rank - b.rank);
    return all.map((match) => ({ ...match, rank: SOUNDS_ALIKE }));
  }

  /**
   * Pinyin as it is typed: without the marks of its tones, ü as the v that stands for it.
   * @param {string} text
   */
  function withoutTones(text) {
    const apart = text.normalize('NFD').replace(/u([\u0300-\u036f]*)\u0308/gi, 'v$1');
    return apart.replace(/([a-z])[\u0300-\u036f]+/gi, '$1').normalize('NFC');
  }

  search.names = async (text) => {
    const data = await search.start();
    const query = bilin.fold(withoutTones(text));
    if (!query || !data.names) {
      return { matches: [], more: null };
    }
    const answers = await Promise.all(typedOf(query).map((typed) => lookUp(typed, data.names)));
    const names = new Set(answers.reduce((/** @type {SearchName[]} */ all, each) => all.concat(each.names), []));
    // Full text finds what is typed in two characters or more.
    const isByName = /[a-z]/.test(query) || Array.from(query).length === 1;
    const matches = matching(Array.from(names), query);
    const isSound = !matches.length && /^[a-z]+$/.test(query) && query.length >= LONG_ENOUGH;
    return {
      matches: isSound ? await matchingAlike(query, data.names) : matches,
      more: isByName ? answers[0].more : null,
    };
  };
})();
