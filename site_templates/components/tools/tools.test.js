'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const PLACE = '<div data-tools="打印|字号|大|中|小|大字版"></div><p data-part="address">a.html</p>';

test('a size is applied, remembered, and shown as the chosen one', () => {
  const window = open(PLACE);
  const { document } = window;
  document.querySelector('[data-size=large]').click();
  assert.equal(document.documentElement.className, 'font-large');
  assert.equal(window.localStorage.getItem('bilin-font'), 'large');
  const pressed = [...document.querySelectorAll('[aria-pressed=true]')].map((button) => button.textContent);
  assert.deepEqual(pressed, ['大']);
});

test('a size that does not exist is the usual one', () => {
  const before = "window.localStorage.setItem('bilin-font', '<script>');";
  assert.equal(open(PLACE, { before }).document.documentElement.className, 'font-small');
});

test('the edition in large type is one press away, and one press back', () => {
  const window = open(PLACE);
  const { documentElement: root } = window.document;
  const button = window.document.querySelector('[data-size=elder]');
  button.click();
  assert.equal(root.className, 'font-elder');
  button.click();
  assert.deepEqual([root.className, window.localStorage.getItem('bilin-font')], ['font-small', 'small']);
});

test('a size that was chosen is there before the page is shown', () => {
  const before = "window.localStorage.setItem('bilin-font', 'elder');";
  assert.equal(open('', { before, bundles: ['early.js'] }).document.documentElement.className, 'scripted font-elder');
  const refused = "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } });";
  assert.equal(open('', { before: refused, bundles: ['early.js'] }).document.documentElement.className, 'scripted');
});

test('paper shows the full address', () => {
  const window = open(PLACE);
  assert.equal(window.document.querySelector('[data-part=address]').textContent, 'https://bilin.example/page.html');
});
