/* The numbers of plans: script files by value and by district, of which a query with a figure needs one. */
(function () {
  'use strict';
  const { fold, search } = window.bilin;
  const LARGE = 10000;
  /* Up to here Python and browsers write whole numbers alike. */
  const LARGEST = 1e15;
  /** @type {Map<string, LexiconQuantity[]>} */
  const read = new Map();

  /**
   * @param {NumbersData} data
   * @returns {LexiconQuantity[]}
   */
  function quantitiesOf({ pages, words, numbers }) {
    return numbers.map(([page, anchor, printed, ...others]) => {
      const [path, id] = pages[page];
      const [label, level, place, indicator] = others.map((at) => words[at]);
      const [folded, about] = [fold(printed), fold(label)];
      return { path, anchor, id, label, printed, level, place, indicator, folded, about };
    });
  }

  /* Figures that are asked for as numbers: 12 alone may be anything. */
  search.countingFigures = (folded) =>
    search.figures(folded).filter(({ isScaled, unit, value }) => isScaled || unit || value >= LARGE);

  /* The key of the file of a value: `numbers.figure_key` in Python. */
  search.figureKey = (value) => String(Math.floor(Math.min(value, LARGEST)));

  search.quantities = async (asked, places, isRange) => {
    const { numbers } = await search.start();
    // Of many files, each holds the numbers of some values or of a district: none all those of a range.
    const isWhole = numbers === 1 || places.length === 1;
    if (!asked.length || !numbers || (isRange && !isWhole)) {
      return [];
    }
    const key = places.length === 1 ? places[0] : search.figureKey(asked[0].value);
    const name = 'numbers-' + search.bucket(key, numbers);
    const held = read.get(name) || quantitiesOf(await search.load(name));
    read.set(name, held);
    return held;
  };
})();
