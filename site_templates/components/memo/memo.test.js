'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain } = require('../../../tests/tools/page');

const TABLE = `<table data-export><caption>表</caption><thead><tr><th>内容</th>
<th><span data-plan="a.a"><a>甲区</a> <span>440103</span> <a>甲计划</a> <span>计划</span></span></th></tr></thead>
<tbody><tr><th colspan="2">资金 <button>收起</button></th></tr>
<tr><th>数额<span data-relation-mark>◆ 不同</span></th>
<td data-state="value" data-cite="第3段"><ul><li>一：5 <a data-report>报错</a></li><li>二</li></ul><details>原文</details></td></tr>
<tr><th>对象</th><td data-state="not_stated" data-cite="第3段">原文未提及<span data-aside>（查阅 1 份；查过“人”）</span></td></tr></tbody></table>`;
const WORDS = {
  sources: '来源',
  note: '{words} 网址：{url}。{checked}。{address}',
  fact: '{label}：{value}',
  page: '网页',
  cut: '…',
  filtered: '{shown} of {total}',
  source_head: ['编号', '出处', '标题', '网址', '核对', '对照'],
  amount_head: ['数', '下限', '上限', '限定词', '单位', '每', '力度', '状态'],
  states: { value: '有内容' },
};

function openMemo(body = TABLE) {
  const window = open(body, { bundles: ['site.js', 'memo.js'] });
  window.bilin.memo.words = WORDS;
  window.bilin.memo.parts = { 'word/document.xml': '<d>{body}</d>', 'word/endnotes.xml': '<e>{heading}{endnotes}</e>' };
  return window;
}

function tableOf({ bilin, document }) {
  const ofCell = (cell) => (cell.dataset.cite ? `甲文. ${cell.dataset.cite}.` : '');
  return bilin.memo.tableOf(document.querySelector('table'), { ofCell, ofLink: () => '' });
}

function memoOf(window, more = {}) {
  const tables = [tableOf(window)];
  const amounts = { title: '数额', head: ['数', '单位'], lines: [] };
  return { title: '<题>', author: '站', day: '2026-01-01', about: ['注'], tables, sources: {}, amounts, ...more };
}

/* What is written into a container, by name: it is stored as it is. */
function openZip(window, make) {
  let files = {};
  window.bilin.memo.zip = (written) => {
    files = written;
  };
  make();
  return files;
}

function wordsOf({ bilin }, rows) {
  return plain(rows.map((row) => row.map(({ lines }) => lines.map(bilin.memo.textOf))));
}

test('a cell is its lines as they are read, without what is there to be pressed or unfolded', () => {
  const window = openMemo();
  const { rows, header, caption } = tableOf(window);
  assert.deepEqual([caption, header], ['表', 1]);
  assert.deepEqual(wordsOf(window, rows), [
    [['内容'], ['甲区 440103', '甲计划', '计划']],
    [['资金']],
    [
      ['数额', '◆ 不同'],
      ['一：5', '二'],
    ],
    [['对象'], ['原文未提及（查阅 1 份；查过“人”）']],
  ]);
  const notes = rows[2].map(({ lines }) => lines[lines.length - 1].map(({ note }) => note).join(''));
  assert.deepEqual([rows[1][0].columns, plain(notes)], [2, ['', '甲文. 第3段.']]);
});

test('a reason that many cells give is said once, and what only one gives stays', () => {
  const window = openMemo();
  const { memo } = window.bilin;
  const tables = [1, 2, 3].map(() => tableOf(window));
  tables[2].rows[3][1].lines[0][1].text = '（查阅 1 份；查过“房”）';
  const often = memo.saidOften(tables);
  assert.deepEqual(plain(often), ['原文未提及：查阅 1 份']);
  const left = tables.map(({ rows }) => memo.textOf(memo.without(rows[3][1].lines[0], often)));
  assert.deepEqual(left, ['原文未提及（查过“人”）', '原文未提及（查过“人”）', '原文未提及（查过“房”）']);
});

test('in Word a paragraph is an endnote where it is cited first, and a reference to it later', () => {
  const window = openMemo();
  const files = openZip(window, () => window.bilin.memo.word(memoOf(window)));
  const body = files['word/document.xml'];
  assert.equal(body.match(/<w:endnoteReference w:id="1"\/>/g).length, 1);
  assert.equal(body.match(/ NOTEREF _Note1 /g).length, 1);
  assert.equal(files['word/endnotes.xml'].match(/甲文\. 第3段\./g).length, 1);
  assert.match(body, /&lt;题&gt;/);
});

test('a page stands upright up to three plans, and lies for more', () => {
  const window = openMemo();
  const memo = memoOf(window);
  const upright = openZip(window, () => window.bilin.memo.word(memo))['word/document.xml'];
  memo.tables[0].rows[1][0].columns = 5;
  const lying = openZip(window, () => window.bilin.memo.word(memo))['word/document.xml'];
  assert.deepEqual([/landscape/.test(upright), /landscape/.test(lying)], [false, true]);
});

test('in Excel numbers are numbers, and what would be computed is text', () => {
  const window = openMemo();
  const amounts = { title: '数额', head: ['数', '单位'], lines: [[5, '=1+1']] };
  const files = openZip(window, () => window.bilin.memo.excel(memoOf(window, { amounts })));
  const sheet = files['xl/worksheets/sheet2.xml'];
  assert.match(sheet, /<c r="A3" s="4"><v>5<\/v><\/c>/);
  assert.match(sheet, /<c r="B3" s="3" t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t>/);
  assert.match(
    files['xl/worksheets/sheet1.xml'],
    /<autoFilter ref="A2:B5"\/><mergeCells count="1"><mergeCell ref="A3:B3"\/>/,
  );
  assert.match(files['xl/worksheets/sheet3.xml'], /甲文\. 第3段\./);
});

test('what no XML can hold is replaced by a sign', () => {
  assert.equal(openMemo().bilin.memo.escape('a\u0001<"&\u{20000}'), 'a\ufffd&lt;&quot;&amp;\u{20000}');
});

const SPANNED = `<h1>页</h1><table data-export><thead><tr><th>头</th><th hidden>藏</th><th>数</th></tr></thead><tbody>
<tr hidden><th rowspan="3">甲</th><td hidden>x</td><td>1</td></tr>
<tr><td hidden>x</td><td data-unit="名" data-figure="2|||约||明确">2名
<a href="../s.html#main-p4">第4段</a></td></tr>
<tr><td hidden>x</td><td>3</td></tr></tbody></table>
<div data-maker="m.js" data-address="themes/a.html"><i data-takeaway-note>注</i></div>
<span data-cited="../s.html#main-p" data-words="甲. {paragraph}." data-title="题" data-url="u" data-day="五月" data-checked="2026-05"></span>`;

test('what filters and choices of columns hide is not taken away, and that is said', () => {
  const window = openMemo(SPANNED);
  const memo = window.bilin.memo.page();
  const [table] = memo.tables;
  assert.deepEqual(wordsOf(window, table.rows), [[['头'], ['数']], [['甲'], ['2名 第4段']], [['3']]]);
  assert.deepEqual(plain(table.rows[1].map(({ column, rows }) => [column, rows])), [
    [0, 2],
    [1, 1],
  ]);
  assert.equal(table.rows[2][0].column, 1);
  assert.deepEqual(plain(memo.about).slice(-1), ['2 of 3']);
});

test('what a phone folds of a card is taken away with the rest', () => {
  const window = openMemo(SPANNED.replace('<td>3</td>', '<td hidden="until-found">3</td>'));
  assert.deepEqual(wordsOf(window, window.bilin.memo.page().tables[0].rows)[2], [['3']]);
});

test('a paragraph that a page links to is cited in full, with the address of where the site shows it', () => {
  const memo = openMemo(SPANNED).bilin.memo.page();
  const note = '甲. 第4段. 网址：u。五月。https://bilin.example/s.html#main-p4';
  assert.deepEqual(plain(memo.sources), {
    [note]: ['甲. 第4段.', '题', 'u', '2026-05', 'https://bilin.example/s.html#main-p4'],
  });
});

test('cells of several rows go on in Word and are merged in Excel, with numbers beside them', () => {
  const window = openMemo(SPANNED);
  const { memo } = window.bilin;
  const body = openZip(window, () => memo.word(memo.page()))['word/document.xml'];
  assert.deepEqual([body.match(/vMerge w:val="restart"/g).length, body.match(/<w:vMerge\/>/g).length], [1, 1]);
  const sheet = openZip(window, () => memo.excel(memo.page()))['xl/worksheets/sheet1.xml'];
  assert.match(sheet, /<mergeCell ref="A3:A4"\/>/);
  assert.match(sheet, /<c r="C3" s="4"><v>2<\/v><\/c>/);
  assert.match(sheet, /2名 第4段\[1\]/);
});

const BASKET = `<h1>材料篮</h1><div data-part="provenance"><div><dt>来源：</dt><dd>本站</dd></div></div>
<table data-export><thead><tr><th>事项</th><th>出处</th></tr></thead><tbody>
<tr><th>主题</th><td><a href="../s.html" data-whole>全文</a></td></tr>
<tr><th>数额</th><td><a href="../s.html#page-p3">第3、7段</a></td></tr>
<tr><th>链接</th><td><a href="../s.html">对照</a></td></tr></tbody></table><ul data-sources>
<li>甲区：《甲计划》。<span hidden data-cited="../s.html#page-p" data-words="甲文. {paragraph}." data-title="甲计划"
  data-url="https://a.example/" data-day="1月2日" data-checked="2026-01-02"></span></li></ul>`;

test('a basket begins with the texts that it is taken from, and a silence rests on the whole of one', () => {
  const window = openMemo(BASKET);
  const { about, sources } = window.bilin.memo.page();
  assert.deepEqual([about[0], about.some((line) => /本站/.test(line))], ['甲区：《甲计划》。', false]);
  const origins = Object.values(plain(sources)).map(([words, title, url, checked]) => [words, title, url, checked]);
  assert.deepEqual(origins, [
    ['甲文. 全文.', '甲计划', 'https://a.example/', '2026-01-02'],
    ['甲文. 第3、7段.', '甲计划', 'https://a.example/', '2026-01-02'],
  ]);
});
