'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

function quote(words, paragraph) {
  const source = `<footer><a href="source.html#${paragraph}">${paragraph}</a></footer>`;
  return `<blockquote data-citation="" data-words="复制|已复制|读法|修正"><p data-search>${words}</p>${source}</blockquote>`;
}

function folded(...quotes) {
  return `<p><details data-quoted><summary>原文依据</summary>${quotes.join('')}</details></p>`;
}

function paper(content) {
  const window = open(`<main data-endnotes="引用的原句"><div class="content">${content}</div></main>`);
  window.dispatchEvent(new window.Event('beforeprint'));
  return window;
}

function notesOf({ document }) {
  return [...document.querySelectorAll('.endnotes li')].map((item) => [
    item.value,
    item.querySelector('p').textContent,
  ]);
}

function signsOf({ document }) {
  return [...document.querySelectorAll('sup')].map((sign) => sign.textContent);
}

test('for paper what is closed is opened, and closed again, but not drawings of what a table says', () => {
  const drawings = '<details id="c" data-drawings></details><details id="d" data-drawings open></details>';
  const part = '<details id="e" class="part"></details><details id="f" data-off-paper></details>';
  const window = open(`<details id="a"></details><details id="b" open></details>${drawings}${part}`);
  const states = () => ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => window.document.getElementById(id).open);
  window.dispatchEvent(new window.Event('beforeprint'));
  assert.deepEqual(states(), [true, true, false, true, false, false], 'a part that a reader folded away stays so');
  window.dispatchEvent(new window.Event('afterprint'));
  assert.deepEqual(states(), [false, true, false, true, false, false]);
});

test('on paper folded quotations are notes at the end, each once, with a sign at each place', () => {
  const window = paper(folded(quote('甲。', 'p1'), quote('乙。', 'p2')) + folded(quote('乙。', 'p2')));
  assert.deepEqual(notesOf(window), [
    [1, '甲。'],
    [2, '乙。'],
  ]);
  assert.deepEqual(signsOf(window), ['［1］［2］', '［2］']);
  assert.equal(window.document.querySelector('.endnotes a').textContent, 'p1');
  assert.equal(window.document.querySelector('.endnotes button'), null);
});

test('a quotation that is part of a longer one of its paragraph is told by that', () => {
  const gap = '<span data-gap>……</span>';
  const whole = '甲。<mark>乙。</mark>\n丙。';
  const window = paper(
    folded(quote(`甲。${gap}丙。`, 'p1')) + folded(quote(whole, 'p1')) + folded(quote('甲。', 'p2')),
  );
  assert.deepEqual(notesOf(window), [
    [1, '甲。乙。\n丙。'],
    [2, '甲。'],
  ]);
  assert.deepEqual(signsOf(window), ['［1］', '［1］', '［2］']);
});

test('a quotation that stands on the page is numbered there, and no note', () => {
  const window = paper(folded(quote('乙。', 'p1')) + quote('甲。乙。', 'p1'));
  assert.deepEqual(notesOf(window), []);
  assert.deepEqual(signsOf(window), ['［1］']);
  assert.equal(window.document.querySelector('blockquote[data-number]').dataset.number, '［1］');
});

test('after printing nothing is left of the notes, and what was open is open', () => {
  const window = open(`<main data-endnotes="注"><div class="content">${folded(quote('甲。', 'p1'))}</div></main>`);
  const { document } = window;
  document.querySelector('details').open = true;
  const before = document.body.innerHTML;
  window.dispatchEvent(new window.Event('beforeprint'));
  assert.equal(document.querySelector('details').open, false);
  window.dispatchEvent(new window.Event('afterprint'));
  assert.equal(document.body.innerHTML, before);
});

test('a page that prints what matters prints its sentences only when it is printed whole', () => {
  const button = '<p data-print-whole="全部打印"></p>';
  const pair = `${button}<div class="pair">${folded(quote('甲。', 'p1'))}</div>`;
  const window = open(`<main data-endnotes="注"><div class="content">${pair}</div></main>`);
  const print = (action) => {
    action();
    window.dispatchEvent(new window.Event('beforeprint'));
    const count = notesOf(window).length;
    window.dispatchEvent(new window.Event('afterprint'));
    return count;
  };
  window.print = () => {};
  const whole = window.document.querySelector('[data-print-whole] button');
  assert.deepEqual([print(() => {}), print(() => whole.click()), print(() => {})], [0, 1, 0]);
});
