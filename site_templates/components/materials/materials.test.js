'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain, settle } = require('../../../tests/tools/page');

const HEADER =
  '<div data-basket-page="compare/materials.html" data-most="3" data-words="放入|取出|材料（{count}）|满了"></div>';
const TABLE = `<table><tbody>
  <tr data-material="a.a.fund"><th scope="row"><a href="#">基金</a></th><td>5亿元</td><td hidden>藏</td></tr>
  <tr><th scope="row">甲项</th><td data-material="a.a:themes.housing" data-label="东区">原文未提及</td></tr>
</tbody></table>`;

function openPage(body = TABLE, stored = '') {
  const before = `window.localStorage.setItem('bilin-materials /compare/materials.html', ${JSON.stringify(stored)});`;
  return open(HEADER + body, { before });
}

function point(window, selector, event = 'mouseover') {
  window.document.querySelector(selector).dispatchEvent(new window.Event(event, { bubbles: true }));
}

test('a row that is pointed at, touched or has the focus gets the button, in its last cell that is shown', () => {
  ['mouseover', 'click', 'focusin'].forEach((event) => {
    const window = openPage();
    assert.equal(window.document.querySelector('tr[data-material] button'), null);
    point(window, 'tr[data-material] a', event);
    const [button] = window.document.querySelectorAll('tr[data-material] td:not([hidden]) > button');
    assert.deepEqual([button.textContent, button.getAttribute('aria-label')], ['放入', '放入 基金']);
    button.click();
    assert.deepEqual(plain(window.bilin.materials.read()), ['a.a.fund']);
    assert.equal(window.document.querySelector('[data-basket-page] a').textContent, '材料（1）');
    assert.equal(button.textContent, '取出');
    button.click();
    assert.deepEqual(plain(window.bilin.materials.read()), []);
  });
});

test('a cell without anything to go to has its button from the beginning, for the keyboard', () => {
  const window = openPage();
  const [button] = window.document.querySelectorAll('td[data-material] button');
  assert.equal(button.getAttribute('aria-label'), '放入 东区 甲项');
  button.click();
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a:themes.housing']);
  point(window, 'td[data-material]');
  assert.equal(window.document.querySelectorAll('td[data-material] button').length, 1);
});

test('a full basket takes no more, and what is stored is read as names, whatever it is', () => {
  const window = openPage(TABLE, 'a.a.x,<b>,a.a~page-p1,a.a.x,a.a.b~page-p2,a.a.more');
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a.x', 'a.a~page-p1', 'a.a.b~page-p2']);
  window.document.querySelector('td[data-material] button').click();
  assert.equal(window.bilin.materials.read().length, 3);
  assert.equal(window.document.querySelector('[role=status]').textContent, '满了');
});

const WORDS = {
  count: '共 {count} 条',
  sent: '发来 {count} 条',
  gone: '{count} 条没有了：{names}',
  up: '上移',
  down: '下移',
  remove: '移出',
  empty: '清空',
  join: '并入',
  link: '网址',
  copied: '已复制',
};
const BASKET = `<div data-materials data-folder="plans/" data-words='${JSON.stringify(WORDS)}'>
  <p data-status tabindex="-1"></p><p data-empty hidden></p><p data-actions></p>
  <div data-full hidden><table><tbody></tbody></table></div><ul data-sources></ul></div>`;
const QUOTE =
  '<blockquote data-material="a.a.fund~page-p7" data-words="复制|已复制|按：|“%1”读作“%2”，%3"><p>设立<del>510</del>' +
  '<ins data-reason="掉了连接号">5—10</ins>亿元。</p><footer><a href="s.html#page-p7">第7段</a></footer></blockquote>';
const FILES = {
  'a.a.materials.js': `window.bilin.planMaterials['a.a'] = {
    label: '<th>东区</th>', source: '<li>来源<span data-cited="s.html#page-p" data-title="通知"></span></li>',
    words: { paragraph: '原文', quote: '||按：|“%1”读作“%2”，%3', whole: '全文' },
    levels: { nothing: '<td>不适用（没有）</td>', inside: '<td>不适用（各项）</td>', fact: '<td>不适用（情况）</td>',
      quote: '<td>不适用（引文）</td>' },
    silences: { 'instruments.loan': '（查过“贷款”）' },
    names: { fund: '<a href="f.html">基金</a>' }, former: { 'fund.old': 'fund.new' },
    rows: { 'fund.new': '<th>数额</th><td>5亿元</td><td>力争</td><td>第7段</td>',
      fund: '<th>基金</th><td>设立</td><td></td><td></td>' },
    paragraphs: { 'page-p9': ['全文。', '<a href="s.html#page-p9">第9段</a>'] } };`,
  'plans/a.a.js': `window.bilin.plans['a.a'] = { quotes: 'plans/a.a.quotes.js', details: 'plans/a.a.details.js',
    pieces: ['两个项目', '明确 2', '原文未提及', '原文未提及<span data-aside>（查过“用才”）</span>', '5亿元', '没有数额'],
    amounts: {}, cites: ['第3、7段'], sides: {
      'overview.housing': ['value', 'k', [0], 0], 'themes.housing.commitments': ['value', 'k', [1], 0],
      'themes.housing.numbers': ['value', 'k', [4], 0], 'themes.funding.numbers': ['value', '', [5], -1],
      'themes.funding.commitments': ['value', 'k', [1], 0],
      'overview.use': ['not_stated', '', [2], -1], 'themes.use.summary': ['not_stated', '', [3], -1],
      'themes.use.commitments': ['not_stated', '', [2], -1],
      'instruments.loan': ['not_stated', '', [2], -1], 'facts.issuer': ['value', 'k', [0], -1],
      'themes.disputed.numbers': ['disputed', '', [4], 0], 'themes.disputed.summary': ['value', '', [0], 0],
      'themes.disputed.commitments': ['not_researched', '', [2], 0] } };`,
  'a.a.quotes.js': `window.bilin.quotes['a.a'] = { fund: ${JSON.stringify(QUOTE)} };`,
  'find/all.js': 'window.bilin.buckets.all = [];',
};
const ROW_IDS = ['overview.housing', 'themes.housing.numbers', 'themes.funding.numbers', 'overview.use'];
ROW_IDS.push('themes.use.commitments', 'instruments.loan', 'facts.issuer', 'themes.disputed.numbers');
ROW_IDS.push('themes.disputed.commitments');
const ROWS = `window.bilin = { rows: { buckets: {}, words: {}, groups: [{ id: 'themes', label: '主题', html: '主题',
  rows: ${JSON.stringify(ROW_IDS.map((id) => [id, id, 0]))} }] } };`;

async function openBasket({ search = '', stored = '', files = FILES } = {}) {
  const before = `${ROWS}window.localStorage.setItem('bilin-materials /compare/materials.html', '${stored}');`;
  const window = open(HEADER.replace('"3"', '"9"') + BASKET, {
    bundles: ['site.js', 'materials.js'],
    url: `https://bilin.example/compare/materials.html${search}`,
    before: before.replace('/compare/', '/compare/compare/'),
    files,
  });
  await settle();
  return window;
}

function rowsOf(window) {
  return [...window.document.querySelectorAll('[data-full] tbody tr')].map((row) =>
    [...row.cells].slice(1).map((cell) => cell.textContent),
  );
}

test('each kind of material is what its name stands for, in the order of the basket', async () => {
  const stored = 'a.a.fund.old,a.a:overview.housing,a.a.fund~page-p7,a.a~page-p9';
  const window = await openBasket({ stored });
  assert.deepEqual(rowsOf(window), [
    ['数额', '5亿元', '力争', '第7段'],
    ['主题：overview.housing', '两个项目', '明确 2', '第3、7段'],
    ['基金', '“设立510［5—10］亿元。”（按：“510”读作“5—10”，掉了连接号）', '不适用（引文）', '第7段'],
    ['原文', '“全文。”', '不适用（引文）', '第9段'],
  ]);
  assert.equal(window.document.querySelector('[data-sources]').children.length, 1);
});

test('a cell of a comparison says by itself what was searched, how firm it is and what it rests on', async () => {
  const rows = ROW_IDS.slice(1);
  const window = await openBasket({ stored: rows.map((row) => `a.a:${row}`).join(',') });
  assert.deepEqual(
    rowsOf(window).map((cells) => cells.slice(1)),
    [
      ['5亿元', '不适用（各项）', '第3、7段'],
      ['没有数额', '不适用（没有）', '全文'],
      ['原文未提及（查过“用才”）', '不适用（没有）', '全文'],
      ['原文未提及（查过“用才”）', '不适用（没有）', '全文'],
      ['原文未提及（查过“贷款”）', '不适用（没有）', '全文'],
      ['两个项目', '不适用（情况）', '全文'],
      ['5亿元', '不适用（各项）', '第3、7段'],
      ['原文未提及', '不适用（没有）', '第3、7段'],
    ],
  );
  const links = [...window.document.querySelectorAll('td:last-child a')];
  assert.deepEqual(
    links.slice(0, 2).map((link) => [link.getAttribute('href'), link.hasAttribute('data-whole')]),
    [
      ['s.html#page-p3', false],
      ['s.html', true],
    ],
  );
});

test('paragraphs of several sources lead each to its own', async () => {
  const files = {
    ...FILES,
    'a.a.materials.js': FILES['a.a.materials.js'].replace(
      '</span></li>',
      '</span><span data-cited="t.html#annex-p" data-title="附件2"></span>' +
        '<span data-cited="u.html#third-p" data-title="附件21"></span></li>',
    ),
    'plans/a.a.js': FILES['plans/a.a.js'].replace('第3、7段', '通知第3、7段；附件21第5段；附件2第6段'),
  };
  const window = await openBasket({ stored: 'a.a:overview.housing,a.a:facts.issuer', files });
  assert.deepEqual(
    [...window.document.querySelectorAll('td:last-child a')].map((link) => [
      link.getAttribute('href'),
      link.textContent,
    ]),
    [
      ['s.html#page-p3', '通知第3、7段'],
      ['u.html#third-p5', '附件21第5段'],
      ['t.html#annex-p6', '附件2第6段'],
      ['s.html', '通知全文'],
      ['t.html', '附件2全文'],
      ['u.html', '附件21全文'],
    ],
  );
});

test('what is gone is left out and told in one line, and the rest can be moved, removed and emptied', async () => {
  const window = await openBasket({ stored: 'a.a.fund,a.a.nothing,z.z.fund,a.a~page-p9' });
  const { document } = window;
  assert.equal(document.querySelector('[data-status]').textContent, '共 2 条 2 条没有了：a.a.nothing、z.z.fund');
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a.fund', 'a.a~page-p9']);
  document.querySelector('tr:last-child [data-by="-1"]').click();
  await settle();
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a~page-p9', 'a.a.fund']);
  document.querySelector('[data-by="0"]').click();
  await settle();
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a.fund']);
  document.querySelector('[data-actions] button:last-child').click();
  await settle();
  assert.deepEqual(plain(window.bilin.materials.read()), []);
  assert.equal(document.querySelector('[data-empty]').hidden, false);
});

test('a basket that was sent leaves one’s own alone until they are joined', async () => {
  const window = await openBasket({ search: '?items=a.a~page-p9', stored: 'a.a.fund' });
  assert.equal(window.document.querySelector('[data-status]').textContent, '发来 1 条');
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a.fund']);
  window.document.querySelector('[data-actions] button:last-child').click();
  await settle();
  assert.deepEqual(plain(window.bilin.materials.read()), ['a.a.fund', 'a.a~page-p9']);
});
