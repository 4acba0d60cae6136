'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const PLACE =
  '<span data-report-item="；条目" data-report-text="页面：{address} 条目：{claim}" data-report-copied="（已复制）"></span>';
const link = (href) => `<a data-report="a.a/b" href="${href}"><b>报错</b></a>`;

function openReport(isCopied) {
  const window = open(link('#report') + link('mailto:x') + PLACE);
  window.copied = [];
  window.bilin.copyText = (text) => {
    window.copied.push(text);
    return isCopied;
  };
  return window;
}

test('a report without a form is copied filled in, and named at the foot of the page', () => {
  const window = openReport(true);
  const place = window.document.querySelector('[data-report-item]');
  window.document.querySelector('a[href^=mailto]').click();
  assert.deepEqual([place.textContent, window.copied.length], ['', 0]);
  window.document.querySelector('a b').click();
  assert.deepEqual([...window.copied], ['页面：https://bilin.example/page.html 条目：a.a/b']);
  assert.equal(place.textContent, '；条目 a.a/b（已复制）');
});

test('a report that a browser does not copy is named all the same', () => {
  const window = openReport(false);
  window.document.querySelector('a b').click();
  assert.equal(window.document.querySelector('[data-report-item]').textContent, '；条目 a.a/b');
});
