'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const ENGLISH = { english: '^themes/.+\\.html$', folder: '../search/' };

test('a page in English leads to twins in English, and tells what is Chinese', () => {
  const { search } = openSearch({}, ENGLISH).bilin;
  assert.equal(search.isEnglishPage, true);
  assert.equal(search.pathOf('themes/a.html'), '../en/themes/a.html');
  assert.equal(search.pathOf('en/themes/a.html'), '../en/themes/a.html');
  assert.equal(search.pathOf('agencies/a.html'), '../agencies/a.html');
  assert.deepEqual(plain(search.languageOf('a 住房')), { lang: 'zh-CN' });
  assert.deepEqual(plain(search.languageOf('Housing')), {});
});

test('a line in English tells which of its words are Chinese', () => {
  const { document, bilin } = openSearch({}, ENGLISH);
  const line = document.createElement('p');
  line.append(...bilin.search.inLanguages('Nothing found for “住房”'));
  assert.equal(line.innerHTML, 'Nothing found for “<span lang="zh-CN">住房</span>”');
  assert.deepEqual(plain(openSearch().bilin.search.inLanguages('没有“住房”')), ['没有“住房”']);
});

test('a page in Chinese leads to pages in Chinese', () => {
  const { search } = openSearch().bilin;
  assert.equal(search.isEnglishPage, false);
  assert.equal(search.pathOf('themes/a.html'), 'themes/a.html');
  assert.deepEqual(plain(search.languageOf('住房')), {});
});

test('who changes the language asks for the same', () => {
  const window = openSearch({}, ENGLISH);
  const link = window.document.querySelector('a[hreflang="zh-CN"]');
  window.history.replaceState(null, '', '?q=a');
  link.addEventListener('click', (event) => event.preventDefault());
  link.click();
  assert.equal(link.getAttribute('href'), 'https://bilin.example/search.html?q=a');
  assert.equal(window.document.querySelector('a[hreflang="x"]').getAttribute('href'), 'other.html');
});
