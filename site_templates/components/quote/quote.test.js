'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const BLOCK = `<blockquote data-citation="《意见》三、1" data-words="复制|已复制"><p><span data-context>前文</span>原文
<del>错</del><ins>对</ins></p><footer></footer></blockquote>`;

test('a quotation is copied as its source has it, with its citation and address', () => {
  const window = open(BLOCK);
  let copied = '';
  window.bilin.copyText = (text) => {
    copied = text;
    return true;
  };
  const button = window.document.querySelector('footer button');
  button.click();
  assert.equal(copied, '“原文\n错”（《意见》三、1 https://bilin.example/page.html）');
  assert.equal(button.textContent, '已复制');
});

test('a button does not say that it copied when it did not', () => {
  const window = open(BLOCK);
  window.bilin.copyText = () => false;
  const button = window.document.querySelector('footer button');
  button.click();
  assert.equal(button.textContent, '复制');
});

test('for paper what is closed is opened, and closed again, and what was open stays open', () => {
  const window = open('<details id="a"></details><details id="b" open></details>');
  const states = () => ['a', 'b'].map((id) => window.document.getElementById(id).open);
  window.dispatchEvent(new window.Event('beforeprint'));
  assert.deepEqual(states(), [true, true]);
  window.dispatchEvent(new window.Event('afterprint'));
  assert.deepEqual(states(), [false, true]);
});
