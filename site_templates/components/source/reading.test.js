'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const LIST =
  '<ul data-switch="显示|存档原样|整理后" data-words="复制|已复制|按|%1 读作 %2" data-quotation="甲，%1">' +
  '<li id="p2" data-paragraph="三（第2段）"><a href="#p2">第2段</a><p>用<del>510年</del><ins>5—10年</ins>。</p><footer></footer></li></ul>';

test('a damaged source is shown with its repairs, and as archived at the press of a button', () => {
  const { document } = open(LIST);
  const list = document.querySelector('ul');
  const pressed = () => [...document.querySelectorAll('[aria-pressed=true]')].map((button) => button.textContent);
  assert.deepEqual([list.className, pressed()], ['reading--read', ['整理后']]);
  document.querySelector('[role=group] button').click();
  assert.deepEqual([list.className, pressed()], ['reading--archived', ['存档原样']]);
});

test('a paragraph is copied as printed, with its repair told and where it stands', () => {
  const window = open(LIST);
  let copied = '';
  window.bilin.copyText = (text) => {
    copied = text;
    return true;
  };
  window.document.querySelector('footer button').click();
  assert.equal(
    copied,
    '“用510年［5—10年］。”（按510年 读作 5—10年）（甲，三（第2段） https://bilin.example/page.html）',
  );
});

test('a source without damage has nothing to switch', () => {
  const { document } = open(LIST.replace(/ data-switch="[^"]*"/, ''));
  assert.equal(document.querySelector('[role=group]'), null);
});
