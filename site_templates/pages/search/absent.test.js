'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const PLACES = `window.bilin.places[0] = { places: [
  ['广东省广州市天河区', '天河区', '', '4401'],
  ['广东省广州市荔湾区', '荔湾区', 'districts/liwan.html', '4401'],
  ['广东省深圳市福田区', '福田区', '', '44'],
  ['广东省深圳市南山区', '南山区', '', '44'],
  ['黑龙江省鹤岗市南山区', '南山区', '', '']],
  near: { 4401: [['荔湾区', 'districts/liwan.html']], 44: [['荔湾区', 'districts/liwan.html']] } };`;

async function absentIn(...words) {
  const { search } = openSearch({ '0.js': PLACES }).bilin;
  const understood = words.map((word) => ({ word, alike: [], shown: [], segments: [] }));
  const query = { isPhrase: false, understood };
  const absent = await search.absent(query, { places: [{ folded: '荔湾区' }, { folded: '荔湾' }] });
  return { search, query, absent: plain(absent) };
}

test('a district that is not recorded is told, with what is near', async () => {
  const { absent } = await absentIn('天河区');
  assert.deepEqual(absent, [
    {
      word: '天河区',
      rest: '',
      places: [{ name: '广东省广州市天河区', near: [['荔湾区', 'districts/liwan.html']] }],
      others: 0,
    },
  ]);
  for (const word of ['天河', '广州市天河区', '广东省广州市天河区']) {
    assert.equal((await absentIn(word)).absent[0].places[0].name, '广东省广州市天河区', word);
  }
});

test('several of one name, and all of a city, are told once', async () => {
  const twice = (await absentIn('南山')).absent[0];
  assert.deepEqual(
    twice.places.map(({ name }) => name),
    ['广东省深圳市南山区', '黑龙江省鹤岗市南山区'],
  );
  assert.deepEqual(twice.places[1].near, []);
  assert.deepEqual(
    (await absentIn('深圳')).absent[0].places.map(({ name }) => name),
    ['广东省深圳市'],
  );
});

test('a district that is recorded, a city that has one, and other words are not absent', async () => {
  for (const word of ['荔湾区', '荔湾', '广州', '住房', '天']) {
    assert.deepEqual((await absentIn(word)).absent, [], word);
  }
});

test('what is asked for beside such a district is asked for alone', async () => {
  const glued = await absentIn('福田区住房');
  assert.deepEqual(plain(glued.search.withoutAbsent(glued.query, glued.absent).understood.map(({ word }) => word)), [
    '住房',
  ]);
  const alone = await absentIn('福田区');
  assert.equal(alone.search.withoutAbsent(alone.query, alone.absent), null);
});

test('it is drawn with links, and in the end what was asked for instead', async () => {
  const { search, absent } = await absentIn('天河区', '南山区');
  const place = search.place.ownerDocument.createElement('div');
  search.drawAbsent(place, { absent, rest: ['住房'], respellings: ['天河'] });
  assert.deepEqual(
    [...place.querySelectorAll('p')].map((line) => line.textContent),
    [
      'absent 广东省广州市天河区 荔湾区',
      'absent 广东省深圳市南山区 荔湾区',
      'far 黑龙江省鹤岗市南山区',
      'instead 住房',
      'or 天河',
    ],
  );
  assert.equal(place.querySelector('a').getAttribute('href'), 'districts/liwan.html');
  search.drawAbsent(place, { absent: [], rest: [], respellings: [] });
  assert.equal(place.hidden, true);
});
