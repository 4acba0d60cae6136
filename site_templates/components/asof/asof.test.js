'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, settle } = require('../../../tests/tools/page');

const WORDS = {
  title: '以前',
  choose: '日期',
  now: '现在',
  'is-none': '没有保存过（{asked}）',
  'too-early': '最早 {first}，{asked} 更早',
  'no-date': '{asked} 不是日期',
  at: '{asked} 用 {day}',
  same: '与 {day} 相同',
  chosen: '选好以后列出 {day}',
  failed: '{day} 没有取到',
  caption: '{day} 的不同 {count}',
  what: '内容',
  then: '{day}',
  today: '现在',
  later: '还没有：{names}',
  gone: '（没有了）',
};
const ATTRIBUTES = Object.entries(WORDS).map(([name, text]) => `data-${name}="${text}"`);
const DAYS = '2026-11-20 2026-06-01';
const FILES = {
  'as-of/2026-06-01.js': `window.bilin.kept['2026-06-01'] = {"plans":{
"a.one":["甲《一》",[["公寓","districts/a/one.html#q",["flats"],[["数字","140 套","160 套"],["承诺力度","力争","明确"]]],
["旧项","",[],[["整条","旧","没有"]]]]],"b.two":["乙《二》",[["床位","b.html",["beds"],[["数字","1","2"]]]]]},
"later":[["c.new","丙《新》"]]};`,
};

async function look(query, { indicator = '', days = DAYS, files = FILES } = {}) {
  const place = `<div data-as-of="../compare/as-of/{day}.js" data-days="${days}" data-indicator="${indicator}"
 ${ATTRIBUTES.join(' ')}></div>`;
  const window = open(place, { url: `https://bilin.example/indicators/x.html${query}`, files });
  await settle();
  return window;
}

const statusOf = (window) => window.document.querySelector('[data-as-of] [role=status]').textContent;
const linesOf = (window) =>
  [...window.document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent));

async function compare(window, plans) {
  window.document.dispatchEvent(new window.CustomEvent('bilin-compared', { detail: plans }));
  await settle();
}

test('without a day nothing is asked for', async () => {
  const window = await look('', { indicator: 'flats' });
  assert.equal(statusOf(window), '');
  assert.deepEqual(window.asked, []);
});

test('an indicator shows what differed of its own numbers, at the last release on or before the day', async () => {
  const window = await look('?as-of=2026-08-15', { indicator: 'flats' });
  assert.equal(statusOf(window), '2026-08-15 用 2026-06-01');
  assert.deepEqual(linesOf(window), [
    ['公寓 甲《一》', '数字', '140 套', '160 套'],
    ['承诺力度', '力争', '明确'],
  ]);
  assert.equal(window.document.querySelector('th a').getAttribute('href'), '../districts/a/one.html#q');
  assert.match(window.document.body.textContent, /还没有：丙《新》/);
});

test('where nothing differed, that is said', async () => {
  const files = { 'as-of/2026-11-20.js': "window.bilin.kept['2026-11-20'] = { plans: {}, later: [] };" };
  assert.equal(
    statusOf(await look('?as-of=2026-12-01', { indicator: 'flats', files })),
    '2026-12-01 用 2026-11-20与 2026-11-20 相同',
  );
});

test('of a day before the first release that was kept nothing is claimed', async () => {
  const window = await look('?as-of=2026-05-31', { indicator: 'flats' });
  assert.equal(statusOf(window), '最早 2026-06-01，2026-05-31 更早');
  assert.deepEqual(window.asked, []);
});

test('a site that kept nothing says so', async () => {
  const window = await look('?as-of=2026-05-31', { indicator: 'flats', days: '' });
  assert.equal(statusOf(window), '没有保存过（2026-05-31）');
  assert.equal(window.document.querySelector('select'), null);
});

test('what is no date is named', async () => {
  for (const text of ['2026-02-30', 'yesterday', '2026-6-1']) {
    assert.equal(statusOf(await look(`?as-of=${text}`, { indicator: 'flats' })), `${text} 不是日期`);
  }
});

test('the free comparison lists its own plans, once they are chosen', async () => {
  const window = await look('?as-of=2026-06-01');
  assert.equal(statusOf(window), '选好以后列出 2026-06-01');
  await compare(window, ['a.one']);
  assert.deepEqual(
    linesOf(window).map(([name]) => name),
    ['公寓 甲《一》', '承诺力度', '旧项（没有了） 甲《一》'],
  );
  assert.doesNotMatch(window.document.body.textContent, /还没有/);
  await compare(window, ['c.new']);
  assert.deepEqual(linesOf(window), []);
  assert.match(window.document.body.textContent, /还没有：丙《新》/);
});

test('a day is chosen from those that were kept, and the address says it beside what else is chosen', async () => {
  const window = await look('?plans=a.one', { indicator: 'flats' });
  const select = window.document.querySelector('select');
  assert.deepEqual(
    [...select.options].map((option) => option.value),
    ['', '2026-11-20', '2026-06-01'],
  );
  select.value = '2026-06-01';
  select.dispatchEvent(new window.Event('change'));
  await settle();
  assert.equal(window.location.search, '?plans=a.one&as-of=2026-06-01');
  assert.equal(linesOf(window).length, 2);
});

test('what cannot be had is said to be missing', async () => {
  assert.equal(statusOf(await look('?as-of=2026-06-01', { indicator: 'flats', files: {} })), '2026-06-01 没有取到');
});
