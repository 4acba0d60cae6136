/* What a query may have meant where no page holds it: names of other characters that sound the same. */
(function () {
  'use strict';
  const { search, element } = window.bilin;
  const MAX_SHOWN = 3;
  const CHINESE = /^[\u3400-\u9fff]{2,}$/;

  /**
   * A query of one part or more with a stretch that sounds like a place in the place's own characters.
   * @param {Map<string, string[]>} table
   * @param {Lexicon} lexicon
   * @param {string[]} parts
   */
  function withPlaces(table, lexicon, parts) {
    /** @type {Map<string, string[]>} A large site has some ten thousand names of places. */
    const soft = new Map();
    /** @param {string} character */
    const soundsOf = (character) => {
      const own = soft.get(character) || (table.get(character) || []).map(search.softSound);
      soft.set(character, own);
      return own;
    };
    /** @param {string} first @param {string} second */
    const isAlike = (first, second) =>
      first === second || soundsOf(first).some((sound) => soundsOf(second).indexOf(sound) >= 0);
    /** @type {string[]} */
    const queries = [];
    parts.forEach((part, number) => {
      // What has a place in it as it is written means that.
      const isPlaced = lexicon.places.some(({ folded }) => part.indexOf(folded) >= 0);
      (isPlaced ? [] : lexicon.places).forEach(({ folded }) => {
        for (let at = 0; at + folded.length <= part.length; at += 1) {
          if (Array.from(folded).every((character, offset) => isAlike(part[at + offset], character))) {
            const respelt = part.slice(0, at) + folded + part.slice(at + folded.length);
            queries.push(parts.map((own, order) => (order === number ? respelt : own)).join(' '));
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
    const respellings = new Set(withPlaces(table, lexicon, query.parts).concat(named));
    respellings.delete(whole);
    return Array.from(respellings).slice(0, MAX_SHOWN);
  };

  search.respellingsLine = (respellings) => {
    const links = respellings.map((text) => element('a', { href: '?q=' + encodeURIComponent(text) }, text));
    const parts = links.map((link, at) => [at ? '、' : '', link]);
    return element('p', {}, search.words.respelt, ...parts.reduce((all, pair) => all.concat(pair), []));
  };
})();
