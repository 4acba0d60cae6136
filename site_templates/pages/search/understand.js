/* From what a reader types to what is asked for: words, chips for places, years and bodies, and other words for the same. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  /* What stands between two places that are asked for together, and behind them. */
  const BESIDE = /^(?:和|与|跟|同|及|对比|比较|比|vs)+/;
  const COMPARED = /(?:的?(?:对比|比较|区别|差异|异同|不同))+$/;
  /* What ties a figure to the words around it. */
  const TO_FIGURE = /[到在从自至于为达的]$/;
  const FROM_FIGURE = /^的/;
  /* Of a query that no page holds as it is, familiar words are asked for if they are this much of it. */
  const SOME = 0.25;
  const MAX_ASKED = 24;
  /* What ties words together in a question and says nothing by itself, where it stands in no word that the site knows. */
  const TIES = /[了还是的得给把被让都也就要会能可将和与在到从向]+/g;
  const RARE = 0.5;
  const MAX_ALIKE = 6;
  /* What a word alike of a part of a word weighs. */
  const OF_PART = 0.5;

  /**
   * Two places that one word puts beside each other as two parts, and figures as parts of their own: as if they were typed
   * with a space between.
   * @param {Lexicon} lexicon
   * @param {string[]} parts
   */
  function takeApart(lexicon, parts) {
    const placeAt = (/** @type {string} */ part) =>
      lexicon.places.map(({ folded }) => folded).find((folded) => part.indexOf(folded) === 0) || '';
    return parts.reduce((/** @type {string[]} */ all, part, at) => {
      const first = placeAt(part);
      const second = first && part.slice(first.length).replace(BESIDE, '').replace(COMPARED, '');
      if (second && first.length + second.length < part.length && placeAt(second)) {
        return all.concat(first, second);
      }
      const isBeside = at > 0 && !part.replace(BESIDE, '') && placeAt(parts[at - 1]);
      if (isBeside && (placeAt(parts[at + 1] || '') || placeAt(parts[at - 2] || ''))) {
        return all;
      }
      const placed = search.placedIn(lexicon, part);
      if (placed) {
        return all.concat(placed);
      }
      const level = search.levelOf(lexicon, part);
      const firm = level ? (/^.{0,2}的(?=..)/.exec(part.slice(level.length)) || [''])[0] : '';
      if (level && firm) {
        return all.concat(level + firm, part.slice(level.length + firm.length));
      }
      const figure = search.countedIn(part);
      const [before, ...behind] = figure ? part.split(figure) : [part];
      const around = [before.replace(TO_FIGURE, ''), behind.join(figure).replace(FROM_FIGURE, '')];
      const isApart = figure && around.some(Boolean) && around.every((each) => each.length !== 1);
      return all.concat(isApart ? [around[0], figure, around[1]].filter(Boolean) : part);
    }, []);
  }

  search.knownWords = (lexicon) => {
    /** @type {Set<string>} */
    const words = new Set();
    lexicon.topics.forEach(({ folded, others, hints }) =>
      [folded, ...others, ...hints].forEach((each) => words.add(each)),
    );
    lexicon.alike.forEach(({ folded }) => folded.forEach((each) => words.add(each)));
    lexicon.common.concat(lexicon.inEnglish).forEach((each) => words.add(each));
    return words;
  };

  /**
   * The words that the site knows in a word, the longest first, whether they are all of it, and what is between them.
   * @param {Set<string>} words
   * @param {string} word
   */
  function dissect(words, word) {
    /** @type {string[]} */
    const parts = [];
    let between = '';
    let at = 0;
    while (at < word.length) {
      let end = word.length - (at ? 0 : 1);
      while (end > at + 1 && !words.has(word.slice(at, end))) {
        end -= 1;
      }
      const isPart = end > at + 1;
      if (isPart) {
        parts.push(word.slice(at, end));
      }
      between += isPart ? ' ' : word[at];
      at = isPart ? end : at + 1;
    }
    return { parts, between: between.split(' ').filter(Boolean) };
  }

  /**
   * What stands between words, without what only ties them together.
   * @param {string[]} between
   */
  const saying = (between) => between.join(' ').replace(TIES, ' ').split(' ').filter(Boolean);

  /**
   * @param {Lexicon} lexicon
   * @param {string[]} words
   * @param {boolean} isWide
   * @returns {SearchTerm[]}
   */
  function termsOf(lexicon, words, isWide) {
    const ownWords = search.knownWords(lexicon);
    return words.map((word) => {
      const wide = isWide ? [...search.alike(lexicon, word), ...search.boundsOf(lexicon, word)] : [];
      const alike = wide.slice(0, MAX_ALIKE);
      const { parts, between } = dissect(ownWords, word);
      // What a word that is known is made of has its own words alike, which those of its parts would outnumber.
      const isApart = isWide && !ownWords.has(word);
      const alikeOf = (/** @type {string} */ part) => (isApart ? search.alike(lexicon, part).slice(0, MAX_ALIKE) : []);
      const apart = between.length ? [] : parts.map((part) => ({ word: part, alike: alikeOf(part) }));
      const isFamiliar =
        ownWords.has(word) || !between.length || search.isKnownInEnglish(lexicon, word) || lexicon.spellings.has(word);
      return {
        word,
        alike: alike.map(fold),
        shown: Array.from(new Set(alike.concat(...apart.map((each) => each.alike)))),
        segments: apart.map((each) => ({ ...each, alike: each.alike.map(fold) })),
        familiar: (isFamiliar ? [word] : parts).filter((part) => lexicon.common.indexOf(part) < 0),
        between: isFamiliar
          ? []
          : saying(between).filter((part) => part.length > 1 || search.alike(lexicon, part).length),
      };
    });
  }

  search.understand = (query, lexicon, { kept, isWide }) => {
    // A single character counts where the site knows what it means (钱).
    const certain = query.ignored.filter((part) => search.alike(lexicon, part).length);
    const written = query.parts.concat(certain);
    const asked = search.withoutAmounts(search.withoutQuestions(written));
    const phrases = search.phrases(lexicon, query.isPhrase ? asked : takeApart(lexicon, asked));
    const unknown = query.isPhrase ? [] : search.unknownInEnglish(lexicon, phrases);
    const parts = phrases.filter((part) => unknown.indexOf(part) < 0);
    const { chips, rest } = query.isPhrase ? { chips: [], rest: [] } : search.takeChips(lexicon, parts, kept);
    // Beside places and years, "texts" asks for all of theirs, and so does a period alone.
    const ofTexts = chips.length > 0 && rest.every(search.isAnyText) ? chips.map(({ word }) => word) : [];
    const isOfTexts =
      ofTexts.length > 0 && (rest.length > 0 || ofTexts.some((word) => search.yearsOf(lexicon, word).length));
    // A place that is asked for alone is a name, and so are two: they narrow nothing down.
    const isNarrowed = chips.length > 0 && (rest.length > 0 || isOfTexts);
    const names = !chips.length ? [query.whole] : parts.length > 1 ? parts : [];
    const words = isOfTexts ? Array.from(new Set(ofTexts)) : rest.length || query.isPhrase ? rest : names;
    const terms = termsOf(lexicon, words, isWide);
    const ignored = query.ignored.filter((part) => certain.indexOf(part) < 0);
    const isAsked = String(asked) !== String(written);
    // Of a question the one word that is left may be a name (荔湾怎么样).
    const name = isAsked && parts.length === 1 ? parts[0] : '';
    const asks = { left: isOfTexts ? '' : words.join(''), asking: written.join(''), isOfTexts };
    // By its name, or with what it belongs to in front.
    const isNamed = words.some(
      (word) => search.bodyOf(lexicon, word) || search.bodyOf(lexicon, word.replace(/^[区县市](?=..)/, '')),
    );
    const isWho = isAsked && !isNamed && search.asksWho(query.whole);
    const areDistricts = chips.length > 1 && chips.every(({ facet }) => facet === 'district');
    const places = !isNarrowed && areDistricts ? chips.map(({ word }) => word) : [];
    return {
      ...query,
      ...asks,
      places,
      ignored,
      unknown,
      understood: terms,
      chips: isNarrowed ? chips : [],
      isAsked,
      isWho,
      isAmount: search.asksHowMany(written),
      name,
    };
  };

  /**
   * Whether pages have a stretch, but not so many that it tells nothing.
   * @param {string} stretch
   */
  async function isTelling(stretch) {
    const shards = await search.shards([stretch]);
    await Promise.all(shards.map(({ name }) => search.holding(name, stretch)));
    return search.pagesWith(stretch) > 0 && search.rarity(stretch) > RARE;
  }

  /* A query by the words in it that the site knows, and those between them that few pages have, where they are much of
     it; null if they are not, or no other than the query's. */
  search.byFamiliarWords = async (query, lexicon, isWide) => {
    /** @type {string[]} */
    const words = [];
    for (const { familiar, between } of query.understood) {
      const telling = await Promise.all(between.map(isTelling));
      words.push(...familiar, ...between.filter((_, at) => telling[at]));
    }
    const lengthOf = (/** @type {string[]} */ all) => all.join('').replace(TIES, '').length;
    const asked = query.understood.map(({ word }) => word);
    // A word in English has some three letters for each character of one in Chinese.
    const isShort = query.whole.replace(/[a-z]{3}/g, 'x').length <= MAX_ASKED;
    const isMuch = isShort && words.length > 0 && lengthOf(words) >= SOME * lengthOf(asked);
    if (query.isPhrase || !isMuch || String(words) === String(asked)) {
      return null;
    }
    return { ...query, parts: words, understood: termsOf(lexicon, words, isWide) };
  };

  search.asOne = (query, lexicon, isWide) => ({ ...query, understood: termsOf(lexicon, [query.whole], isWide) });

  /* The words that a query is made of, or those of its words. */
  search.wordsOf = ({ understood }) =>
    /** @type {SearchSegment[]} */ ([]).concat(
      ...understood.map((term) => (term.segments.length ? term.segments : [term])),
    );

  search.topicWords = (query) => {
    /** @type {WeightedWord[]} */
    const words = [];
    query.understood.forEach(({ word, alike, segments }) => {
      words.push({ word, weight: 1 });
      alike.forEach((each) => words.push({ word: each, weight: 0.85 }));
      // Of 落户政策, 落户 tells what is asked for, however many pages have it.
      const rarest = Math.max(...segments.map((each) => search.rarity(each.word)));
      segments.forEach((each) => {
        const share = search.rarity(each.word) / rarest;
        words.push({ word: each.word, weight: 0.8 * share });
        each.alike.forEach((same) => words.push({ word: same, weight: OF_PART * share }));
      });
    });
    return words;
  };
})();
