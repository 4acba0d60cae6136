'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain, settle, type } = require('../../../tests/tools/page');

const NAMES = (
  'none_yet one_yet unknown former unknown_row too_many too_many_link failed retry hidden all_same row ' +
  'earlier later remove base is_base differs add more added found not_found more_letters copied copy csv link fold open close overview ' +
  'caption source suggest csv_head again levels'
).split(' ');
const WORDS = Object.fromEntries(NAMES.map((name) => [name, name]));
const RELATIONS = ['same', 'stated', 'coded', 'different', 'worded', 'unlike', 'neither', 'unknown', 'uncompared'];
Object.assign(WORDS, {
  only: 'only {places}',
  differ: 'differ {aspects}',
  aspects: { commitments: 'FIRM', numbers: 'NUMBER' },
  different: '{label} {count}',
  closed: 'closed {count}',
  unlike_because: '{word}({reasons})',
  condition: { unit: 'UNIT', kind: 'KIND', amount: 'AMOUNT' },
  relation: Object.fromEntries(RELATIONS.map((name) => [name, `(${name})`])),
  former: 'former {id} {to}',
  unknown: 'unknown {id}',
  unknown_row: 'unknown_row {id}',
  too_many_link: 'too_many_link {count} {titles}',
  hidden: 'hidden {count}',
  differs: 'differs {count}',
  failed: 'failed {id}',
  csv_head: 'a,b',
});
const ROWS = {
  most: 2,
  classes: 512,
  buckets: {},
  former: { 'themes.flats': 'housing' },
  groups: [
    {
      id: 'facts',
      label: 'Facts',
      html: '<b>Facts</b>',
      rows: [
        ['kind', 'Kind', 0],
        ['year', 'Year', 0],
      ],
    },
    { id: 'themes', label: 'Themes', html: 'Themes', rows: [['housing', 'Housing', 1]] },
  ],
  words: WORDS,
};
const ENTRIES = [
  ['aa.one', '广东省广州市荔湾区', '440103', '甲', '意见', '2013', ['440103', 'liwan', 'lw'], ['aa.old']],
  ['bb.two', '上海市闵行区', '310112', '乙', '计划', '2022', ['310112', 'minhang'], []],
  ['cc.three', '陕西省咸阳市乾县', '610424', '丙', '通知', '2020', ['610424', 'qianxian'], []],
];
const START = 'bilinSearch.take("start", { fold: "灣湾閔闵乾干縣县", shards: [], names: 0, routes: 0 });';

function column(key, kind, year) {
  const [, place, code, title, type_, year_] = ENTRIES.find((entry) => entry[0] === key);
  return {
    name: place.slice(-3),
    place,
    code,
    title,
    kind: type_,
    year: year_,
    label: place,
    details: `plans/${key}.details.js`,
    quotes: 'plans/q.js',
    reference: ['R {paragraph}', 'u', 'd'],
    cites: ['p1'],
    source: [['Address', 'value', '<p>=1+1</p>']],
    suggest: [['bb.two', '闵行', 'near']],
    pieces: [kind, year],
    sides: { kind: ['value', kind, [0], 0], year: ['value', year, [1], -1], housing: ['value', '', [], -1, ['p~1']] },
  };
}

const DETAILS = {
  programmes: { p: ['<p>whole</p>', ''] },
  parts: { 'p~1': ['p', '<p><a href="p.html">P</a></p>', ''] },
};

const FILES = {
  'plans/aa.one.details.js': `window.bilin.details['aa.one'] = ${JSON.stringify(DETAILS)};`,
  'plans/bb.two.details.js': `window.bilin.details['bb.two'] = ${JSON.stringify(DETAILS)};`,
  'find/all.js': `window.bilin.buckets.all = ${JSON.stringify(ENTRIES)};`,
  'plans/aa.one.js': `window.bilin.plans['aa.one'] = ${JSON.stringify(column('aa.one', 'K', '2013'))};`,
  'plans/bb.two.js': `window.bilin.plans['bb.two'] = ${JSON.stringify(column('bb.two', 'K', '2022'))};`,
  'plans/cc.three.js': `window.bilin.plans['cc.three'] = ${JSON.stringify(column('cc.three', 'K', '2020'))};`,
  'start.js': START,
};
const PAGE = `<form data-search="../search/start.js" action="../search.html"><input id="q"></form>
<div data-compare><ol data-chosen></ol><button data-more data-focus="more" hidden></button>
<div data-chooser><form><input></form><p data-status></p><ul data-found></ul><div data-suggest></div></div>
<ul data-messages></ul><ul data-tabs></ul><div data-bar hidden><input type="checkbox" data-only>
<span data-hidden-rows></span><div data-choices></div><span data-take></span></div><div data-result></div></div>`;
const BUNDLES = ['site.js', 'compare.js'];

function openPage(query = '', rows = ROWS, files = FILES) {
  const before = `window.bilin = { rows: ${JSON.stringify(rows)} };`;
  return open(PAGE, { bundles: BUNDLES, url: 'https://bilin.example/compare/index.html' + query, before, files });
}

function openWindow(rows = ROWS) {
  return open('', { bundles: BUNDLES, before: `window.bilin = { rows: ${JSON.stringify(rows)} };` });
}

function openCompare(rows = ROWS) {
  return openWindow(rows).bilin.compare;
}

function texts(window, selector) {
  return [...window.document.querySelectorAll(selector)].map((part) => part.textContent);
}

test('an address and what it says are the same, whichever way one goes', () => {
  const compare = openCompare();
  const query = '?plans=aa.one,bb.two&rows=facts,housing&diff=1&base=aa.one&fold=facts&open=housing';
  assert.equal(compare.format(compare.parse(query)), query);
  assert.equal(compare.format(compare.parse('')), '');
  assert.equal(compare.format(compare.parse('?rows=')), '?rows=');
  assert.deepEqual(plain(compare.parse('?plans=a, b,,a').plans), ['a', 'b']);
});

test('a plan moves by one place, and takes the base with it when it goes', () => {
  const compare = openCompare();
  const state = { ...compare.parse('?plans=a,b,c&base=b') };
  assert.deepEqual(plain(compare.change(state, 'earlier', 'c').plans), ['a', 'c', 'b']);
  assert.deepEqual(plain(compare.change(state, 'later', 'a').plans), ['b', 'a', 'c']);
  assert.equal(compare.change(state, 'remove', 'b').base, '');
  assert.equal(compare.change(state, 'remove', 'a').base, 'b');
  assert.deepEqual(plain(compare.change(state, 'rows', 'facts').rows), ['overview']);
  assert.deepEqual(plain(compare.change(state, 'tab', 'themes').rows), ['themes']);
  assert.equal(compare.change({ ...state, rows: ['themes'] }, 'tab', 'overview').rows, null);
});

test('the smallest part of the list that answers a search is asked for', () => {
  const digits = (text) => [...text].map((character) => String(character.charCodeAt(0) % 512).padStart(3, '0'));
  const [a, b, c] = digits('市南区');
  const buckets = { li: 3, ['u' + a]: 0, ['u' + b]: 0, ['u' + a + b]: 4, ['u' + c]: 9 };
  const compare = openCompare({ ...ROWS, buckets });
  assert.equal(compare.bucketOf('liwan'), 'li');
  assert.equal(compare.bucketOf('l'), null);
  assert.equal(compare.bucketOf('xx'), '');
  assert.equal(compare.bucketOf('市'), null);
  assert.equal(compare.bucketOf('市南'), 'u' + a + b);
  assert.equal(compare.bucketOf('市区'), 'u' + c);
  assert.equal(compare.bucketOf('无'), '');
});

test('a place whose own name has a Traditional character is looked for as it is written, too', () => {
  const part = (text) => 'u' + String(text.charCodeAt(0) % 512).padStart(3, '0');
  const compare = openCompare({ ...ROWS, buckets: { [part('乾')]: 1, [part('干')]: 1 } });
  assert.deepEqual(plain(compare.bucketsOf('乾县', '干县')), [part('干'), part('乾')]);
});

test('the finder finds by Traditional and full-width input, pinyin, code, former key, and characters in order', async () => {
  const window = openPage();
  const input = window.document.querySelector('[data-compare] input');
  const queries = {
    荔灣: '甲',
    閔行: '乙',
    乾縣: '丙',
    乾县: '丙',
    ＬＷ: '甲',
    310112: '乙',
    'aa.old': '甲',
    广州荔湾: '甲',
  };
  for (const query of Object.keys(queries)) {
    type(input, query);
    await settle();
    const names = texts(window, '[data-found] button').map((text) => text.replace(/.*《(.*)》/, '$1'));
    assert.deepEqual(names, [queries[query]], query);
  }
  type(input, '没有');
  await settle();
  assert.deepEqual(texts(window, '[data-status]'), ['not_found']);
});

test('a row that cannot be compared says why, and one of presence who is silent', async () => {
  const sides = (kind, housing) => ({ kind: ['value', kind, [0], -1], year: ['value', '#', [1], -1], housing });
  const files = { ...FILES };
  ['aa.one', 'bb.two'].forEach((key, at) => {
    const data = column(key, 'K', String(at));
    data.sides = sides(
      at ? 'unit=a|kind=c¦1' : 'unit=a|kind=b¦1',
      at ? ['not_stated', '', [], -1] : ['value', 's', [], -1],
    );
    files[`plans/${key}.js`] = `window.bilin.plans['${key}'] = ${JSON.stringify(data)};`;
  });
  const window = openPage('?plans=aa.one,bb.two&rows=facts,themes', ROWS, files);
  await settle(window);
  assert.deepEqual(texts(window, '[data-relation-mark]'), ['(unlike)(KIND)', '(uncompared)', 'only 荔湾区']);
});

test('plans of the address stand side by side, with their relations, and the address stays', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  const relations = [...window.document.querySelectorAll('tr[data-row]')].map((row) =>
    row.getAttribute('data-relation'),
  );
  assert.deepEqual(relations, ['same', 'different']);
  assert.equal(window.location.search, '?plans=aa.one,bb.two');
  assert.deepEqual(texts(window, '[data-chosen] li').length, 2);
});

test('differences only hides equal rows and says how many', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  window.document.querySelector('[data-only]').click();
  await settle();
  assert.deepEqual(texts(window, '[data-hidden-rows]'), ['hidden 1']);
  const rows = [...window.document.querySelectorAll('tr[data-row]')].map((row) => row.getAttribute('data-row'));
  assert.deepEqual(rows, ['year']);
  assert.equal(window.location.search, '?plans=aa.one,bb.two&diff=1');
});

test('with a base the others count their differences', async () => {
  const window = openPage('?plans=aa.one,bb.two&base=aa.one');
  await settle();
  assert.match(texts(window, '[data-chosen] li')[1], /differs 1/);
});

test('an address that names plans, the base and rows as they were called before stays alive', async () => {
  const window = openPage('?plans=aa.old,bb.two&rows=themes.flats&base=aa.old&fold=themes.flats');
  await settle();
  assert.equal(window.location.search, '?plans=aa.one,bb.two&rows=housing&base=aa.one&fold=housing');
  assert.match(texts(window, '[data-chosen] li')[1], /differs 1/);
});

test('what is wrong with an address is said: unknown and former plans, unknown rows, too many plans', async () => {
  const window = openPage('?plans=aa.old,xx.yy,bb.two,cc.three&rows=facts,nothing');
  await settle();
  const messages = texts(window, '[data-messages] li');
  assert.deepEqual(messages, [
    'unknown_row nothing',
    'former aa.old 广东省广州市荔湾区《甲》',
    'unknown xx.yy',
    'too_many_link 3 陕西省咸阳市乾县《丙》',
  ]);
  assert.equal(window.location.search, '?plans=aa.one,bb.two&rows=facts');
});

test('a plan that cannot be loaded is named with a way to try again', async () => {
  const window = openPage('?plans=aa.one', ROWS, { 'find/all.js': FILES['find/all.js'] });
  await settle();
  assert.deepEqual(texts(window, '[data-messages] li')[0], 'failed 广东省广州市荔湾区《甲》 retry');
});

test('an answer that comes after the next question is not drawn', async () => {
  const window = openPage('?plans=aa.one');
  await settle();
  window.document.querySelector('[data-suggest] button').click();
  window.document.querySelector('[data-focus="remove aa.one"]').click();
  await settle();
  assert.equal(window.location.search, '?plans=bb.two');
  assert.deepEqual(texts(window, '[data-chosen] li').length, 1);
});

test('the words of plans are folded as the query is', () => {
  const compare = openCompare();
  const entry = { key: 'a.a', place: '某区', title: 'ＡＢ计划', words: [], former: [] };
  assert.equal(compare.matching([entry], 'ab计划').length, 1);
});

test('the focus stays at the control that was pressed', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  const button = window.document.querySelector('[data-focus="base bb.two"]');
  button.focus();
  button.click();
  await settle();
  assert.equal(window.document.activeElement.getAttribute('data-focus'), 'base bb.two');
});

const PART = ['p', '<a href="p.html">P</a>lead A', 'sum 1'];
const PARTS = { programmes: { p: ['<p>whole</p>', ''] }, parts: { 'p~1': PART, 'p~2': ['p', 'B', '2'] } };

function cellOf(parts, seen, isOpen = true) {
  const { bilin } = openWindow();
  bilin.details.k = PARTS;
  return bilin.compare.cellHtml({ key: 'k', pieces: [] }, ['value', '', [], -1, parts, 'note'], seen, isOpen);
}

test('a programme stands in full once in a column', () => {
  const seen = new Set();
  assert.match(cellOf(['p~1'], seen), /^note.*lead A.*whole.*sum 1/);
  assert.match(cellOf(['p~1'], seen), /P<\/a> <span class="note">again/);
});

test('under another term a programme shows what is said there, without its summary', () => {
  assert.match(cellOf(['p~1', 'p~2'], new Set()), /lead A.*whole.*sum 1.*>B2<\/div>$/);
});

test('programmes are counted until a reader opens the row', () => {
  assert.equal(cellOf(['p~1', 'p~2'], new Set(), false), 'noteclosed 2');
});

test('a row with programmes opens for all columns, and the address says so', async () => {
  const window = openPage('?plans=aa.one,bb.two&rows=themes');
  await settle();
  window.document.querySelector('[data-focus="open housing"]').click();
  await settle();
  assert.equal(window.location.search, '?plans=aa.one,bb.two&rows=themes&open=housing');
  assert.equal(texts(window, 'tr[data-row=housing] .programme').length, 2);
});

test('a table taken away has a line a cell, and nothing that a spreadsheet would run', async () => {
  const window = openPage('?plans=aa.one,bb.two&rows=facts');
  await settle();
  const { compare, plans } = window.bilin;
  const columns = [plans['aa.one'], plans['bb.two']];
  const lines = compare.csv(window.document.getElementById('compared'), columns).split('\r\n');
  assert.equal(lines[0], '\ufeff"a","b"');
  const kind = '"Facts","Kind","广东省广州市荔湾区","440103","甲","意见","2013","value","K","(same)","","","\'=1+1"';
  assert.equal(lines[1], kind);
});

test('a heading of the exported table has no words of its button', async () => {
  const window = openPage('?plans=aa.one&rows=facts');
  await settle();
  const text = window.bilin.compare.csv(window.document.getElementById('compared'), [window.bilin.plans['aa.one']]);
  assert.doesNotMatch(text, /fold/);
});

function overviewOf(sides) {
  const groups = [
    {
      id: 'overview',
      label: 'O',
      html: 'O',
      rows: [
        ['overview.a', 'A', 1],
        ['overview.b', 'B', 1],
      ],
    },
  ];
  const compare = openCompare({ ...ROWS, groups });
  const columns = ['甲', '乙'].map((name, at) => ({ name, place: name, title: name, sides: sides(at) }));
  return groups[0].rows.map((row) => {
    const relation = compare.relationOf(row, columns);
    return [relation, compare.relationWords(row, relation, columns, compare.shortNames(columns))];
  });
}

test('an overview says what differs in a theme: coded content, never how many there are', () => {
  const rows = overviewOf((at) => ({
    'overview.a': ['value', 'stated', [], -1],
    'themes.a.commitments': ['value', 'f=1¦firm', [], -1],
    'themes.a.numbers': ['value', `unit=a¦${at}`, [], -1],
    'overview.b': [at ? 'not_stated' : 'value', at ? '' : 'stated', [], -1],
  }));
  assert.deepEqual(plain(rows), [
    ['different', 'differ NUMBER'],
    ['different', 'only 甲'],
  ]);
});

test('where the weight of texts differs an overview speaks of other words, not of another firmness', () => {
  const rows = overviewOf((at) => ({
    'overview.a': ['value', 'stated', [], -1],
    'themes.a.commitments': ['value', `f=${at}¦${at ? 'firm' : 'trying'}`, [], -1],
    'overview.b': ['value', 'stated', [], -1],
    'themes.b.commitments': ['value', `f=${at}¦firm`, [], -1],
  }));
  assert.deepEqual(plain(rows), [
    ['different', 'differ levels'],
    ['unlike', '(unlike)'],
  ]);
});

test('what differs stands first, and the tab counts it', async () => {
  const files = { ...FILES };
  const data = column('bb.two', 'K', '2022');
  data.sides.housing = ['not_stated', '', [], -1];
  files['plans/bb.two.js'] = `window.bilin.plans['bb.two'] = ${JSON.stringify(data)};`;
  const more = [{ ...ROWS.groups[0], rows: ROWS.groups[0].rows.map(([id, label]) => [id, label, 1]) }, ROWS.groups[1]];
  const window = openPage('?plans=aa.one,bb.two&rows=facts', { ...ROWS, groups: more }, files);
  await settle();
  const rows = [...window.document.querySelectorAll('tr[data-row]')].map((row) => row.getAttribute('data-row'));
  assert.deepEqual(rows, ['year', 'kind']);
  assert.deepEqual(texts(window, '[data-tabs] a'), ['Themes 1']);
});

test('while plans stand side by side the chooser is closed, and opens to add one', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  const chooser = window.document.querySelector('[data-chooser]');
  assert.deepEqual([chooser.hidden, window.document.documentElement.className], [true, 'comparing']);
  window.document.querySelector('[data-more]').click();
  assert.equal(chooser.hidden, false);
  assert.equal(window.document.activeElement, chooser.querySelector('input'));
});
