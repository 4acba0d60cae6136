/* Ranges in queries: amounts from, to and between bounds, and years since and until. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const MOST = '不超过|不高于|不多于|至多|最多|最高|低于|小于|少于';
  const LEAST = '不少于|不低于|至少|最低|超过|高于|大于|多于';
  const NUMBER =
    '(?:[\\d.一二两三四五六七八九十百千]+[万亿]+[元名人个年份家项]?|\\d[\\d.]*[%元名人个年份家项]|百分之(?:[一二三四五六七八九十百]+|\\d[\\d.]*))';
  const BETWEEN = '[至到~—-]';
  /* A figure that counts something, with what bounds it. */
  const COUNTED = new RegExp(
    `(?:${MOST}|${LEAST})?(?:\\d[\\d.]*${BETWEEN}+)?${NUMBER}(?:${BETWEEN}+${NUMBER})?(?:及?以[上下内])?`,
  );
  const SHARED = new RegExp(`(\\d[\\d.]*)(${BETWEEN}+)([\\d.]+)([万亿]+)`);
  const ABOVE = new RegExp(`^(?:${LEAST})|以上$`);
  const BELOW = new RegExp(`^(?:${MOST})|以[下内]$`);
  const PERIOD = /(\d{4})年?(?:(?:及?[以之])?后|以来|起)|(\d{4})年?(?:及?[以之])?前|(\d{4})年?[至到~—-]+(\d{4})年?/;

  /* A period or a figure among other words, as it is written: "" if there is none. */
  search.countedIn = (part) => (PERIOD.exec(part) || COUNTED.exec(part) || [''])[0];

  search.yearsOf = ({ years }, part) => {
    const period = PERIOD.exec(part);
    if (!period || period[0] !== part) {
      return [];
    }
    const [, since, until, first, last] = period;
    return years.filter((year) => year >= (since || first || '') && year <= (until || last || '9999'));
  };

  search.rangeOf = (folded) => {
    // 50-100万 is 50万-100万.
    const written = (COUNTED.exec(folded) || [''])[0].replace(SHARED, '$1$4$2$3$4');
    const figures = PERIOD.test(folded) ? [] : search.countingFigures(written);
    const values = figures.map(({ value }) => value);
    if (!figures.length) {
      return null;
    }
    const unit = figures[figures.length - 1].unit;
    const isBetween = figures.length === 2 && values[0] < values[1];
    if (isBetween || ABOVE.test(written) || BELOW.test(written)) {
      return {
        least: BELOW.test(written) ? 0 : values[0],
        most: ABOVE.test(written) ? Infinity : Math.max(...values),
        unit,
      };
    }
    return null;
  };

  /* What a period or a range is asked for by where no page has it as it is: the years of texts, and its bounds. */
  search.boundsOf = (lexicon, word) => {
    const years = search.yearsOf(lexicon, word);
    const isRange = !years.length && (COUNTED.exec(word) || [''])[0] === word && search.rangeOf(word);
    return isRange ? word.match(new RegExp(NUMBER, 'g')) || [] : years;
  };
})();
