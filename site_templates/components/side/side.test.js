'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const PAGE =
  '<details data-side><summary>引用</summary><p><span data-cite="复制|已复制">《意见》，比邻</span></p></details>';

/* A browser that says of every question about its width whether the window is wide. */
const widthIs = (isWide) => `window.matchMedia = () => ({ matches: ${isWide} });`;

test('what stands beside a page is unfolded where there is room for it', () => {
  const isOpen = (isWide) => open(PAGE, { before: widthIs(isWide) }).document.querySelector('details').open;
  assert.deepEqual([isOpen(true), isOpen(false)], [true, false]);
});

test('in type for readers of age it stays folded: nothing stands beside that page', () => {
  const before = `${widthIs(true)}; document.documentElement.classList.add('font-elder')`;
  assert.equal(open(PAGE, { before }).document.querySelector('details').open, false);
});

test('how to cite a page is copied with its address, but for one that nobody else can open', () => {
  const copied = (url) => {
    const window = open(PAGE, { url, before: widthIs(true) });
    let text = '';
    window.bilin.copyText = (words) => {
      text = words;
      return true;
    };
    const button = window.document.querySelector('button');
    button.click();
    return [text, button.textContent];
  };
  assert.deepEqual(copied('https://bilin.example/a.html?x=1#y'), [
    '《意见》，比邻 https://bilin.example/a.html',
    '已复制',
  ]);
  assert.deepEqual(copied('http://127.0.0.1:8000/a.html'), ['《意见》，比邻', '已复制']);
});
