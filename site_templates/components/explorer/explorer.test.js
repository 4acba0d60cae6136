'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const WORDS =
  'data-side="筛选" data-label="筛选" data-query="名称" data-order="排序" data-more="更多" data-join="、" data-pair="{key}：{value}" ' +
  'data-chosen="已选" data-remove="去掉{name}" data-clear="清除" data-all="共{all}" data-shown="{shown}/{all}：{names}" ' +
  'data-none="没有" data-hopeless="都没有" data-loosen="去掉{name}有{count}" data-ignored="忽略{count}"';
const FACETS = [
  [
    'unit',
    '单位',
    [
      ['元', '元'],
      ['人', '人'],
      ['none', '没有写单位'],
    ],
  ],
  [
    'theme',
    '主题',
    [
      ['housing', '宜居'],
      ['funding', '资金'],
      ['other', '没有的'],
    ],
  ],
];
const ORDERS = [
  ['', '按文本'],
  ['-amount', '数额'],
];
const COLUMNS = [null, ['groups', '给谁', true], ['nature', '性质', false]];

function quoted(value) {
  return JSON.stringify(value).replace(/"/g, '&quot;');
}

function row(name, keys) {
  return `<tr data-filter-keys="${keys}"><th>${name}</th><td>各类企业</td><td>目标</td></tr>`;
}

function table(rows) {
  const head = '<tr><th>数</th><th>给谁</th><th>性质</th></tr>';
  return `<div data-filter-list="numbers" data-filter-group><table><thead>${head}</thead><tbody>${rows}</tbody></table></div>`;
}

function page(query) {
  const form = `<div data-filters="numbers" data-facets="${quoted(FACETS)}" data-orders="${quoted(ORDERS)}" ${WORDS}></div>`;
  const columns = `<div data-columns="numbers" data-choices="${quoted(COLUMNS)}" data-label="选择列"></div>`;
  const stated = table(
    row('安家补贴', 'unit=元;theme=housing funding;amount=2') +
      row('引进企业', 'unit=人;amount=1') +
      row('奖金', 'unit=元;theme=funding;amount=10'),
  );
  const names = `<details data-filter-group><summary>名目</summary>${table(row('租房补贴', 'theme=housing'))}</details>`;
  return open(form + columns + stated + names, { url: 'https://bilin.example/numbers/index.html' + query });
}

function shown(document) {
  return [...document.querySelectorAll('tbody tr:not([hidden]) th')].map((cell) => cell.textContent);
}

function countOf(document, value) {
  return document.querySelector(`input[value="${value}"]`).parentNode.querySelector('span').textContent;
}

test('a row with several values of a facet is found by each of them, in every list', () => {
  assert.deepEqual(shown(page('?theme=housing').document), ['安家补贴', '租房补贴']);
  assert.deepEqual(shown(page('?theme=funding&unit=元').document), ['安家补贴', '奖金']);
});

test('what a row does not have can be asked for', () => {
  assert.deepEqual(shown(page('?unit=none').document), ['租房补贴']);
});

test('beside each value stands how many it would leave; what no row has is not offered', () => {
  const { document } = page('?unit=元');
  assert.equal(countOf(document, '人'), '1');
  assert.equal(countOf(document, 'housing'), '1');
  assert.equal(document.querySelector('input[value="other"]'), null);
  assert.equal(document.querySelector('[role="status"]').textContent, '2/4：单位：元');
});

test('what is folded opens where nothing else is left, and goes where nothing of it is', () => {
  const fold = (query) => page(query).document.querySelector('details[data-filter-group]');
  assert.equal(fold('?unit=none').open, true);
  assert.equal(fold('').open, false);
  assert.equal(fold('?unit=元').hidden, true);
});

test('numbers are sorted by their place among all', () => {
  assert.deepEqual(shown(page('?sort=-amount').document), ['奖金', '安家补贴', '引进企业', '租房补贴']);
});

test('columns come and go, and the address keeps which are there', () => {
  const window = page('?unit=元');
  const { document } = window;
  const cell = (number) => document.querySelector('tbody tr').cells[number];
  assert.deepEqual([cell(0).hidden, cell(1).hidden, cell(2).hidden], [false, false, true]);
  document.querySelector('input[value="nature"]').click();
  assert.equal(cell(2).hidden, false);
  assert.equal(new URLSearchParams(window.location.search).get('columns'), 'groups nature');
  document.querySelector('input[value="nature"]').click();
  assert.equal(window.location.search, '?unit=%E5%85%83');
  assert.equal(page('?columns=nature').document.querySelector('tbody tr').cells[1].hidden, true);
});
