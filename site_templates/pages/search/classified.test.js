'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const topic = (kind, label, others = []) => ({
  ...{ id: label, kind, path: label + '.html', label, folded: label, others, hints: [] },
  ...{ englishKey: '', englishWords: [] },
});
const LEXICON = {
  topics: [topic('theme', '渔船', ['船只']), topic('instrument', '贷款'), topic('target_group', '渔民')],
  bodies: [],
  places: [],
};
const SITE = {
  's/wide': { kind: ['programme'], theme: ['渔船', '码头', '港口'], instrument: ['贷款', '奖励'] },
  's/own': { kind: ['programme'], theme: ['渔船'], instrument: ['贷款'] },
  's/half': { kind: ['programme'], theme: ['渔船'], instrument: [] },
  's/list': { kind: ['list'], theme: ['渔船'], instrument: ['贷款'] },
};

function openSite({ shards = ['s'], isLarge = false } = {}) {
  const { search } = openSearch().bilin;
  Object.assign(search, {
    shards: async () => shards.map((name) => ({ name, provinces: [] })),
    isLarge: () => isLarge,
    loadFacets: async () => undefined,
    loadTables: async () => undefined,
    valuesOf: (id, facet) => (SITE[id] || {})[facet] || [],
    fits: (id, chosen) => Object.keys(chosen).every((key) => chosen[key].some((each) => SITE[id][key].includes(each))),
  });
  search.pagesThatFit = (chosen) => Object.keys(SITE).filter((id) => search.fits(id, chosen));
  return search;
}

/* The programmes that are classified as the words, where some page was found. */
async function classifiedFor(words, { zones, chips = [], ...site } = {}) {
  const search = openSite(site);
  const understood = words.map((word) => ({ word, alike: [], segments: [] }));
  const query = { isWho: false, understood, chips };
  const run = { ...search.newRun({ q: '', kept: [], isWide: true }), query };
  search.readPages = async (_, ids) =>
    ids.forEach((id) => run.pages.set(id, { path: id, title: id, kind: 'programme' }));
  if (zones) {
    run.pages.set('s/half', { path: 's/half', title: '', kind: 'programme' });
    run.tiers.all.set('s/half', zones);
  }
  return plain(await search.classifiedOf(run, query, LEXICON)).map(({ path }) => path);
}

test('programmes that are classified as all that is asked for are found, those about the fewest topics first', async () => {
  assert.deepEqual(await classifiedFor(['船只', '贷款']), ['s/own', 's/wide']);
  assert.deepEqual(await classifiedFor(['船只', '渔民']), []);
});

test('one word alone is answered by its topic, a word that no topic is called by pages that have it', async () => {
  assert.deepEqual(await classifiedFor(['渔船']), []);
  assert.deepEqual(await classifiedFor(['渔船', '天气']), []);
});

test('where a programme says it, what others are classified as tells nothing; of many tables none has all', async () => {
  assert.deepEqual(await classifiedFor(['渔船', '贷款'], { zones: [1, 2] }), []);
  assert.deepEqual(await classifiedFor(['渔船', '贷款'], { zones: [1, 4] }), ['s/own', 's/wide']);
  assert.deepEqual(await classifiedFor(['渔船', '贷款'], { shards: ['s', 't'] }), []);
});

test('a page that is classified as what is asked for gains by how well that topic answers', async () => {
  const gainOf = async (id, site) => {
    const search = openSite(site);
    const run = {
      ...search.newRun({ q: '', kept: [], isWide: true }),
      topics: new Map([
        ['渔船', 4],
        ['贷款', 6],
        ['渔民', 1],
      ]),
    };
    return (await search.classed(run, LEXICON))(id);
  };
  assert.deepEqual([await gainOf('s/own'), await gainOf('s/half'), await gainOf('s/none')], [3, 2, 0]);
  assert.equal(await gainOf('s/own', { isLarge: true }), 0);
});

test('a word that no topic is called asks for those of whose words it is the end', () => {
  const { search } = openSearch().bilin;
  const topics = [topic('theme', '资金', ['财政投入']), topic('theme', '投资', ['入股'])];
  const scores = (word) => Array.from(search.topicScores({ topics }, [{ word, weight: 1 }]).keys()).join(' ');
  assert.equal(scores('投入'), '资金');
  assert.equal(scores('入'), '资金');
  assert.equal(scores('资金'), '资金');
});

test('what was meant is looked for by a script that only those load who need it', async () => {
  const { search } = openSearch().bilin;
  const { respell } = search;
  assert.equal(typeof respell, 'function');
  search.place.setAttribute('data-slips', 'missing.js');
  delete search.respell;
  await assert.rejects(search.whatWasMeant(search.parse('甲乙'), LEXICON));
  search.respell = async () => ['丙丁'];
  assert.deepEqual(plain(await search.whatWasMeant(search.parse('甲乙'), LEXICON)), ['丙丁']);
});
