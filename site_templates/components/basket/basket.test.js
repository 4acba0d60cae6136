'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain } = require('../../../tests/tools/page');

const PLACE = '<div data-basket="compare/index.html" data-words="放入|取出|对比篮 {count}|满了|清空"></div>';

function openBasket(plans, stored = '') {
  const labels = plans.map((key) => `<span data-plan="${key}"><a>荔湾区</a> 440103 <a>${key}</a></span>`).join('');
  const before = `window.localStorage.setItem('bilin-basket /compare/index.html', ${JSON.stringify(stored)});`;
  return open(PLACE + labels + '<table><tr data-plan="a.a"><td>x</td></tr></table>', { before });
}

test('a button puts a plan in and takes it out, and says which plan', () => {
  const window = openBasket(['a.a', 'b.b']);
  const [button] = window.document.querySelectorAll('span[data-plan] button');
  assert.deepEqual([button.textContent, button.getAttribute('aria-label')], ['放入', '放入 荔湾区 a.a']);
  button.click();
  assert.deepEqual(plain(window.bilin.basket()), ['a.a']);
  assert.equal(button.textContent, '取出');
  assert.equal(window.document.querySelector('[data-basket] a').getAttribute('href'), 'compare/index.html?plans=a.a');
  button.click();
  assert.deepEqual(plain(window.bilin.basket()), []);
  assert.equal(window.document.querySelector('[data-basket] a').hidden, true);
});

test('a full basket takes no more, and says so', () => {
  const window = openBasket(['e.e'], 'a.a,b.b,c.c,d.d');
  window.document.querySelector('span[data-plan] button').click();
  assert.deepEqual(plain(window.bilin.basket()), ['a.a', 'b.b', 'c.c', 'd.d']);
  assert.equal(window.document.querySelector('[role=status]').textContent, '满了');
});

test('beside the pressed button stands the way to the comparison, or why a plan is refused', () => {
  const window = openBasket(['d.d', 'e.e'], 'a.a,b.b,c.c');
  const [fourth, fifth] = window.document.querySelectorAll('span[data-plan] button');
  assert.equal(window.document.querySelector('.basket__nearby'), null);
  fourth.click();
  const link = fourth.nextElementSibling.querySelector('a');
  assert.deepEqual(
    [link.textContent, link.getAttribute('href')],
    ['对比篮 4', 'compare/index.html?plans=a.a,b.b,c.c,d.d'],
  );
  fifth.click();
  assert.equal(fifth.nextElementSibling.textContent, '满了');
  assert.equal(window.document.querySelectorAll('.basket__nearby').length, 1);
  fourth.click();
  assert.deepEqual([link.textContent, link.parentElement.previousElementSibling === fourth], ['对比篮 3', true]);
});

test('on the page of a question the comparison opens at it', () => {
  const question = '<a data-compare href="compare/index.html?rows=themes.housing">放在一起</a>';
  const window = open(PLACE + question + '<span data-plan="a.a"><a>荔湾区</a></span>');
  window.document.querySelector('span[data-plan] button').click();
  assert.equal(
    window.document.querySelector('[data-basket] a').getAttribute('href'),
    'compare/index.html?plans=a.a&rows=themes.housing',
  );
});

test('what is stored is read as keys of plans, whatever it is', () => {
  assert.deepEqual(plain(openBasket([], 'a.a,<b>,,"x",b.b').bilin.basket()), ['a.a', 'b.b']);
  assert.deepEqual(plain(openBasket([], 'a,b,c,d,e,f').bilin.basket()), ['a', 'b', 'c', 'd']);
});

test('a plan that a page names often has one button', () => {
  assert.equal(openBasket(['a.a', 'a.a', 'b.b']).document.querySelectorAll('span[data-plan] button').length, 2);
});

test('plans that are gone leave the basket, and it can be emptied', () => {
  const window = openBasket(['e.e'], 'a.a,b.b,c.c,d.d');
  window.bilin.leaveBasket(['b.b', 'x.x']);
  assert.deepEqual(plain(window.bilin.basket()), ['a.a', 'c.c', 'd.d']);
  const clear = window.document.querySelector('.basket__clear');
  assert.deepEqual([clear.textContent, clear.hidden], ['清空', false]);
  clear.click();
  assert.deepEqual([plain(window.bilin.basket()), clear.hidden], [[], true]);
  window.document.querySelector('span[data-plan] button').click();
  assert.deepEqual(plain(window.bilin.basket()), ['e.e']);
});

test('the basket of another site on the same host is not read', () => {
  const before = "window.localStorage.setItem('bilin-basket /elsewhere/compare/index.html', 'a.a')";
  assert.deepEqual(plain(open(PLACE, { before }).bilin.basket()), []);
});
