'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain, settle, type } = require('../../../tests/tools/page');
const { FILES, ROWS, column, openCompare, openPage, texts } = require('../../../tests/tools/comparing');

test('an address and what it says are the same, whichever way one goes', () => {
  const compare = openCompare();
  const query = '?plans=aa.one,bb.two&rows=facts,housing&diff=1&base=aa.one&fold=facts&open=housing';
  assert.equal(compare.format(compare.parse(query)), query);
  assert.equal(compare.format(compare.parse('')), '');
  assert.equal(compare.format(compare.parse('?rows=')), '?rows=');
  assert.deepEqual(plain(compare.parse('?plans=a, b,,a').plans), ['a', 'b']);
});

test('a plan moves by one place, and takes the base with it when it goes', () => {
  const compare = openCompare();
  const state = { ...compare.parse('?plans=a,b,c&base=b') };
  assert.deepEqual(plain(compare.change(state, 'earlier', 'c').plans), ['a', 'c', 'b']);
  assert.deepEqual(plain(compare.change(state, 'later', 'a').plans), ['b', 'a', 'c']);
  assert.equal(compare.change(state, 'remove', 'b').base, '');
  assert.equal(compare.change(state, 'remove', 'a').base, 'b');
  assert.deepEqual(plain(compare.change(state, 'rows', 'facts').rows), ['overview']);
  assert.deepEqual(plain(compare.change(state, 'tab', 'themes').rows), ['themes']);
  assert.equal(compare.change({ ...state, rows: ['themes'] }, 'tab', 'overview').rows, null);
});

test('the smallest part of the list that answers a search is asked for', () => {
  const digits = (text) => [...text].map((character) => String(character.charCodeAt(0) % 512).padStart(3, '0'));
  const [a, b, c] = digits('市南区');
  const buckets = {
    li: 3,
    ['u' + a]: 0,
    ['u' + b]: 0,
    ['u' + a + b]: 4,
    ['u' + c]: 9,
  };
  const compare = openCompare({ ...ROWS, buckets });
  assert.equal(compare.bucketOf('liwan'), 'li');
  assert.equal(compare.bucketOf('l'), null);
  assert.equal(compare.bucketOf('xx'), '');
  assert.equal(compare.bucketOf('市'), null);
  assert.equal(compare.bucketOf('市南'), 'u' + a + b);
  assert.equal(compare.bucketOf('市区'), 'u' + c);
  assert.equal(compare.bucketOf('无'), '');
});

test('a place whose own name has a Traditional character is looked for as it is written, too', () => {
  const part = (text) => 'u' + String(text.charCodeAt(0) % 512).padStart(3, '0');
  const compare = openCompare({
    ...ROWS,
    buckets: { [part('乾')]: 1, [part('干')]: 1 },
  });
  assert.deepEqual(plain(compare.bucketsOf('乾县', '干县')), [part('干'), part('乾')]);
});

test('the finder finds by Traditional and full-width input, pinyin, code, former key, and characters in order', async () => {
  const window = openPage();
  const input = window.document.querySelector('[data-compare] input');
  const queries = {
    荔灣: '甲',
    閔行: '乙',
    乾縣: '丙',
    乾县: '丙',
    ＬＷ: '甲',
    310112: '乙',
    'aa.old': '甲',
    广州荔湾: '甲',
  };
  for (const query of Object.keys(queries)) {
    type(input, query);
    await settle();
    const names = texts(window, '[data-found] button').map((text) => text.replace(/.*《(.*)》/, '$1'));
    assert.deepEqual(names, [queries[query]], query);
  }
  type(input, '没有');
  await settle();
  assert.deepEqual(texts(window, '[data-status]'), ['not_found']);
});

test('a row that cannot be compared says why, and one of presence who is silent', async () => {
  const sides = (kind, housing) => ({
    kind: ['value', kind, [0], -1],
    year: ['value', '#', [1], -1],
    housing,
  });
  const files = { ...FILES };
  ['aa.one', 'bb.two'].forEach((key, at) => {
    const data = column(key, 'K', String(at));
    data.sides = sides(
      at ? 'unit=a|kind=c¦1' : 'unit=a|kind=b¦1',
      at ? ['not_stated', '', [], -1] : ['value', 's', [], -1],
    );
    files[`plans/${key}.js`] = `window.bilin.plans['${key}'] = ${JSON.stringify(data)};`;
  });
  const window = openPage('?plans=aa.one,bb.two&rows=facts,themes', ROWS, files);
  await settle(window);
  assert.deepEqual(texts(window, '[data-relation-mark]'), ['(unlike)(KIND)', '(uncompared)', 'only 荔湾区']);
});

test('of a row in which only our own words differ nothing is told, and it is no difference', async () => {
  const files = { ...FILES };
  ['aa.one', 'bb.two'].forEach((key, at) => {
    const data = column(key, 'K', String(at));
    data.sides = { kind: ['value', `~${at}`, [0], -1], year: ['value', '1', [1], -1], housing: ['value', 's', [], -1] };
    files[`plans/${key}.js`] = `window.bilin.plans['${key}'] = ${JSON.stringify(data)};`;
  });
  const window = openPage('?plans=aa.one,bb.two&rows=facts', ROWS, files);
  await settle(window);
  assert.equal(window.document.querySelector('tr[data-row="kind"]').getAttribute('data-relation'), 'worded');
  assert.deepEqual(texts(window, '[data-relation-mark]'), ['(same)']);
});

test('plans of the address stand side by side, with their relations, and the address stays', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  const relations = [...window.document.querySelectorAll('tr[data-row]')].map((row) =>
    row.getAttribute('data-relation'),
  );
  assert.deepEqual(relations, ['same', 'different']);
  assert.equal(window.location.search, '?plans=aa.one,bb.two');
  assert.deepEqual(texts(window, '[data-chosen] li').length, 2);
});

test('differences only hides equal rows and says how many', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  window.document.querySelector('[data-only]').click();
  await settle();
  assert.deepEqual(texts(window, '[data-hidden-rows]'), ['hidden 1']);
  const rows = [...window.document.querySelectorAll('tr[data-row]')].map((row) => row.getAttribute('data-row'));
  assert.deepEqual(rows, ['year']);
  assert.equal(window.location.search, '?plans=aa.one,bb.two&diff=1');
});

test('with a base the others count their differences', async () => {
  const window = openPage('?plans=aa.one,bb.two&base=aa.one');
  await settle();
  assert.match(texts(window, '[data-chosen] li')[1], /differs 1/);
});

test('an address that names plans, the base and rows as they were called before stays alive', async () => {
  const window = openPage('?plans=aa.old,bb.two&rows=themes.flats&base=aa.old&fold=themes.flats');
  await settle();
  assert.equal(window.location.search, '?plans=aa.one,bb.two&rows=housing&base=aa.one&fold=housing');
  assert.match(texts(window, '[data-chosen] li')[1], /differs 0/);
});

test('what is wrong with an address is said: unknown and former plans, unknown rows, too many plans', async () => {
  const window = openPage('?plans=aa.old,xx.yy,bb.two,cc.three&rows=facts,nothing');
  await settle();
  const messages = texts(window, '[data-messages] li');
  assert.deepEqual(messages, [
    'unknown_row nothing',
    'former aa.old 广东省广州市荔湾区《甲》',
    'unknown xx.yy',
    'too_many_link 3 陕西省咸阳市乾县《丙》',
  ]);
  assert.equal(window.location.search, '?plans=aa.one,bb.two&rows=facts');
});

test('a plan that cannot be loaded is named with a way to try again', async () => {
  const window = openPage('?plans=aa.one', ROWS, {
    'find/all.js': FILES['find/all.js'],
  });
  await settle();
  assert.deepEqual(texts(window, '[data-messages] li')[0], 'failed 广东省广州市荔湾区《甲》 retry');
});

test('an answer that comes after the next question is not drawn', async () => {
  const window = openPage('?plans=aa.one');
  await settle();
  window.document.querySelector('[data-suggest] button').click();
  window.document.querySelector('[data-focus="remove aa.one"]').click();
  await settle();
  assert.equal(window.location.search, '?plans=bb.two');
  assert.deepEqual(texts(window, '[data-chosen] li').length, 1);
});

test('the words of plans are folded as the query is', () => {
  const compare = openCompare();
  const entry = {
    key: 'a.a',
    place: '某区',
    title: 'ＡＢ计划',
    words: [],
    former: [],
  };
  assert.equal(compare.matching([entry], 'ab计划').length, 1);
});

test('the focus stays at the control that was pressed', async () => {
  const window = openPage('?plans=aa.one,bb.two');
  await settle();
  const button = window.document.querySelector('[data-focus="base bb.two"]');
  button.focus();
  button.click();
  await settle();
  assert.equal(window.document.activeElement.getAttribute('data-focus'), 'base bb.two');
});
