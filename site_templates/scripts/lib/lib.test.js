'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, settle, sourcesOf } = require('../../../tests/tools/page');

test('every bundle runs in its order on a page that has nothing for it', () => {
  const window = open('', {});
  assert.equal(typeof window.bilin.fold, 'function');
  const search =
    '<form data-search="search/start.js"><input></form><div data-results data-words=\'{"facets":[]}\'></div>';
  assert.equal(typeof open(search, { bundles: ['site.js', 'search.js', 'compare.js'] }).bilin.search.find, 'function');
});

test('scripts leave nothing in the window but their namespace and what index files call', () => {
  const before = new Set(Object.keys(open('', { bundles: [] })));
  const added = Object.keys(open('')).filter((name) => !before.has(name));
  assert.deepEqual(added.sort(), ['bilin', 'bilinSearch']);
});

test('no source is listed twice', () => {
  ['site.css', 'site.js', 'search.js', 'compare.js'].forEach((bundle) => {
    assert.equal(new Set(sourcesOf(bundle)).size, sourcesOf(bundle).length);
  });
});

test('data that came before the scripts stays', () => {
  assert.equal(open('', { before: 'window.bilin = { rows: 7 };' }).bilin.rows, 7);
});

test('the fold evens out width, case, white space and invisible characters', () => {
  const { bilin } = open('');
  assert.equal(bilin.fold('ＡＢＣ　１２３'), 'abc123');
  assert.equal(bilin.fold('ｶﾞ'), 'ガ');
  assert.equal(bilin.fold(' 荔 湾\u200b区\u00ad\ufeff '), '荔湾区');
});

test('with its table the fold makes Simplified characters of Traditional ones, also of those folded before', () => {
  const { bilin } = open('');
  assert.equal(bilin.fold('荔灣'), '荔灣');
  bilin.setFoldTable('灣湾“"');
  assert.equal(bilin.fold('荔灣“'), '荔湾"');
});

test('the table may hold characters outside the basic plane', () => {
  const { bilin } = open('');
  bilin.setFoldTable('\u{20000}中');
  assert.equal(bilin.fold('\u{20000}'), '中');
});

test('words are filled in once, and places without a value stay', () => {
  const { bilin } = open('');
  assert.equal(bilin.fillWords('{a}-{b}-{c}', { a: '{b}', b: 0 }), '{b}-0-{c}');
});

test('one thing and many have their own forms, also where what they are called has a slash', () => {
  const { bilin } = open('');
  const say = (n) => bilin.fillWords('{n} {n:text is/texts are} under {n:IT/data/ITs/data}', { n });
  assert.equal(say(1), '1 text is under IT/data');
  assert.equal(say(2), '2 texts are under ITs/data');
  assert.equal(bilin.fillWords('{n} {m:text/texts}', { n: 1 }), '1 {m:text/texts}');
});

test('an element has its attributes and its children in order', () => {
  const { bilin } = open('');
  const element = bilin.element('p', { class: 'a', title: 'c' }, '<i>', bilin.element('b', {}, 'x'), 'y');
  assert.equal(element.outerHTML, '<p class="a" title="c">&lt;i&gt;<b>x</b>y</p>');
});

test('a button does not send forms', () => {
  let count = 0;
  const button = open('').bilin.button('a', 'b', () => (count += 1));
  button.click();
  assert.deepEqual([button.type, button.textContent, count], ['button', 'b', 1]);
});

test('a part that is missing is an error that names it', () => {
  const window = open('');
  assert.throws(() => window.bilin.part(window.document, '[data-x]'), /data-x/);
});

test('what a browser refuses to store is not stored, and nothing breaks', () => {
  const window = open('');
  assert.equal(window.bilin.store('a', 'b') && window.bilin.stored('a'), 'b');
  Object.defineProperty(window, 'localStorage', {
    get: () => {
      throw new Error('refused');
    },
  });
  assert.deepEqual([window.bilin.store('a', 'b'), window.bilin.stored('a')], [false, '']);
});

test('a script that is on its way is not asked for twice, and one that failed is asked for again', async () => {
  const window = open('', { files: { 'a.js': 'window.count = (window.count || 0) + 1;' } });
  await Promise.all([window.bilin.loadScript('a.js'), window.bilin.loadScript('a.js')]);
  assert.equal(window.count, 1);
  await assert.rejects(window.bilin.loadScript('b.js'), /b\.js/);
  await assert.rejects(window.bilin.loadScript('b.js'), /b\.js/);
  assert.deepEqual([...window.asked], ['a.js', 'b.js', 'b.js']);
});

test('copying tells whether the browser did it, and leaves nothing behind', async () => {
  const window = open('<p>x</p>');
  const { document } = window;
  const before = document.body.innerHTML;
  document.execCommand = () => document.body.lastChild.value === 'words';
  assert.deepEqual([window.bilin.copyText('words'), window.bilin.copyText('x')], [true, false]);
  document.execCommand = () => {
    throw new Error('refused');
  };
  assert.equal(window.bilin.copyNodes(document.body.firstChild, document.body.firstChild), false);
  assert.equal(document.body.innerHTML, before);
  await settle();
});

test('on a page in English, Chinese is marked and punctuation follows the words before it', () => {
  const { bilin, document } = open('');
  assert.equal(bilin.element('p', {}, '荔湾区：Lead').outerHTML, '<p>荔湾区：Lead</p>');
  document.documentElement.lang = 'en';
  assert.equal(bilin.element('p', {}, 'Lead：（', 'Finance）').outerHTML, '<p>Lead:  (Finance)</p>');
  assert.equal(bilin.element('p', {}, '荔湾区、天河区').outerHTML, '<p lang="zh-CN">荔湾区、天河区</p>');
  assert.equal(bilin.listed(['firmness', 'funds', '荔湾区', 'Minhang']), 'firmness, funds, 荔湾区、Minhang');
});

test('an anchor that cannot be read leads nowhere', () => {
  const place = '<p id="段"></p>';
  const anchor = (hash) => open(place, { url: `https://bilin.example/page.html${hash}` }).bilin.findAnchor();
  assert.equal(anchor('#%E6%AE%B5').id, '段');
  assert.equal(anchor('#%E6%AE'), null);
  assert.equal(anchor('#gone'), null);
  assert.equal(anchor(''), null);
});
