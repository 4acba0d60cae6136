'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const PAGE = `<h1>资金</h1><dl data-part="provenance"><div>来源： 文件</div></dl>
<div><table class="x" data-export><caption id="c">表</caption><tr data-plan="a.a"><td id="t">值<span data-nocopy>已核</span>
<a data-report="x" href="#">报错</a><details>原文</details></td></tr></table></div>
<div data-copy-words="复制|已复制" data-maker="m.js" data-name="x-y" data-failed="没成">
<p><b data-make="word" data-kind="docx" data-text="Word" hidden></b></p></div><ul><li data-source-of="a.a">甲来源</li><li data-source-of="b.b">乙来源</li></ul>
<p data-part="disclaimer">以原文为准</p><div data-part="version">数据版本：1</div>`;

function copied(window) {
  let html = '';
  window.bilin.copyNodes = (first) => {
    html = first.parentNode.outerHTML;
    return true;
  };
  window.document.querySelector('[aria-describedby="c"]').click();
  return html;
}

test('a table is copied without what is there to be pressed, with where it comes from', () => {
  const html = copied(open(PAGE, { url: 'https://bilin.example/funding.html#t' }));
  const lines = ['以原文为准', '资金 https://bilin.example/funding.html', '来源： 文件', '数据版本：1', '甲来源'];
  assert.ok(html.endsWith(lines.map((line) => `<p>${line}</p>`).join('') + '</div>'), html);
  assert.doesNotMatch(html, /已核|报错|原文<|乙来源|id=|class="x"/);
});

test('what is folded of a table is copied with the rest', () => {
  assert.doesNotMatch(copied(open(PAGE.replace('<tr ', '<tr hidden="until-found" '))), /hidden/);
});

test('it says that the table was copied, and leaves the page as it was', () => {
  const window = open(PAGE);
  const tables = window.document.querySelectorAll('table').length;
  copied(window);
  assert.equal(window.document.querySelector('[role=status]').textContent, '已复制');
  assert.equal(window.document.querySelectorAll('table').length, tables);
});

test('a table that cannot be taken away has no button', () => {
  const window = open(PAGE.replace(' data-export', ''));
  assert.equal(window.document.querySelectorAll('.downloads__copy').length, 0);
});

test('Word and Excel are made when somebody asks, and it says so if that fails', async () => {
  const window = open(PAGE);
  const saved = [];
  const [button] = window.document.querySelectorAll('[data-make] button');
  assert.equal(button.parentNode.hidden, false);
  window.bilin.saveFile = (name) => saved.push(name);
  Object.assign(window.bilin.memo, { word: () => {}, page: () => {} });
  button.click();
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual([saved, button.textContent], [['x-y.docx'], 'Word']);
  window.bilin.loadMaker = () => Promise.reject(new Error());
  button.click();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(button.textContent, '没成');
});
