/* Names by any part of them, by pinyin and by initials. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  /** @type {Map<number, SearchName[]>} */
  const files = new Map();

  /**
   * @param {NamesData} data
   * @returns {SearchName[]}
   */
  function namesOf(data) {
    return data.names.map(([text, kind, pageNumber, anchor, pinyin]) => {
      const [path, id, placeNumber, title] = data.pages[pageNumber];
      const syllables = pinyin ? pinyin.split(' ') : [];
      const initials = syllables.map((syllable) => syllable[0]).join('');
      const where = data.places[placeNumber];
      return { text, kind, anchor, path, id, where, title, folded: bilin.fold(text), syllables, initials };
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

  /**
   * 3 the whole name by sound, 4 its start, 5 a part of it; -1 not at all.
   * @param {{ syllables: string[], initials: string }} name
   * @param {string} query
   */
  function rankOfSound({ syllables, initials }, query) {
    const ranks = [];
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

  search.rank = (name, query) => {
    const at = name.folded.indexOf(query);
    if (at >= 0) {
      return name.folded === query ? 0 : at === 0 ? 1 : 2;
    }
    return /^[a-z]{2,}$/.test(query) ? rankOfSound(name, query) : -1;
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
