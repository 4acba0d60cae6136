'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, settle, type } = require('../../../tests/tools/page');

const WORDS = {
  title: '对比组',
  none: '没选',
  members: '{count} 个：{names}',
  few: '{count} 个，少于 {least}，再选 {more}',
  find: '查找',
  remove: '去掉 {name}',
  clear: '清除',
  kind: '全部{kind}（{count}）',
  counted: '{all} 个中有 {stated} 个写了',
  names: '：{names}',
  unknown: '（{count} 个不能判断）',
  absent: '{codes} 没有收录',
  kept: '只显示对比组',
  failed: '没有取到',
  more: '还有 {count} 个',
};
const ATTRIBUTES = Object.entries(WORDS).map(([name, text]) => `data-${name}="${text}"`);
const PICKER = `<div data-peers="compare/peers.js" data-lists ${ATTRIBUTES.join(' ')}></div>`;
const COUNT = '<p data-peers-term="themes.home" data-named hidden></p><p data-peers-term="themes.home" hidden></p>';
const TABLE = `<div data-filters="places" data-facets="[]" data-orders="[]" data-all="共 {all}"
 data-shown="{shown}/{all}（{names}）" data-join="、"></div><table data-filter-list="places"><tbody>
<tr data-filter-name="甲" data-filter-code="440101"><th>甲</th></tr>
<tr data-filter-name="乙" data-filter-code="440102"><th>乙</th></tr>
<tr data-filter-name="丁" data-filter-code="310104"><th>丁</th></tr></tbody></table>`;
const DATA = `window.bilin.peers = {"smallest":3,"districts":[
["440101","jia","甲区","广东省广州市甲区","urban"],["440102","yi","乙区","广东省广州市乙区","urban"],
["440203","bing","丙区","广东省韶关市丙区","urban"],["310104","ding","丁区","上海市丁区",""]],
"kinds":[["urban","城区"]],"standings":{"themes.home":"10-1"}};`;

async function look(query, { stored = '', files = { 'peers.js': DATA } } = {}) {
  const before = stored ? `localStorage.setItem('bilin-peers /compare/peers.js', '${stored}')` : '';
  const url = `https://bilin.example/page.html${query}`;
  const window = open(PICKER + COUNT + TABLE, { url, before, files });
  await settle();
  return window;
}

const countOf = (window) => window.document.querySelector('[data-peers-term]');
const statusOf = (window) => window.document.querySelector('[data-peers] [role=status]').textContent;
const rowsOf = (window) =>
  [...window.document.querySelectorAll('tr')].filter((row) => !row.hidden).map((row) => row.textContent);

async function unfold(window) {
  window.document.querySelector('[data-peers] details').open = true;
  await settle();
}

async function press(window, text) {
  [...window.document.querySelectorAll('[data-peers] button')]
    .find((each) => each.textContent.startsWith(text))
    .click();
  await settle();
}

test('without a group nothing is counted, hidden or fetched', async () => {
  const window = await look('');
  assert.equal(countOf(window).hidden, true);
  assert.equal(rowsOf(window).length, 3);
  assert.deepEqual(window.asked, []);
});

test('a group of the address is counted: who writes, who does not, and of whom nobody can tell', async () => {
  const window = await look('?peers=440101-440102-440203');
  assert.equal(countOf(window).textContent, '3 个中有 1 个写了（1 个不能判断）：甲区');
  assert.equal(countOf(window).hidden, false);
});

test('where many counts stand together, none of them names districts', async () => {
  const window = await look('?peers=44-310104');
  const last = [...window.document.querySelectorAll('[data-peers-term]')].pop();
  assert.equal(last.textContent, '4 个中有 2 个写了（1 个不能判断）');
});

test('a code of a city or province stands for its districts', async () => {
  assert.equal(countOf(await look('?peers=44-310104')).textContent, '4 个中有 2 个写了（1 个不能判断）：甲区、丁区');
});

test('a group under three is refused in words, and neither counted nor kept to', async () => {
  const window = await look('?peers=440101-440102');
  assert.equal(statusOf(window), '2 个，少于 3，再选 1');
  assert.equal(countOf(window).hidden, true);
  assert.equal(rowsOf(window).length, 3);
});

test('a code that is none of this site is named and not counted', async () => {
  const window = await look('?peers=440101-440102-999999');
  assert.equal(statusOf(window), '2 个，少于 3，再选 1 999999 没有收录');
});

test('what is no code is left out', async () => {
  const window = await look('?peers=%3Cb%3E-4-44010x');
  assert.equal(statusOf(window), '');
  assert.deepEqual(window.asked, []);
});

test('lists keep to the group and say so', async () => {
  const window = await look('?peers=44');
  assert.deepEqual(rowsOf(window), ['甲', '乙']);
  assert.match(window.document.body.textContent, /2\/3（对比组）/);
  assert.equal(statusOf(window), '只显示对比组');
});

test('the browser remembers the group, and the address says it then', async () => {
  const window = await look('?x=1', { stored: '440101,440102,440203' });
  assert.equal(window.location.search, '?x=1&peers=440101-440102-440203');
  assert.equal(countOf(window).hidden, false);
});

test('the address counts before what is remembered', async () => {
  const window = await look('?peers=', { stored: '440101,440102,440203' });
  assert.equal(countOf(window).hidden, true);
});

test('districts are added by name or code and taken out again', async () => {
  const window = await look('?peers=440101-440102');
  await unfold(window);
  type(window.document.querySelector('[data-peers] input'), '3101');
  await press(window, '上海市丁区');
  assert.equal(window.location.search, '?peers=440101-440102-310104');
  assert.equal(countOf(window).textContent, '3 个中有 2 个写了：甲区、丁区');
  await press(window, '甲区');
  assert.equal(window.location.search, '?peers=440102-310104');
  assert.equal(countOf(window).hidden, true);
  await press(window, '清除');
  assert.equal(window.location.search, '');
  assert.equal(window.localStorage.getItem('bilin-peers /compare/peers.js'), '');
});

test('one district of a city that was chosen whole can be taken out', async () => {
  const window = await look('?peers=44-310104');
  await unfold(window);
  await press(window, '乙区');
  assert.equal(window.location.search, '?peers=310104-440101-440203');
});

test('all districts of a kind are chosen at once', async () => {
  const window = await look('');
  await unfold(window);
  await press(window, '全部城区（3）');
  assert.equal(countOf(window).textContent, '3 个中有 1 个写了（1 个不能判断）：甲区');
});

test('data that cannot be had are said to be missing', async () => {
  const window = await look('?peers=44', { files: {} });
  assert.equal(statusOf(window), '没有取到');
  assert.equal(rowsOf(window).length, 3);
});
