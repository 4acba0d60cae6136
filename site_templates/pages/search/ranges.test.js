'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const LEXICON = {
  topics: [],
  alike: [['奖金', '奖项']],
  english: [],
  common: [],
  places: [['district', '广东省荔湾区', ['荔湾区', '荔湾'], '荔湾区', '']],
  years: [2011, 2013, 2022],
  bodies: [],
  pages: [],
  ids: {},
  facets: {},
};
const NUMBERS = {
  pages: [['a.html', 'a']],
  words: ['奖项的钱', '明确', '广东省荔湾区', '', '比例', '人数'],
  numbers: [
    [0, 'q-a', '50万元', 0, 1, 2, 3],
    [0, 'q-b', '一百万元', 0, 1, 2, 3],
    [0, 'q-c', '260万元', 5, 1, 2, 3],
    [0, 'q-d', '不超过50%', 4, 1, 2, 3],
    [0, 'q-e', '60万名', 5, 1, 2, 3],
  ],
};

async function understand(text, numbers = 1) {
  const { search } = openSearch().bilin;
  const files = { start: { numbers }, lexicon: LEXICON };
  search.load = (name) => Promise.resolve(files[name] || NUMBERS);
  await search.lexicon().catch(() => undefined); // what the page asked for as it opened, and could not have
  const lexicon = await search.lexicon();
  return { search, lexicon, query: search.understand(search.parse(text), lexicon, { kept: [], isWide: true }) };
}

test('years since and until stand beside other words as those of texts, and alone for all texts of them', async () => {
  const yearsOf = async (text) =>
    plain((await understand(text)).query.chips.map(({ facet, value, word }) => [facet, value, word].join(' ')));
  assert.deepEqual(await yearsOf('2012年以后的奖金'), ['year 2013 2012年以后', 'year 2022 2012年以后']);
  assert.deepEqual(await yearsOf('奖金 2013年以前'), ['year 2011 2013年以前', 'year 2013 2013年以前']);
  assert.deepEqual(await yearsOf('2011至2013年奖金'), ['year 2011 2011至2013年', 'year 2013 2011至2013年']);
  assert.deepEqual(await yearsOf('2030年以来的奖金'), []);
  const { query } = await understand('2012年以后');
  assert.deepEqual(plain(query.understood.map(({ word, alike }) => [word, alike])), [['2012年以后', ['2013', '2022']]]);
  assert.deepEqual(await yearsOf('2012年以后'), ['year 2013 2012年以后', 'year 2022 2012年以后']);
  assert.equal(query.isOfTexts, true);
});

test('an amount with a bound is a range, and one without is none', async () => {
  const { search } = await understand('');
  const [million, half] = [1_000_000, 500_000];
  assert.deepEqual(plain(search.rangeOf('50万到100万元')), { least: half, most: million, unit: '元' });
  assert.deepEqual(plain(search.rangeOf('50-100万元')), { least: half, most: million, unit: '元' });
  assert.equal(search.rangeOf('奖金至少一百万元').least, million);
  assert.equal(search.rangeOf('100万元以上').most, Infinity);
  assert.deepEqual(plain(search.rangeOf('不超过50%的奖金')), { least: 0, most: 50, unit: '%' });
  assert.equal(search.rangeOf('100万元奖金'), null);
  assert.equal(search.rangeOf('2012年以后'), null);
});

test('the numbers within a range answer, of the same unit and about the rest', async () => {
  const answers = async (text) => {
    const { search, lexicon, query } = await understand(text);
    return plain((await search.bestQuantities(lexicon, query)).map(({ anchor }) => anchor)).join(' ');
  };
  assert.equal(await answers('50万到100万元'), 'q-a q-b');
  assert.equal(await answers('100万元以上'), 'q-b q-c');
  assert.equal(await answers('100万元以上的奖金'), 'q-b');
  assert.equal(await answers('不超过50%'), 'q-d');
  assert.equal(await answers('50万元'), 'q-a');
});

test('of many files none has all numbers of a range, but that of a district has its own', async () => {
  const countOf = async (text) => {
    const { search, lexicon, query } = await understand(text, 8);
    return (await search.bestQuantities(lexicon, query)).length;
  };
  assert.equal(await countOf('100万元以上'), 0);
  assert.equal(await countOf('荔湾 100万元以上'), 2);
});

test('a range is asked for in texts by its bounds', async () => {
  const { query } = await understand('50万到100万的奖金');
  assert.deepEqual(plain(query.understood.map(({ word, alike }) => [word, alike])), [
    ['50万到100万', ['50万', '100万']],
    ['奖金', ['奖项']],
  ]);
});

test('a share in characters stands apart from the words around it, as one in figures does', async () => {
  const words = async (text) => plain((await understand(text)).query.understood.map(({ word }) => word)).join(' ');
  assert.equal(await words('每年递增百分之五'), '每年递增 百分之五');
  assert.equal(await words('每年递增5%'), '每年递增 5%');
});
