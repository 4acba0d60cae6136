/* Numbers as values: 一百万 is 100万 is 1000000, three tenths are 30%, and 500 does not stand in 1500.
   `builder/search/figures.py` finds the same. */
(function () {
  'use strict';
  const search = window.bilin.search;
  const DIGITS = '零一二三四五六七八九';
  /** @type {Record<string, number>} */
  const SMALL = { 十: 10, 百: 100, 千: 1000 };
  /** @type {Record<string, number>} */
  const LARGE = { 万: 1e4, 亿: 1e8 };
  /** @type {Record<string, string>} */
  const LIKE_A_SLASH = { '⁄': '/', '∕': '/' };
  const CHINESE = /[零一二两三四五六七八九十百千]+(?=[万亿元名人个年份家项%])/g;
  const FIGURE = /(\d+(?:\.\d+)?)([万亿]*)([%元名人个年份家项]?)/g;

  /**
   * A number in Chinese characters below 10,000; -1 if it is none.
   * @param {string} text
   */
  function valueOf(text) {
    let sum = 0;
    let digit = -1;
    for (const character of text.replace(/两/g, '二')) {
      if (character in SMALL) {
        sum += (digit < 0 ? 1 : digit) * SMALL[character];
        digit = -1;
      } else if (digit > 0) {
        return -1;
      } else {
        digit = DIGITS.indexOf(character);
      }
    }
    return sum + Math.max(digit, 0);
  }

  /* With figures in place of Chinese numbers that stand before a unit. */
  search.withFigures = (folded) =>
    folded
      .replace(/[⁄∕]/g, (slash) => LIKE_A_SLASH[slash])
      .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
      .replace(/([\d一二两三四五六七八九十百千])个(?=[万亿])/g, '$1')
      .replace(/([一二两三四五六七八九])成/g, (_, digit) => valueOf(digit) * 10 + '%')
      .replace(/百分之([零一二两三四五六七八九十百]+)/g, (all, number) => {
        const value = valueOf(number);
        return value >= 0 ? value + '%' : all;
      })
      .replace(/百分之(\d+(?:\.\d+)?)/g, '$1%')
      .replace(
        /([二三四五六七八九十]+)分之([一二两三四五六七八九十]+)/g,
        (_, below, above) => valueOf(above) + '/' + valueOf(below),
      )
      .replace(CHINESE, (number) => {
        const value = valueOf(number);
        return value >= 0 ? String(value) : number;
      });

  search.withoutFigures = (folded) => search.withFigures(folded).replace(FIGURE, '');

  search.figures = (folded) => {
    /** @type {SearchFigure[]} */
    const figures = [];
    search.withFigures(folded).replace(FIGURE, (_, number, scale, unit) => {
      const value = Array.from(scale).reduce((/** @type {number} */ all, each) => all * LARGE[each], Number(number));
      figures.push({ value, unit: unit === '名' || unit === '个' ? '人' : unit, isScaled: scale !== '' });
      return '';
    });
    return figures;
  };

  /**
   * A number from 1 to 9,999 in Chinese characters.
   * @param {number} number
   */
  function inCharacters(number) {
    const digits = String(number).split('');
    const written = digits.map((digit, at) => {
      const place = ['', '十', '百', '千'][digits.length - 1 - at];
      return digit === '0' ? '零' : DIGITS[Number(digit)] + place;
    });
    return written.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
  }

  /** @param {string} number up to a hundred */
  function inHundred(number) {
    return number === '100' ? '百' : inCharacters(Number(number));
  }

  /**
   * With Chinese numbers in place of figures that count something; a calendar year counts nothing.
   * @param {string} text
   */
  function withCharacters(text) {
    return text
      .replace(/(^|[^\d.])([1-9])0%/g, (_, before, digit) => before + DIGITS[Number(digit)] + '成')
      .replace(/(^|[^\d./])(\d{1,2})\/(\d{1,2})(?![\d./])/g, (all, before, above, below) =>
        Number(above) && Number(below) > 1
          ? before + inCharacters(Number(below)) + '分之' + inCharacters(Number(above))
          : all,
      )
      .replace(/(^|[^\d.])([1-9]\d{0,3})(?=[万亿元名人个年份家项])/g, (all, before, number) =>
        Number(number) > 1900 ? all : before + inCharacters(Number(number)),
      );
  }

  /* Other ways to write a query that mean the same. */
  search.writings = (folded) => {
    const plain = search.withFigures(folded);
    const ranges = plain.replace(/(\d)[至到~—-](?=\d)/g, '$1-');
    const forms = [plain, ranges, ranges.replace(/(\d)-(?=\d)/g, '$1至'), ranges.replace(/(\d)-(?=\d)/g, '$1~')];
    forms.push(plain.replace(/\d{5,}/g, (number) => (Number(number) % 1e4 ? number : Number(number) / 1e4 + '万')));
    forms.push(plain.replace(/(\d+)亿/g, '$1亿').replace(/(\d+)万/g, (_, number) => String(Number(number) * 1e4)));
    if (/\d%/.test(plain)) {
      forms.push(plain.replace(/(\d+(?:\.\d+)?)%/g, '百分之$1'));
      forms.push(
        plain.replace(/(^|[^\d.])([1-9]\d?|100)%/g, (_, before, number) => before + '百分之' + inHundred(number)),
      );
    }
    if (!/\d[至到~—-]\d/.test(plain)) {
      forms.slice().forEach((form) => forms.push(withCharacters(form)));
      forms.slice().forEach((form) => forms.push(form.replace(/^二(?=[年个万亿])/, '两')));
    }
    return Array.from(new Set(forms)).filter((form) => form !== folded);
  };

  /* Whether a stretch that begins or ends with a figure cuts a longer number. */
  search.cutsNumber = (text, start, end) =>
    (/\d/.test(text[start]) && start > 0 && /[\d.]/.test(text[start - 1])) ||
    (/\d/.test(text[end - 1]) && /\d/.test(text[end] || ''));
})();
