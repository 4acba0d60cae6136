'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

/* A document without a layout does not scroll. */
const NO_LAYOUT = 'window.scrolled = []; Element.prototype.scrollIntoView = function () { scrolled.push(this); };';

function marked(main, words) {
  const query = words.map((word) => 'mark=' + encodeURIComponent(word)).join('&');
  const url = `https://bilin.example/a.html?${query}#place`;
  return open(`<main id="main" data-matches="words|{at}/{all}|previous|next|close">${main}</main>`, {
    url,
    before: NO_LAYOUT,
  });
}

test('words are marked wherever they stand, over elements and white space, and open what is closed', () => {
  const window = marked('<p data-search>甲 <b>乙</b>丙</p><details><p data-search>x甲乙</p></details>', ['甲乙']);
  window.document.querySelector('.matches').remove();
  window.document.querySelector('[data-current]').removeAttribute('data-current');
  const html = window.document.getElementById('main').innerHTML;
  const expected =
    '<p data-search=""><mark data-query="">甲</mark> <b><mark data-query="">乙</mark></b>丙</p>' +
    '<details open=""><p data-search="">x<mark data-query="">甲乙</mark></p></details>';
  assert.equal(html, expected);
});

test('the words are forgotten by the address, and the anchor stays', () => {
  assert.equal(marked('甲', ['甲']).location.href, 'https://bilin.example/a.html#place');
});

test('forms, navigation and what search leaves out are not marked', () => {
  const window = marked('<nav>甲</nav><form>甲</form><p data-nosearch>甲</p>', ['甲']);
  assert.equal(window.document.querySelectorAll('mark').length, 0);
});

test('no more is marked than a reader can look at', () => {
  assert.equal(marked('<p data-search>甲 </p>'.repeat(300), ['甲']).document.querySelectorAll('mark').length, 200);
});

test('case does not count', () => {
  assert.equal(marked('<p data-search>GDP</p>', ['gdp']).document.querySelector('mark').textContent, 'GDP');
});

test('a bar leads from one match to the next and around, and goes away', () => {
  const window = marked(
    '<p data-search>甲</p><h2 id="place">x</h2><p data-search>甲<b>乙</b></p><p data-search>甲</p>',
    ['甲'],
  );
  const { document } = window;
  const [previous, next, close] = document.querySelectorAll('.matches button');
  const status = () => document.querySelector('.matches__count').textContent;
  assert.equal(status(), '2/3', 'it starts at the anchor');
  next.click();
  next.click();
  assert.equal(status(), '1/3');
  previous.click();
  assert.equal(status(), '3/3');
  assert.equal(document.querySelectorAll('[data-current]').length, 1);
  assert.equal(window.scrolled.length, 4);
  close.click();
  assert.equal(document.querySelector('.matches'), null);
});

test('a page without a match has no bar', () => {
  assert.equal(marked('<p data-search>甲</p>', ['丙']).document.querySelector('.matches'), null);
});
