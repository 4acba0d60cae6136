'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain, settle } = require('../../../tests/tools/page');
const { FILES, ROWS, column, openCompare, openPage, openWindow, texts } = require('../../../tests/tools/comparing');

const PART = ['p', '<a href="p.html">P</a>lead A', 'sum 1'];
const PARTS = {
  programmes: { p: ['<p>whole</p>', ''] },
  parts: { 'p~1': PART, 'p~2': ['p', 'B', '2'] },
};

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
  const columns = ['甲', '乙'].map((name, at) => ({
    name,
    place: name,
    title: name,
    sides: sides(at),
  }));
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

test('where only some state a number an overview speaks of no other amount', () => {
  const rows = overviewOf((at) => ({
    'overview.a': ['value', 'stated', [], -1],
    'themes.a.numbers': ['value', at ? '-' : 'unit=a¦1', [], -1],
    'overview.b': ['value', 'stated', [], -1],
    'themes.b.numbers': ['value', `unit=a¦${at}`, [], -1],
  }));
  assert.deepEqual(plain(rows), [
    ['different', 'differ presence'],
    ['different', 'differ NUMBER'],
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
    ['different', 'coded otherwise levels'],
    ['unlike', '(unlike)(FIRM)'],
  ]);
});

test('where a condition is open an overview does not call the rest the same', () => {
  const rows = overviewOf((at) => ({
    'overview.a': ['value', 'stated', [], -1],
    'themes.a.numbers': ['value', `kind=?${at}¦1`, [], -1],
    'overview.b': ['value', 'stated', [], -1],
    'themes.b.numbers': ['value', 'kind=flow¦1', [], -1],
  }));
  assert.deepEqual(plain(rows), [
    ['unstated', '(unstated)(NUMBER)'],
    ['same', '(coded NUMBER)'],
  ]);
});

test('an overview calls the same only what both sides have, and silence beside silence is no word for all', () => {
  const rows = overviewOf((at) => ({
    'overview.a': ['value', 'stated', [], -1],
    'themes.a.commitments': ['value', 'f=1¦firm', [], -1],
    'themes.a.numbers': ['value', 'amount=none¦-', [], -1],
    'overview.b': ['value', 'stated', [], -1],
    'themes.b.commitments': [at ? 'not_researched' : 'value', at ? '' : 'f=1¦firm', [], -1],
  }));
  assert.deepEqual(plain(rows), [
    ['same', '(coded FIRM)'],
    ['same', '(stated)'],
  ]);
});

test('what differs stands first, and the tab counts it', async () => {
  const files = { ...FILES };
  const data = column('bb.two', 'K', '2022');
  data.sides.housing = ['not_stated', '', [], -1];
  files['plans/bb.two.js'] = `window.bilin.plans['bb.two'] = ${JSON.stringify(data)};`;
  const more = [
    {
      ...ROWS.groups[0],
      rows: ROWS.groups[0].rows.map(([id, label]) => [id, label, 1]),
    },
    ROWS.groups[1],
  ];
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
