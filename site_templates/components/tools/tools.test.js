'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const PLACE = '<div data-tools="打印|字号|大|中|小"></div><p data-part="address">a.html</p>';

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

test('paper shows the full address', () => {
  const window = open(PLACE);
  assert.equal(window.document.querySelector('[data-part=address]').textContent, 'https://bilin.example/page.html');
});
