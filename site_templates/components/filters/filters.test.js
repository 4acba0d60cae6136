'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain, settle, type } = require('../../../tests/tools/page');

const WORDS = {
  label: '筛选',
  query: '名称',
  order: '排序',
  more: '更多：{facets}',
  join: '、',
  pair: '{key}：{value}',
  chosen: '已选',
  remove: '去掉{name}',
  clear: '清除',
  all: '共{all}',
  shown: '{shown}/{all}：{names}',
  none: '没有',
  hopeless: '都没有',
  loosen: '去掉{name}有{count}',
  ignored: '忽略{count}',
};
const FACETS = [
  ['year', '年份'],
  ['city', '城市'],
];
const ORDERS = [
  ['', '代码'],
  ['-year', '最新'],
  ['year', '最早'],
];
const START = `bilinSearch.take("start", { fold: "灣湾閔闵", shards: [], names: 0, routes: 0 });`;
const ROWS = [
  ['荔湾区', '440103', '2013', 'gz|广州市', 'guangzhouliwanqu gzlwq'],
  ['闵行区', '310112', '2022', 'sh|上海市', 'shanghaiminxingqu shanghaiminhangqu shmxq shmhq'],
  ['秦淮区', '320104', 'not_stated', 'nj|南京市', 'nanjingqinhuaiqu njqhq'],
];

function place() {
  const words = Object.keys(WORDS).map((key) => `data-${key}="${WORDS[key]}"`);
  const lists = [FACETS, ORDERS].map((list) => JSON.stringify(list).replace(/"/g, '&quot;'));
  return `<div data-filters="a" data-facets="${lists[0]}" data-orders="${lists[1]}" ${words.join(' ')}></div>`;
}

function row([name, code, year, city, spelt]) {
  const keys = { name, code, year, city, spelt };
  const attributes = Object.keys(keys).map((key) => `data-filter-${key}="${keys[key]}"`);
  return `<tr ${attributes.join(' ')}><th>${name}</th></tr>`;
}

function openList({ query = '', rows = ROWS, files = { 'start.js': START } } = {}) {
  const form = '<form data-search="search/start.js" action="search.html"><input id="q"></form>';
  const table = `<table><tbody data-filter-list="a" data-filter-group>${rows.map(row).join('')}</tbody></table>`;
  return open(form + place() + table, { url: 'https://bilin.example/list.html' + query, files });
}

function shown(window) {
  return [...window.document.querySelectorAll('tr:not([hidden]) th')].map((cell) => cell.textContent);
}

function boxOf(window) {
  return window.document.querySelector('[data-filters] input[type=search]');
}

test('Traditional and full-width input finds what Simplified input finds', async () => {
  const window = openList();
  for (const [text, names] of [
    ['荔灣', ['荔湾区']],
    ['閔行', ['闵行区']],
    ['４４０１０３', ['荔湾区']],
    ['荔湾', ['荔湾区']],
  ]) {
    type(boxOf(window), text);
    await settle();
    assert.deepEqual(shown(window), names, text);
  }
});

test('a district is found as it is typed in Latin letters, alone and behind its city', () => {
  const window = openList();
  for (const [text, names] of [
    ['liwan', ['荔湾区']],
    ['LW', ['荔湾区']],
    ['minhang', ['闵行区']],
    ['mh', ['闵行区']],
    ['nanjingqinhuai', ['秦淮区']],
  ]) {
    type(boxOf(window), text);
    assert.deepEqual(shown(window), names, text);
  }
});

test('a query in the address is folded as well', async () => {
  const window = openList({ query: '?q=' + encodeURIComponent('荔灣') });
  await settle();
  assert.deepEqual(shown(window), ['荔湾区']);
});

test('the table for folding is fetched once a reader enters the box, not before', async () => {
  const window = openList();
  await settle();
  assert.deepEqual([...window.asked], []);
  boxOf(window).focus();
  await settle();
  assert.deepEqual([...window.asked], ['search/start.js']);
});

test('without the table the box still finds what is written as the site writes it', async () => {
  const window = openList({ files: {} });
  type(boxOf(window), '荔湾');
  await settle();
  assert.deepEqual(shown(window), ['荔湾区']);
});

test('every word must be there, in any order', () => {
  const window = openList();
  type(boxOf(window), '3201 秦淮');
  assert.deepEqual(shown(window), ['秦淮区']);
  type(boxOf(window), '3201 荔湾');
  assert.deepEqual(shown(window), []);
});

test('values of the address choose rows, and those that nothing has are counted', () => {
  const window = openList({ query: '?city=gz&city=xx&sort=nonsense' });
  assert.deepEqual(shown(window), ['荔湾区']);
  assert.match(window.document.querySelector('[role=status]').textContent, /^1\/3：城市：广州市忽略2$/);
});

test('numbers are sorted by size, and what is not stated comes last whichever way', () => {
  assert.deepEqual(shown(openList({ query: '?sort=year' })), ['荔湾区', '闵行区', '秦淮区']);
  assert.deepEqual(shown(openList({ query: '?sort=-year' })), ['闵行区', '荔湾区', '秦淮区']);
});

test('the tables of a list follow their first rows, and come back', () => {
  const form = '<form data-search="search/start.js" action="search.html"><input id="q"></form>';
  const tables = ROWS.map((each) => `<section data-filter-group><table>${row(each)}</table></section>`).join('');
  const list = `<div data-filter-list="a">${tables}</div>`;
  const window = open(form + place() + list, { url: 'https://bilin.example/list.html?sort=-year' });
  assert.deepEqual(shown(window), ['闵行区', '荔湾区', '秦淮区']);
  const select = window.document.querySelector('select');
  select.value = '';
  select.dispatchEvent(new window.Event('change'));
  assert.deepEqual(shown(window), ['荔湾区', '闵行区', '秦淮区']);
});

test('the order of the page comes back', () => {
  const window = openList({ query: '?sort=-year' });
  const select = window.document.querySelector('select');
  select.value = '';
  select.dispatchEvent(new window.Event('change'));
  assert.deepEqual(shown(window), ['荔湾区', '闵行区', '秦淮区']);
});

test('of three conditions the first is taken back, and the focus is at the one that is first now', () => {
  const window = openList({ query: '?city=gz&city=nj&city=sh' });
  const tags = () => [...window.document.querySelectorAll('[data-condition] button')];
  tags()[0].click();
  assert.equal(window.document.activeElement, tags()[0]);
  assert.equal(tags().length, 2);
});

test('the address keeps what is chosen, and the parameters of others', () => {
  const window = openList({ query: '?mark=x&city=gz' });
  const box = [...window.document.querySelectorAll('input[name=city]')].find((input) => input.value === 'sh');
  box.click();
  assert.equal(window.location.search, '?mark=x&city=gz&city=sh');
  type(boxOf(window), ' 区 ');
  assert.equal(new window.URLSearchParams(window.location.search).get('q'), '区');
});

test('a condition that is taken back gives the focus to the one in its place, the last to the box', () => {
  const window = openList({ query: '?city=gz&city=sh' });
  const tags = () => [...window.document.querySelectorAll('[data-condition] button')];
  assert.deepEqual(
    tags().map((tag) => tag.getAttribute('aria-label')),
    ['去掉城市：广州市', '去掉城市：上海市'],
  );
  tags()[0].click();
  assert.equal(window.document.activeElement, tags()[0]);
  assert.deepEqual(shown(window), ['闵行区']);
  tags()[0].click();
  assert.equal(window.document.activeElement, boxOf(window));
  assert.deepEqual(shown(window).length, 3);
});

test('when nothing is left, only conditions that would help are offered', () => {
  const window = openList({ query: '?city=gz&q=' + encodeURIComponent('秦淮') });
  const advice = [...window.document.querySelectorAll('[data-filters] > div:last-child li')].map(
    (item) => item.textContent,
  );
  assert.deepEqual(advice, ['去掉城市：广州市有1', '去掉名称：秦淮有1']);
});

test('a condition that hides nothing by itself is not offered', () => {
  const window = openList({ query: '?city=gz&year=2022&q=' + encodeURIComponent('闵行') });
  const advice = [...window.document.querySelectorAll('[data-filters] > div:last-child li')];
  assert.deepEqual(
    advice.map((item) => item.textContent),
    ['去掉城市：广州市有1'],
  );
});

test('a group without rows is hidden with its heading', () => {
  const window = openList({ query: '?q=' + encodeURIComponent('没有的') });
  assert.equal(window.document.querySelector('tbody').hidden, true);
});

test('a list of one row has no form', () => {
  const window = openList({ rows: ROWS.slice(0, 1) });
  assert.equal(window.document.querySelector('[data-filters]').hidden, true);
  assert.equal(boxOf(window), null);
});

test('clearing leaves the order', () => {
  const window = openList({ query: '?city=gz&sort=-year' });
  const buttons = [...window.document.querySelectorAll('[data-filters] button')];
  buttons.find((button) => button.textContent === '清除').click();
  assert.equal(window.location.search, '?sort=-year');
  assert.deepEqual(plain(shown(window)), ['闵行区', '荔湾区', '秦淮区']);
});
