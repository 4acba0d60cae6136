'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, settle, type } = require('../../../tests/tools/page');

const WORDS = '名称|提示|已收录|{name}尚未收录；最近的是|{name}太远|没有|失败';
const PLACE = `<div data-places="places/{part}.js" data-classes="1" data-words="${WORDS}"></div>`;
const DATA = `window.bilin.places[0] = { places: [
  ['广东省广州市天河区', '天河区', '', '4401'],
  ['广东省广州市荔湾区', '荔湾区', 'districts/liwan.html', '4401'],
  ['西藏自治区拉萨市城关区', '城关区', '', '']],
  near: { 4401: [['广东省广州市荔湾区', 'districts/liwan.html']] } };`;

const LETTER = `window.bilin.places.l = { places: [
  ['山西省吕梁市离石区', '离石区', '', '', 'lishiqu lvlianglishiqu lsq lllsq'],
  ['广东省广州市荔湾区', '荔湾区', 'districts/liwan.html', '4401', 'liwanqu lwq']],
  near: {} };`;

async function look(query, files = { '0.js': DATA }) {
  const window = open(PLACE, { files });
  type(window.document.querySelector('input'), query);
  await settle();
  const items = [...window.document.querySelectorAll('li')];
  return {
    items: items.map((item) => item.textContent),
    links: items.map((item) => [...item.querySelectorAll('a')].map((link) => link.getAttribute('href'))),
    status: window.document.querySelector('[role=status]').textContent,
  };
}

test('a district that is recorded leads to its page', async () => {
  const shown = await look('荔湾');
  assert.deepEqual(shown, { items: ['广东省广州市荔湾区 已收录'], links: [['districts/liwan.html']], status: '' });
});

test('a district that is not recorded says so, and names what is nearest', async () => {
  const { items, links } = await look('广东省广州市天河区');
  assert.deepEqual(items, ['广东省广州市天河区尚未收录；最近的是 广东省广州市荔湾区']);
  assert.deepEqual(links, [['districts/liwan.html']]);
});

test('the districts of a city stand together, those that are recorded first', async () => {
  assert.deepEqual((await look('广州')).links, [['districts/liwan.html'], ['districts/liwan.html']]);
});

test('a district with nothing near says that', async () => {
  assert.deepEqual((await look('城关')).items, ['西藏自治区拉萨市城关区太远']);
});

test('a name that no district has, and a list that cannot be had, are told apart', async () => {
  assert.equal((await look('某某区')).status, '没有');
  assert.equal((await look('荔湾', {})).status, '失败');
});

test('what is typed in Latin letters is looked up by pinyin and initials, from their beginning on', async () => {
  const files = { 'l.js': LETTER };
  const shown = async (query) => (await look(query, files)).items.map((item) => item.slice(0, 9));
  for (const query of ['lw', 'LIWAN', 'li wan qu']) {
    assert.deepEqual(await shown(query), ['广东省广州市荔湾区']);
  }
  assert.deepEqual(await shown('li'), ['广东省广州市荔湾区', '山西省吕梁市离石区']);
  assert.deepEqual(await look('lx', files), { items: [], links: [], status: '没有' });
});

test('an emptied box asks again', async () => {
  assert.deepEqual(await look(''), { items: [], links: [], status: '' });
});
