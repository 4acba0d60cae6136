'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain, settle } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');
const CASES = require('../../../tests/support/search_figures.json');

const NUMBERS = {
  pages: [['a.html', 's1/a']],
  words: ['专项资金', '力争', '广东省荔湾区', ''],
  numbers: [[0, 'q-a', '5亿元', 0, 1, 2, 3]],
};
const COUNT = 64;

/* The search page of a site with many files of numbers, and which of them it asks for. */
async function openWith(files) {
  const window = openSearch();
  const { search } = window.bilin;
  await settle();
  const asked = [];
  search.start = () => Promise.resolve({ numbers: COUNT });
  search.load = (name) => {
    asked.push(name);
    return name in files ? Promise.resolve(files[name]) : Promise.reject(new Error(name));
  };
  const lexicon = {
    topics: [],
    pages: [{ kind: 'list', path: 'numbers/index.html', id: 's1/all', label: '', words: [] }],
    english: new Map(),
    spellings: new Map(),
    alike: [],
    common: [],
    years: [],
    levels: [],
    places: [],
  };
  const best = (text, chips = []) =>
    search.bestQuantities(lexicon, {
      ...search.understand(search.parse(text), lexicon, { kept: [], isWide: true }),
      chips,
    });
  return { search, asked, best };
}

test('figures are found as Python finds them in printed words', () => {
  const { fold, search } = openSearch().bilin;
  CASES.forEach(([text, figures]) => {
    const own = search.figures(fold(text)).map(({ value, unit }) => [value, unit]);
    assert.deepEqual(plain(own), figures, text);
  });
});

test('a value is kept under the key that Python gives it', () => {
  const { search } = openSearch().bilin;
  const keys = [0.5, 1e6, 1e15, 1e28, Infinity].map(search.figureKey);
  assert.deepEqual(plain(keys), ['0', '1000000', '1000000000000000', '1000000000000000', '1000000000000000']);
});

test('a query asks for the file of its first figure that counts, or of its district, and for no other', async () => {
  const { search, asked, best } = await openWith({});
  const file = (key) => 'numbers-' + search.bucket(key, COUNT);
  const district = (value) => ({ facet: 'district', value, word: value });
  await best('第12条 五亿元 100名');
  await best('5亿元', [district('广东省荔湾区')]);
  await best('5亿元', [district('广东省荔湾区'), district('上海市黄浦区')]);
  assert.deepEqual(asked, [file('500000000'), file('广东省荔湾区'), file('500000000')]);
  assert.equal(new Set(asked).size, 2);
});

test('a query without a figure that counts asks for no file of numbers', async () => {
  const { asked, best } = await openWith({});
  for (const text of ['住房', '12', '第3']) {
    assert.deepEqual(plain(await best(text)), [], text);
  }
  assert.deepEqual(asked, []);
});

test('a file is read once, and one that cannot be had answers nothing and is asked for again', async () => {
  const files = {};
  const { search, asked, best } = await openWith(files);
  assert.deepEqual(plain(await best('5亿元')), []);
  files['numbers-' + search.bucket('500000000', COUNT)] = NUMBERS;
  for (let i = 0; i < 2; i += 1) {
    const [first] = await best('5亿元');
    assert.deepEqual([first.id, first.path, first.anchor], ['s1/a', 'a.html', 'q-a']);
    assert.equal(first.title, '5亿元 · 广东省荔湾区 · 力争');
    // Where a figure is all that is asked for, the page of all numbers has those beside it.
    assert.equal((await best('5亿元')).pop().id, 's1/all');
    assert.equal((await best('专项资金 5亿元')).pop().id, 's1/a');
  }
  assert.equal(asked.length, 2);
});

test('a share is answered by shares alone, a number with a unit by such as have none too', async () => {
  const numbers = ['5所', '5%', '5亿元'].map((printed, at) => [0, 'q-' + at, printed, 0, 1, 2, 3]);
  const { best } = await openWith(
    Object.fromEntries([...Array(COUNT).keys()].map((n) => ['numbers-' + n, { ...NUMBERS, numbers }])),
  );
  const printed = async (text) => plain((await best(text)).map((quantity) => quantity.printed).filter(Boolean));
  assert.deepEqual(await printed('5%'), ['5%']);
  assert.deepEqual(await printed('百分之五'), ['5%']);
  assert.deepEqual(await printed('5个'), ['5所']);
});
