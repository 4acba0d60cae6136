/* Names for what no name holds as it is typed: such as sound like its characters, or have most of its words in English. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const MAX_READINGS = 8;
  const MAX_LENGTH = 12;
  const MIN_WORD = 3;
  const LATIN = /^[a-z'’-]+$/;
  const CHINESE = /^[\u3400-\u9fff]{2,}$/;
  /** @type {Map<string, string[]> | null} */
  let sounds = null;

  /* By character, its syllables: a file that only what nothing holds loads. */
  search.sounds = async () => {
    if (!sounds) {
      const data = await search.load('sounds');
      /** @type {Map<string, string[]>} */
      const read = new Map();
      Object.keys(data).forEach((syllable) => {
        Array.from(String(data[syllable])).forEach((character) =>
          read.set(character, (read.get(character) || []).concat(syllable)),
        );
      });
      sounds = read;
    }
    return sounds;
  };

  search.soundingInNames = async (stretch) => {
    if (!CHINESE.test(stretch) || stretch.length > MAX_LENGTH) {
      return [];
    }
    const table = await search.sounds();
    /** @type {string[][]} */
    let readings = [[]];
    Array.from(stretch).forEach((character) => {
      const own = table.get(character) || [];
      readings = readings
        .reduce((/** @type {string[][]} */ all, reading) => all.concat(own.map((each) => [...reading, each])), [])
        .slice(0, MAX_READINGS);
    });
    const answers = await Promise.all(readings.map(search.stretchesBySound));
    return Array.from(new Set(answers.reduce((all, answer) => all.concat(answer), [])));
  };

  /**
   * The names of each query, those that most of them find first, and of these only if several do.
   * @param {string[]} queries
   */
  async function inMost(queries) {
    const answers = await Promise.all(queries.map(search.names));
    /** @type {Map<string, { name: SearchName, n: number }>} */
    const byPath = new Map();
    answers.forEach(({ matches }) =>
      matches.forEach(({ name }) => {
        const own = byPath.get(name.path) || { name, n: 0 };
        byPath.set(name.path, { ...own, n: own.n + 1 });
      }),
    );
    const most = Math.max(0, ...Array.from(byPath.values()).map(({ n }) => n));
    return Array.from(byPath.values())
      .filter(({ n }) => n === most)
      .map(({ name }) => name);
  }

  search.guesses = async (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 1 && words.every((word) => LATIN.test(word))) {
      // By what one and more of a thing have in common.
      const stems = words.filter((word) => word.length >= MIN_WORD).map((word) => word.replace(/(?:ies|y|es|s)$/, ''));
      return inMost(stems.filter((stem) => stem.length >= MIN_WORD));
    }
    return inMost(await search.soundingInNames(search.bare(bilin.fold(text))));
  };
})();
