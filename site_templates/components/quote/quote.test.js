'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const WORDS = '复制|已复制|编者按：|“%1”读作“%2”，%3';
const BLOCK = blockOf('<span data-context>前文。</span>原文。');

function blockOf(html) {
  return `<blockquote data-citation="《意见》三、1" data-words="${WORDS}"><p>${html}</p><footer></footer></blockquote>`;
}

function copyOf(html, url = 'https://bilin.example/page.html?q=1#p3') {
  const window = open(blockOf(html), { url });
  let copied = '';
  window.bilin.copyText = (text) => {
    copied = text;
    return true;
  };
  window.document.querySelector('footer button').click();
  assert.equal(window.document.querySelector('footer button').textContent, '已复制');
  return copied;
}

test('a quotation is copied with its citation, and with an address that others can open', () => {
  const html = '<span data-context>前文。</span>原文。<span data-context>后文。</span>';
  assert.equal(copyOf(html), '“原文。”（《意见》三、1 https://bilin.example/page.html）');
  for (const url of ['http://127.0.0.1:8000/a.html', 'http://localhost/a.html', 'file:///site/a.html']) {
    assert.equal(copyOf(html, url), '“原文。”（《意见》三、1）');
  }
});

test('a repair is told: what is printed, the reading in brackets, and why', () => {
  const html = '在<del>510年</del><ins data-reason="连接号丢失">5—10年</ins>内。';
  const note = '（编者按：“510年”读作“5—10年”，连接号丢失）';
  assert.equal(copyOf(html), `“在510年［5—10年］内。”${note}（《意见》三、1 https://bilin.example/page.html）`);
});

test('what is left out between two sentences is marked, once', () => {
  const html = '一。<span data-context>二。</span><span data-gap>……</span><span data-context>四。</span>五。';
  assert.match(copyOf(html), /^“一。……五。”/);
  assert.match(copyOf('一。<span data-context>二。</span>三。'), /^“一。……三。”/);
});

test('a button does not say that it copied when it did not', () => {
  const window = open(BLOCK);
  window.bilin.copyText = () => false;
  const button = window.document.querySelector('footer button');
  button.click();
  assert.equal(button.textContent, '复制');
});
