'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const TOPIC = { id: 't', kind: 'theme', path: 'themes/boats.html', label: '渔船', score: 6 };
const PLACES = [
  { facet: 'district', folded: '荔湾', value: 'Liwan' },
  { facet: 'district', folded: '黄浦', value: 'Huangpu' },
];

/* By id of a page, its district and themes. */
const SITE = {
  's/liwan': { kind: ['gaps'], district: ['Liwan'], theme: [] },
  's/huangpu': { kind: ['gaps'], district: ['Huangpu'], theme: [] },
  's/boats': { kind: ['programme'], district: ['Huangpu'], theme: ['渔船'] },
  's/pair': { kind: ['pair'], district: ['Huangpu', 'Liwan'], theme: [] },
};

/* What a query is told of the districts of a site that do not say it. */
async function gapsFor(text, { best = [TOPIC], site = SITE, shards = ['s'] } = {}) {
  const { search } = openSearch().bilin;
  search.shards = async () => shards.map((name) => ({ name, provinces: [] }));
  search.loadFacets = async () => undefined;
  search.valuesOf = (id, facet) => site[id][facet];
  search.pagesThatFit = (chosen) =>
    Object.keys(site).filter((id) =>
      Object.keys(chosen).every((key) => chosen[key].some((each) => site[id][key].includes(each))),
    );
  const run = { ...search.newRun({ q: text, kept: [], isWide: true }), best };
  search.readPages = async (_, ids) => ids.forEach((id) => run.pages.set(id, { path: id + '.html', title: id }));
  const answers = await search.silentOf(run, search.parse(text), { topics: [TOPIC], places: PLACES });
  return plain(answers).map(({ path, anchor }) => path + '#' + anchor);
}

test('which districts do not say something is asked in several ways', () => {
  const { search } = openSearch().bilin;
  for (const text of ['哪个区没有写渔船', '哪些区都没提到渔船', '荔湾没有写什么', 'whichdistrictsdonotmentionboats']) {
    assert.equal(search.asksSilent(text), true, text);
  }
  for (const text of ['哪个区有渔船', '金额没有写', '有没有渔船', 'districtsofboats']) {
    assert.equal(search.asksSilent(text), false, text);
  }
});

test('districts no page of which has the topic are led to where they are compared', async () => {
  assert.deepEqual(await gapsFor('哪个区没有写渔船'), ['s/liwan.html#missing-themes']);
});

test('a district that is named has a page of what it lacks, unless it says it', async () => {
  assert.deepEqual(await gapsFor('黄浦没有写渔船'), []);
  assert.deepEqual(await gapsFor('黄浦没有写什么', { best: [] }), ['s/huangpu.html#missing']);
  assert.deepEqual(await gapsFor('哪个区没有写什么', { best: [] }), []);
});

test('of many districts, and of many tables, the topic tells', async () => {
  const many = Array.from({ length: 6 }, (_, at) => [`s/${at}`, { kind: ['gaps'], district: [`d${at}`], theme: [] }]);
  assert.deepEqual(await gapsFor('哪个区没有写渔船', { site: Object.fromEntries(many) }), []);
  assert.equal((await gapsFor('哪个区没有写渔船', { site: Object.fromEntries(many.slice(1)) })).length, 5);
  assert.deepEqual(await gapsFor('哪个区没有写渔船', { shards: ['s', 's2'] }), []);
});
