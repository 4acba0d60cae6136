'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const HEADER = '<div><span data-menu="菜单"></span><nav><a href="a.html">a</a></nav></div>';

test('the button opens the navigation and closes it', () => {
  const button = open(HEADER).document.querySelector('[data-menu] button');
  const states = [0, 1].map(() => {
    button.click();
    return button.getAttribute('aria-expanded');
  });
  assert.deepEqual(states, ['true', 'false']);
});

test('Escape closes an open navigation and goes back to its button', () => {
  const window = open(HEADER);
  const { document } = window;
  const button = document.querySelector('[data-menu] button');
  const escape = () => new window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
  document.querySelector('a').focus();
  document.querySelector('a').dispatchEvent(escape());
  assert.notEqual(document.activeElement, button, 'a closed navigation has nothing to close');
  button.click();
  document.querySelector('a').dispatchEvent(escape());
  assert.equal(button.getAttribute('aria-expanded'), 'false');
  assert.equal(document.activeElement, button);
});
