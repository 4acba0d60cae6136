'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const BODIES = [
  ['agency', 'agencies/harbour.html', '港务部门', ['港务局'], [], '', ''],
  ['agency', 'agencies/parks.html', '街道与园区', ['街道'], [], '', ''],
];
const LEXICON = {
  topics: [...BODIES, ['theme', 'themes/boats.html', '渔船', [], ['捕鱼'], '', '']],
  alike: [['资金', '钱']],
  ...{ english: [], common: [], years: [], levels: [], facets: {} },
  places: [
    ['district', '广东省荔湾区', ['荔湾区', '荔湾', 'Liwan'], '荔湾区', ''],
    ['district', '上海市黄浦区', ['黄浦区', '黄浦', 'Huangpu'], '黄浦区', ''],
  ],
  bodies: ['港务部门'],
  pages: [],
  ids: { 'agencies/harbour.html': 't1', 'agencies/parks.html': 't2', 'themes/boats.html': 't3' },
};

async function understand(text) {
  const { search } = openSearch({
    'lexicon.js': `bilinSearch.take("lexicon", ${JSON.stringify(LEXICON)});`,
  }).bilin;
  const lexicon = await search.lexicon();
  return { search, lexicon, query: search.understand(search.parse(text), lexicon, { kept: [], isWide: true }) };
}

test('what only ties words together in a question says nothing, in no word that the site knows', async () => {
  const { search, lexicon, query } = await understand('捕鱼亏本了还给钱吗');
  Object.assign(search, { shards: async () => [], pagesWith: () => 1, rarity: () => 1 });
  assert.deepEqual(plain((await search.byFamiliarWords(query, lexicon, true)).parts), ['捕鱼', '亏本', '钱']);
});

test('a verb that one does not bring about is asked for as if one did', () => {
  const { search } = openSearch().bilin;
  const left = (text) => plain(search.withoutQuestions([text])).join(' ');
  assert.equal(left('公司招不到人怎么办'), '公司招人');
  assert.equal(left('买不起房'), '买房');
  assert.equal(left('落不了户'), '落户');
  assert.equal(left('对政策不了解'), '对政策不了解');
  assert.equal(left('不到3年'), '不到3年');
});

test('which is most, how many years and how two compare are ways of asking', () => {
  const { search } = openSearch().bilin;
  const left = (text) => plain(search.withoutQuestions([text])).join(' ');
  assert.equal(left('哪个区的投入最多'), '投入');
  assert.equal(left('待遇能享受几年'), '待遇能享受');
  assert.equal(left('两个区怎么比'), '两个区怎么比');
  assert.equal(left('渔船怎么比较'), '渔船');
});

test('places in Latin letters are asked for by their own names as well', async () => {
  const { query } = await understand('Huangpu vs Liwan');
  assert.deepEqual(plain(query.understood.map(({ alike }) => alike)), [['黄浦区'], ['荔湾区']]);
});

test('who does something other than lead is the body that is named in front of it', async () => {
  const { search, lexicon, query } = await understand('谁审批渔船');
  assert.equal(search.deedIn('谁审批渔船'), '审批');
  assert.equal(search.deedIn('由哪个部门来审定'), '审定');
  assert.equal(search.deedIn('谁牵头渔船'), '');
  const run = { ...search.newRun({ q: '', kept: [], isWide: true }), query, lexicon };
  const texts = { a: '港务局牵头，由街道审批渔船。', b: '港务局牵头。' };
  Object.keys(texts).forEach((id, at) => {
    run.pages.set(id, { path: id, kind: 'programme', title: '', sections: [['', '', texts[id], 1]] });
    run.scores.set(id, 100 - at);
  });
  Object.assign(search, {
    loadTables: async () => undefined,
    valuesOf: () => ['港务部门', '街道与园区'],
    countPages: () => 1,
  });
  const bodies = async (own) => plain(await search.bodiesOf(run, own, lexicon)).map(({ label }) => label);
  assert.deepEqual(await bodies(query), ['街道与园区']);
  assert.deepEqual(await bodies({ ...query, asking: '谁牵头渔船' }), ['港务部门']);
  assert.deepEqual(await bodies({ ...query, isWho: false }), []);
});
