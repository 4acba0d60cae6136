'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain, settle, type } = require('../../../tests/tools/page');

const NAMES = {
  places: ['广东省', '上海市'],
  pages: [
    ['a.html', 's1/a', 0, '荔湾区'],
    ['b.html', 's1/b', 1, '闵行区'],
    ['c.html', 's1/c', 0, '荔湾意见'],
  ],
  names: [
    ['荔湾区', 'district', 0, '', 'li wan qu'],
    ['闵行区', 'district', 1, '', 'min hang qu'],
    ['荔湾意见', 'plan', 2, 'x', 'li wan yi jian'],
  ],
};
const FILES = {
  'start.js': 'bilinSearch.take("start", { fold: "灣湾閔闵", shards: [], names: 1, routes: 0 });',
  'names-0.js': `bilinSearch.take("names-0", ${JSON.stringify(NAMES)});`,
};
const FORM =
  '<form data-search="search/start.js" action="search.html" data-suggestions="S" data-district="区县" data-plan="文本"><input id="q"></form>';

function openBox(files = FILES) {
  return open(FORM + '<textarea></textarea>', { files });
}

async function suggested(window, text) {
  type(window.document.getElementById('q'), text);
  await settle();
  return [...window.document.querySelectorAll('[role=option]')].map((item) => item.firstChild.textContent);
}

test('names are found by Traditional and full-width input, pinyin and initials, the best first', async () => {
  const window = openBox();
  assert.deepEqual(await suggested(window, '荔灣'), ['荔湾区', '荔湾意见']);
  assert.deepEqual(await suggested(window, '荔湾区'), ['荔湾区']);
  assert.deepEqual(await suggested(window, 'ｍｉｎ'), ['闵行区']);
  assert.deepEqual(await suggested(window, 'lwyj'), ['荔湾意见']);
  assert.deepEqual(await suggested(window, 'hangqu'), ['闵行区']);
  assert.deepEqual(await suggested(window, '  '), []);
});

test('what no name holds is taken for what sounds alike, and for its words in English', async () => {
  const names = [
    ['闵行区', 'district', 0, '', 'min hang qu', 0],
    ['Housing allowances', 'theme', 1, '', '', 1],
    ['Housing loans', 'theme', 2, '', '', 1],
  ];
  const pages = [
    ['a.html', 's1/a', 0, '闵行区'],
    ['b.html', 's1/b', 0, '补贴'],
    ['c.html', 's1/c', 0, '贷款'],
  ];
  const files = {
    ...FILES,
    'names-0.js': `bilinSearch.take("names-0", ${JSON.stringify({ places: [''], pages, names })});`,
    'sounds.js': 'bilinSearch.take("sounds", { min: "闽闵", hang: "行航" });',
  };
  const window = openBox(files);
  assert.deepEqual(await suggested(window, '闽航'), ['闵行区']);
  assert.deepEqual(await suggested(window, '闵闵'), []);
  assert.deepEqual(await suggested(window, 'allowance of housing'), ['补贴']);
  assert.deepEqual(await suggested(window, 'loans quux'), ['贷款']);
  assert.deepEqual(await suggested(window, 'quux quuux'), []);
});

test('a word for a page that is called otherwise leads there from its beginning, by sign and by sound', async () => {
  const names = [
    ['荔湾区', 'district', 0, '', 'li wan qu', 0],
    ['芳村区', 'district', 1, '', 'fang cun qu', 2],
  ];
  const pages = [
    ['liwan.html', 's1/a', 0, '荔湾区'],
    ['liwan.html', 's1/a', 0, '荔湾区（原芳村区）'],
  ];
  const file = { places: [''], pages, names };
  const window = openBox({ ...FILES, 'names-0.js': `bilinSearch.take("names-0", ${JSON.stringify(file)});` });
  for (const query of ['芳村', 'fangcun', 'fcq']) {
    assert.deepEqual(await suggested(window, query), ['荔湾区（原芳村区）'], query);
  }
  assert.deepEqual(await suggested(window, '村区'), []);
  assert.deepEqual(await suggested(window, 'cunqu'), []);
  assert.deepEqual(await suggested(window, '区'), ['荔湾区']);
});

test('a rank tells the whole name from its start and a part, by sign and by sound', () => {
  const { search } = openBox().bilin;
  const name = { folded: '荔湾区', bare: '荔湾区', readings: [['li', 'wan', 'qu']] };
  const queries = ['荔湾区', '荔湾', '湾', 'lwq', 'lw', 'wq', 'liwanqu', 'liw', 'wan', 'xx', 'l', '干'];
  assert.deepEqual(
    queries.map((query) => search.rank(name, query)),
    [0, 1, 2, 3, 4, 5, 3, 4, 5, -1, -1, -1],
  );
});

test('a name is found by each of its readings, by characters mixed with sounds, and without its punctuation', () => {
  const { search } = openBox().bilin;
  const readings = [
    ['min', 'xing', 'qu'],
    ['min', 'hang', 'qu'],
  ];
  const ranked = (query) => search.rank({ folded: '闵行区', bare: '闵行区', readings }, query);
  assert.deepEqual(['minhangqu', 'minxing', '闵hang', '行q', 'm行区', '闵xiang'].map(ranked), [3, 4, 4, 5, 4, -1]);
  const named = { folded: '"两个面向"广纳企业', bare: '两个面向广纳企业', readings: [] };
  assert.equal(search.rank(named, '两个面向广纳企业'), 0);
  assert.equal(search.rank(named, '[两个面向]广纳'), 1);
});

test('a key belongs to the file that Python puts it into', () => {
  const { search } = openBox().bilin;
  assert.deepEqual(
    ['', 'a', '荔湾'].map((key) => search.bucket(key, 1024)),
    [453, 300, 7],
  );
});

test('arrow keys go around, Enter goes to the active one, Escape closes', async () => {
  const window = openBox();
  const input = window.document.getElementById('q');
  const press = (key) =>
    input.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  window.Element.prototype.scrollIntoView = () => undefined;
  await suggested(window, '荔湾');
  press('ArrowUp');
  assert.equal(input.getAttribute('aria-activedescendant'), 'q-name-1');
  press('ArrowDown');
  assert.equal(input.getAttribute('aria-activedescendant'), 'q-name-0');
  press('Escape');
  assert.equal(input.getAttribute('aria-expanded'), 'false');
  assert.equal(input.getAttribute('aria-activedescendant'), null);
});

test('an index that cannot be loaded leaves a plain box, and is asked for again', async () => {
  const window = openBox({});
  assert.deepEqual(await suggested(window, '荔湾'), []);
  const before = window.asked.length;
  await suggested(window, '荔湾区');
  assert.ok(window.asked.length > before);
});

test('an answer to what stood in the box before is not shown', async () => {
  const window = openBox();
  const input = window.document.getElementById('q');
  type(input, '闵行');
  input.value = '荔湾意见';
  await settle();
  assert.equal(input.getAttribute('aria-expanded'), 'false');
});

test('"/" leads to the box, but not from where one types', () => {
  const window = openBox();
  const { document } = window;
  const press = (target) =>
    target.dispatchEvent(new window.KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
  assert.equal(press(document.querySelector('textarea')), true);
  assert.notEqual(document.activeElement, document.getElementById('q'));
  assert.equal(press(document.body), false);
  assert.equal(document.activeElement, document.getElementById('q'));
});

test('pinyin leads to names with the marks of its tones, and with a sound that is like theirs', async () => {
  const { search } = openBox().bilin;
  const ranks = async (text) => (await search.names(text)).matches.map(({ name, rank }) => [name.text, rank]);
  assert.deepEqual(plain(await ranks('lìwān')), plain(await ranks('liwan')));
  assert.deepEqual(plain(await ranks('niwanqu')), [['荔湾区', 6]]);
  assert.deepEqual(plain(await ranks('niw')), [], 'so few letters may be initials');
  assert.deepEqual(plain(await ranks('mixang')), []);
});

test('every page is suggested once', async () => {
  const twice = { ...NAMES, names: [...NAMES.names, ['荔湾', 'district', 0, 'y', 'li wan']] };
  const files = { ...FILES, 'names-0.js': `bilinSearch.take("names-0", ${JSON.stringify(twice)});` };
  assert.deepEqual(plain(await suggested(openBox(files), '荔湾')), ['荔湾', '荔湾意见']);
});

/* A large site, whose keys hold one name each until they are not split any more: `keys.py`. */
function filesOf(byKey, count) {
  const start = { fold: '', shards: [], names: count, routes: 0 };
  const files = { 'start.js': `bilinSearch.take("start", ${JSON.stringify(start)});` };
  const { search } = openBox().bilin;
  for (let number = 0; number < count; number += 1) {
    const own = Object.keys(byKey).filter((key) => search.bucket(key, count) === number);
    const names = own.reduce((all, key) => all.concat(byKey[key].names), []);
    const [cut, split] = [{}, {}];
    own.filter((key) => byKey[key].isSplit).forEach((key) => (split[key] = byKey[key].onto || ''));
    own.filter((key) => byKey[key].all).forEach((key) => (cut[key] = [byKey[key].names.length, byKey[key].all]));
    const data = { ...NAMES, names, split, cut };
    files[`names-${number}.js`] = `bilinSearch.take("names-${number}", ${JSON.stringify(data)});`;
  }
  return files;
}

test('of a large site the longest key is looked up that holds names, and what it does not hold is told', async () => {
  const [district, , plan] = NAMES.names;
  const byKey = {
    li: { names: [district], isSplit: true, all: 9 },
    liw: { names: [], isSplit: true, onto: 'liwan' },
    liwa: { names: [], isSplit: true, onto: 'liwan' },
    liwan: { names: [district], isSplit: true, all: 5 },
    liwany: { names: [plan] },
    荔: { names: [district], isSplit: true, all: 3 },
    荔湾: { names: [district, plan], all: 4 },
    湾: { names: [district], all: 2 },
  };
  const { search } = openBox(filesOf(byKey, 64)).bilin;
  const answer = async (text) => {
    const { matches, more } = await search.names(text);
    return [matches.map(({ name }) => name.text), more];
  };
  const expected = {
    liwanyijian: [['荔湾意见'], null],
    liwany: [['荔湾意见'], null],
    liwan: [['荔湾区'], { key: 'liwan', n: 1, all: 5 }],
    liwa: [['荔湾区'], { key: 'liwa', n: 1, all: 5 }],
    li: [['荔湾区'], { key: 'li', n: 1, all: 9 }],
    constructor: [[], null],
    liwax: [[], null],
    湾: [['荔湾区'], { key: '湾', n: 1, all: 2 }],
    // Full text finds the others.
    荔湾: [['荔湾区', '荔湾意见'], null],
    l湾: [['荔湾区'], { key: '湾', n: 1, all: 2 }],
  };
  for (const text of Object.keys(expected)) {
    assert.deepEqual([text, plain(await answer(text))], [text, expected[text]]);
  }
});
