/* Names by any part of them, by pinyin and by initials. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const MARKS = /[^0-9a-z\u3400-\u9fff\u{20000}-\u{3ffff}%]/gu;
  /** @type {Map<number, SearchName[]>} */
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
   * The names of a file, folded once.
   * @param {number} number
   */
  async function namesIn(number) {
    const data = await search.load('names-' + number);
    const names = files.get(number) || namesOf(data);
    files.set(number, names);
    return names;
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

  /**
   * The best first, each page once.
   * @param {SearchName[]} names
   * @param {string} query
   */
  function matching(names, query) {
    const paths = new Set();
    const matches = names.map((name, order) => ({ name, rank: search.rank(name, query), order }));
    const ranked = matches.filter((match) => match.rank >= 0).sort((a, b) => a.rank - b.rank || a.order - b.order);
    return ranked.filter(({ name }) => {
      const isFirst = !paths.has(name.path);
      paths.add(name.path);
      return isFirst;
    });
  }

  search.names = async (text) => {
    const data = await search.start();
    const query = bilin.fold(text);
    if (!query || !data.names) {
      return [];
    }
    const numbers = new Set([query, query.slice(0, 2)].map((key) => search.bucket(key, data.names)));
    const lists = await Promise.all(Array.from(numbers).map(namesIn));
    return matching(
      lists.reduce((all, names) => all.concat(names), []),
      query,
    );
  };
})();
