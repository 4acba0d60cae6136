/* Districts that a reader asks for and the site does not have: it says so, and leads to what is nearest. They come from
   the list of all places of the country, in parts by the first character, as `compare/nearest.py` splits it. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const { search, element } = bilin;
  const MAX_SHOWN = 3;
  const KINDS = ['市', '地区', '自治州', '盟'];
  const ABOVE = /^[^省]{2,4}省(?=.)|^.{2,5}自治区(?=.)/;
  /* A word ends like the name of a place, or it is one without what it ends with. */
  const LIKE_A_PLACE = /[区县市旗州盟]$/;

  /** @param {string} word */
  async function partFor(word) {
    const part = String(Number(word.codePointAt(0)) % Number(search.place.dataset.classes));
    if (!bilin.places[part]) {
      await bilin.loadScript(String(search.place.dataset.divisions).replace('{part}', part));
    }
    return bilin.places[part];
  }

  /**
   * A city that a word names, as the start of the full names of its districts; null if it names none.
   * @param {PlacesData} data
   * @param {string} word
   */
  function cityOf({ places }, word) {
    const names = [word, ...KINDS.map((kind) => word + kind)];
    const ends = (/** @type {string} */ above) => names.some((name) => above.slice(-name.length) === name);
    const entry = places.find(([full, short]) => ends(full.slice(0, -short.length)));
    return entry ? entry[0].slice(0, -entry[1].length) : null;
  }

  /**
   * The districts that a word names, or begins with, the longest name first; and what is left of it.
   * @param {PlacesData} data
   * @param {string} word
   * @returns {{ named: PlaceTuple[]; rest: string }}
   */
  function districtsOf({ places }, word) {
    const whole = places.filter(([full, short]) => isCalled(full, short, word));
    if (whole.length) {
      return { named: whole, rest: '' };
    }
    const starting = places.filter(([, short]) => LIKE_A_PLACE.test(short) && word.indexOf(short) === 0);
    const longest = Math.max(0, ...starting.map(([, short]) => short.length));
    return { named: starting.filter(([, short]) => short.length === longest), rest: word.slice(longest) };
  }

  /**
   * @param {string} full
   * @param {string} short
   * @param {string} word
   */
  function isCalled(full, short, word) {
    const isEnd = word.length >= short.length && full.slice(-word.length) === word;
    return isEnd || (short.length > 2 && short.slice(0, -1) === word);
  }

  /**
   * What a word says of districts that are not recorded; null if it names none, or one that is. A word of the texts
   * names a district only with what it ends with: 和平 is a word, 和平区 a district.
   * @param {string} asked
   * @returns {Promise<AbsentPlace | null>}
   */
  async function absentIn(asked) {
    const word = asked.replace(ABOVE, '');
    if (!LIKE_A_PLACE.test(word) && search.pagesWith(asked)) {
      return null;
    }
    const data = await partFor(word);
    const city = cityOf(data, word);
    const { named, rest } = districtsOf(data, word);
    const within = data.places.filter(([full]) => city && full.indexOf(city) === 0);
    if ((!city && !named.length) || [...named, ...within].some(([, , href]) => href)) {
      return null;
    }
    const shown = named.slice(0, MAX_SHOWN).map(([full, , , near]) => ({ name: full, near: data.near[near] || [] }));
    const cities = within.slice(0, 1).map(([, , , near]) => ({ name: String(city), near: data.near[near] || [] }));
    const others = Math.max(0, named.length - MAX_SHOWN);
    return { word: asked, rest: named.length ? rest : '', places: [...cities, ...shown], others };
  }

  search.absent = async (query, lexicon) => {
    const isRecorded = (/** @type {string} */ word) => lexicon.places.some(({ folded }) => folded.indexOf(word) === 0);
    // The list has no names in Latin letters.
    const words = query.understood
      .map(({ word }) => word)
      .filter((word) => word.length > 1 && !isRecorded(word) && !search.isEnglish(word));
    const absent = await Promise.all(query.isPhrase ? [] : words.map((word) => absentIn(word).catch(() => null)));
    return /** @type {AbsentPlace[]} */ (absent.filter(Boolean));
  };

  /* The query without the districts that are not there; null if nothing is left to ask for. */
  search.withoutAbsent = (query, absent) => {
    const rests = new Map(absent.map(({ word, rest }) => [word, rest]));
    const understood = query.understood
      .map((term) => ({ ...term, word: rests.has(term.word) ? String(rests.get(term.word)) : term.word }))
      .filter(({ word }) => word.length > 1);
    return understood.length ? { ...query, understood } : null;
  };

  /** @param {AbsentPlace['places'][0]} place */
  function lineOf({ name, near }) {
    const links = near.map(([text, href]) => element('a', { href: search.pathOf(href) }, text));
    const words = search.fillWords(near.length ? 'absent' : 'absent_far', { name });
    return element('p', {}, words, ...search.inLine(links));
  }

  search.drawAbsent = (place, { absent, rest, respellings }) => {
    place.textContent = '';
    absent.forEach(({ places, others }) => {
      place.append(...places.map(lineOf));
      place.append(others ? element('p', {}, search.fillWords('absent_others', { n: others })) : '');
    });
    if (absent.length && rest.length) {
      place.append(element('p', {}, search.fillWords('absent_rest', { words: rest.join(' ') })));
    }
    if (respellings.length) {
      place.append(search.respellingsLine(respellings));
    }
    place.hidden = !absent.length && !respellings.length;
  };
})();
