/* Places, years, bodies and how firm promises are: what of a query narrows results down. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;

  /**
   * Whether a part is, begins or ends with a place, and what is left of it.
   * @param {Lexicon} lexicon
   * @param {string} part
   */
  function placeIn(lexicon, part) {
    for (const place of lexicon.places) {
      const { folded } = place;
      if (part.indexOf(folded) === 0) {
        return { place, rest: part.slice(folded.length).replace(/^[的在]/, '') };
      }
      if (part.length > folded.length && part.slice(-folded.length) === folded) {
        return { place, rest: part.slice(0, -folded.length) };
      }
    }
    return null;
  }

  /**
   * The kind of body that a word means, by its label or any other name.
   * @param {Lexicon} lexicon
   * @param {string} word
   */
  search.bodyOf = (lexicon, word) => {
    const words = [word, ...search.alike(lexicon, word).map(fold)];
    return lexicon.topics.find(
      ({ kind, folded, others, hints }) =>
        kind === 'agency' && words.some((each) => folded === each || [...others, ...hints].indexOf(each) >= 0),
    );
  };

  /** How firm promises are, by its label at the beginning of a part.
   * @param {Lexicon} lexicon
   * @param {string} part
   */
  search.levelOf = ({ levels }, part) => levels.find((label) => part.indexOf(fold(label)) === 0);

  /**
   * The year, the firmness or the kind of body that a part is, beside others.
   * @param {Lexicon} lexicon
   * @param {string} part
   * @returns {SearchChip | null}
   */
  function wholeChip(lexicon, part) {
    const year = /^(\d{4})年?$/.exec(part);
    if (year && lexicon.years.indexOf(year[1]) >= 0) {
      return { facet: 'year', value: year[1], word: part };
    }
    const level = search.levelOf(lexicon, part);
    if (level && part.slice(-1) === '的') {
      return { facet: 'commitment', value: level, word: part };
    }
    const body = search.bodyOf(lexicon, part);
    return body ? { facet: 'agency', value: body.label, word: part } : null;
  }

  /**
   * The years of a period, beside other words.
   * @param {Lexicon} lexicon
   * @param {string} part
   * @returns {SearchChip[]}
   */
  function chipsOfPeriod(lexicon, part) {
    return search.yearsOf(lexicon, part).map((value) => ({ facet: 'year', value, word: part }));
  }

  /**
   * Take places, years and bodies out of the parts of a query. Those that a reader has removed stay words.
   * @param {Lexicon} lexicon
   * @param {string[]} parts
   * @param {string[]} kept
   */
  search.takeChips = (lexicon, parts, kept) => {
    /** @type {SearchChip[]} */
    const chips = [];
    /** @type {string[]} */
    const rest = [];
    parts.forEach((part) => {
      const chip = parts.length > 1 && kept.indexOf(part) < 0 ? wholeChip(lexicon, part) : null;
      const own = chip ? [chip] : kept.indexOf(part) < 0 ? chipsOfPeriod(lexicon, part) : [];
      const match = placeIn(lexicon, part);
      if (own.length) {
        chips.push(...own);
      } else if (match && kept.indexOf(match.place.folded) < 0) {
        chips.push({ facet: match.place.facet, value: match.place.value, word: match.place.folded });
        rest.push(match.rest);
      } else {
        rest.push(part);
      }
    });
    return { chips, rest: rest.filter((part) => part.length > 1 || search.alike(lexicon, part).length) };
  };
})();
