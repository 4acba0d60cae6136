'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain } = require('../../../tests/tools/page');

const TABLE = `<table><caption>表</caption><thead><tr><th>内容</th>
<th><span data-plan="a.a"><a>甲区</a> <span>440103</span> <a>甲计划</a> <span>计划</span></span></th></tr></thead>
<tbody><tr><th colspan="2">资金 <button>收起</button></th></tr>
<tr><th>数额<span data-relation-mark>◆ 不同</span></th>
<td data-state="value" data-cite="第3段"><ul><li>一：5 <a data-report>报错</a></li><li>二</li></ul><details>原文</details></td></tr>
<tr><th>对象</th><td data-state="not_stated" data-cite="第3段">原文未提及（查阅 1 份；查过“人”）</td></tr></tbody></table>`;

function openMemo(body = TABLE) {
  const window = open(body, { bundles: ['site.js', 'memo.js'] });
  window.bilin.wordParts = { 'word/document.xml': '<d>{body}</d>', 'word/endnotes.xml': '<e>{heading}{endnotes}</e>' };
  return window;
}

function tableOf({ bilin, document }) {
  return bilin.memo.tableOf(document.querySelector('table'), ['甲文. {paragraph}.']);
}

function memoOf(window, more = {}) {
  const words = { sources: '出处', numbers: '数额', amount_head: '数,单位', source_head: '编号,出处' };
  const tables = [tableOf(window)];
  return { title: '<题>', author: '站', day: '2026-01-01', about: ['注'], tables, amounts: [], words, ...more };
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

test('a cell is its lines as they are read, without what is there to be pressed or unfolded', () => {
  const { rows, header, caption } = plain(tableOf(openMemo()));
  assert.deepEqual([caption, header], ['表', 1]);
  assert.deepEqual(
    rows.map((row) => row.map(({ lines }) => lines)),
    [
      [['内容'], ['甲区 440103', '甲计划', '计划']],
      [['资金']],
      [
        ['数额', '◆ 不同'],
        ['一：5', '二'],
      ],
      [['对象'], ['原文未提及（查阅 1 份；查过“人”）']],
    ],
  );
  assert.deepEqual([rows[1][0].columns, rows[2][1].note, rows[2][0].note], [2, '甲文. 第3段.', '']);
});

test('the reason that many cells give is said once, and what only one gives stays', () => {
  const window = openMemo();
  const tables = [1, 2, 3].map(() => tableOf(window));
  tables[2].rows[3][1].lines[0] = '原文未提及（查阅 1 份；查过“房”）';
  assert.deepEqual(plain(window.bilin.memo.saidOnce(tables)), ['原文未提及：查阅 1 份']);
  const left = tables.map(({ rows }) => rows[3][1].lines[0]);
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
  const memo = memoOf(window, { amounts: [[5, '=1+1']] });
  const files = openZip(window, () => window.bilin.memo.excel(memo));
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
