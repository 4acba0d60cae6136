'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const LEXICON = {
  topics: [
    ['theme', 'themes/housing.html', '宜居', ['买房'], ['住房', '租房'], 'Housing', 'en/themes/housing.html'],
    ['instrument', 'instruments/housing.html', '住房支持', [], [], 'Housing and home loans', ''],
    ['target_group', 'groups/skilled.html', '高技能企业', [], [], 'Skilled firms', ''],
    ['agency', 'agencies/hr.html', '人社部门', ['人社局'], [], '', ''],
  ],
  alike: [['住房', '房子']],
  english: [
    [
      ['home', 'one-stop shop'],
      ['住房', '房子'],
    ],
    [['job fair'], ['招聘会']],
  ],
  common: [],
  places: [['district', '广东省荔湾区', ['荔湾区', '荔湾'], '荔湾区', '']],
  years: [],
  bodies: [],
  pages: [],
  facets: {},
  ids: { 'themes/housing.html': 't1', 'instruments/housing.html': 't2', 'groups/skilled.html': 't3' },
};
const SPELLINGS =
  'yi ju|mai fang|zhu fang|zu fang|zhu fang zhi chi|gao ji neng qi ye|ren she bu men|ren she ju|fang zi';
const FILES = { start: {}, lexicon: LEXICON, spellings: SPELLINGS.split('|') };

async function lexiconOf(search) {
  search.load = (name) => Promise.resolve(FILES[name]);
  await search.lexicon().catch(() => undefined); // what the page asked for as it opened, and could not have
  return search.lexicon();
}

async function understand(text) {
  const { search } = openSearch().bilin;
  const lexicon = await lexiconOf(search);
  return { search, lexicon, query: search.understand(search.parse(text), lexicon, { kept: [], isWide: true }) };
}

test('words in English stand for those of the texts, one or more of them, alone and as phrases', async () => {
  const asked = async (text) => (await understand(text)).query.understood.map(({ word, shown }) => [word, ...shown]);
  assert.deepEqual(plain(await asked('homes')), [['homes', '住房', '房子']]);
  assert.deepEqual(plain(await asked('Job Fairs of the firms')), [['jobfairs', '招聘会'], ['firms']]);
  assert.deepEqual(plain(await asked('one stop shop')), [['onestopshop', '住房', '房子']]);
  assert.deepEqual(plain(await asked('住房')), [['住房', '房子']]);
  assert.deepEqual(plain(await asked('of the')), [['of'], ['the']]);
});

test('topics answer by their labels in English and the words of these, and lead to their pages in it', async () => {
  const led = async (text) => {
    const { search, lexicon, query } = await understand(text);
    const scores = search.topicScores(lexicon, search.topicWords(query));
    return plain(search.inEnglish(search.bestTopics(lexicon, scores, new Map())).map(({ path }) => path));
  };
  assert.deepEqual(await led('housing'), ['en/themes/housing.html', 'instruments/housing.html']);
  assert.deepEqual(await led('skills for firms'), ['groups/skilled.html']);
  assert.deepEqual(await led('loan and'), ['instruments/housing.html']);
  assert.deepEqual(await led('and'), []);
});

test('words are spelt in pinyin, and by initials of three and more', async () => {
  const { search } = openSearch().bilin;
  const lexicon = await lexiconOf(search);
  await search.readSpellings(lexicon);
  const spelt = (word) => plain(search.alike(lexicon, word));
  assert.deepEqual(['zufang', 'fangzi', 'rsj', 'zf', 'fang'].map(spelt), [['租房'], ['房子'], ['人社局'], [], []]);
  const asked = (text) => search.understand(search.parse(text), lexicon, { kept: [], isWide: true });
  assert.deepEqual(plain(asked('荔湾 zhufang').understood.map(({ word, shown }) => [word, ...shown])), [
    ['zhufang', '住房'],
  ]);
  assert.deepEqual(
    ['zhufang', 'housing'].map((text) => search.isInEnglish(lexicon, asked(text))),
    [false, true],
  );
});
