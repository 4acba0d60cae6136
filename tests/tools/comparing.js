/* A made comparison for the unit tests of its scripts: rows, plans and their files, and the page that holds them. */
'use strict';
const { open } = require('./page');

const NAMES = (
  'none_yet one_yet unknown former unknown_row too_many too_many_link failed retry hidden all_same row ' +
  'earlier later remove base base_short is_base differs add more added found not_found more_letters copied copy word excel csv link memo_title memo_page memo_note fold open close overview ' +
  'caption source suggest csv_head again levels presence'
).split(' ');
const WORDS = Object.fromEntries(NAMES.map((name) => [name, name]));
const RELATIONS = [
  'same',
  'stated',
  'coded',
  'different',
  'unlike',
  'unstated',
  'nothing',
  'uncoded',
  'neither',
  'unknown',
  'uncompared',
];
Object.assign(WORDS, {
  only: 'only {places}',
  differ: 'differ {aspects}',
  differ_coding: 'coded otherwise {aspects}',
  aspects: { commitments: 'FIRM', numbers: 'NUMBER' },
  different: '{label} {count}',
  closed: 'closed {count}',
  unlike_because: '{word}({reasons})',
  apart: 'apart {reasons}',
  cannot: { unlike: '(cannot)', unstated: '(open)' },
  condition: { unit: 'UNIT', kind: 'KIND', amount: 'AMOUNT' },
  relation: { ...Object.fromEntries(RELATIONS.map((name) => [name, `(${name})`])), coded: '(coded {aspects})' },
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
    amounts: {},
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
<span data-hidden-rows></span><div data-choices></div><span data-take="memo.js"></span></div><div data-result></div></div>`;
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

module.exports = { FILES, ROWS, column, openCompare, openPage, openWindow, texts };
