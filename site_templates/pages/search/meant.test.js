'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const NAMES = ['财政局', '财政部门', '发改委', '发改局', '工商联', '团区委'];
const LEXICON = {
  topics: [
    ['agency', 'agencies/money.html', '财政部门', ['财政部门'], ['财政局', '县财政局'], 'Finance bureau', ''],
    ['agency', 'agencies/plan.html', '发展改革部门', [], ['发改局', '发改委', '发展改革'], '', ''],
    ['agency', 'agencies/mass.html', '群团组织', ['工会'], ['工商联', '团区委', '团县委'], '', ''],
    ['theme', 'themes/home.html', '宜居', [], ['落户', '配偶'], 'Homes', ''],
    ['theme', 'themes/rules.html', '规划', [], ['政策'], 'Rules', ''],
  ],
  alike: [],
  english: [[['garden'], ['花园']]],
  common: [],
  places: [
    ['district', '广东省荔湾区', ['荔湾区', '荔湾'], '荔湾区', ''],
    ['district', '上海市黄浦区', ['黄浦区', '黄浦'], '黄浦区', ''],
  ],
  years: [],
  bodies: [],
  pages: [],
  ids: {},
  facets: { commitment: { firm: '明确', strive: '力争' } },
};

async function understand(text) {
  const { search } = openSearch().bilin;
  search.load = (name) => Promise.resolve({ lexicon: LEXICON, spellings: NAMES }[name] || {});
  await search.lexicon().catch(() => undefined); // what the page asked for as it opened, and could not have
  const lexicon = await search.lexicon();
  return { search, lexicon, query: search.understand(search.parse(text), lexicon, { kept: [], isWide: true }) };
}

const wordsOf = async (text) => plain((await understand(text)).query.understood.map(({ word }) => word)).join(' ');

test('a body is asked for by the names that others of its kind have which begin alike, by a short one too', async () => {
  const alike = async (text) => plain((await understand(text)).query.understood[0].alike).join(' ');
  assert.equal(await alike('财局'), '财政局 县财政局 财政部门');
  assert.equal(await alike('发改委'), '发改局');
  assert.equal(await alike('团委'), '团区委 团县委');
  assert.equal(await alike('工会'), '');
  assert.equal(await alike('财务局'), '');
  assert.deepEqual(plain((await understand('财局 花园')).query.chips.map(({ value }) => value)), ['财政部门']);
});

test('what is asked of a thing drops out of a question', async () => {
  assert.equal(await wordsOf('落户归哪个部门管'), '落户');
  assert.equal(await wordsOf('落户由谁来负责'), '落户');
  assert.equal(await wordsOf('配偶怎么安排'), '配偶');
  assert.equal(await wordsOf('如何申请落户'), '落户');
  assert.equal(await wordsOf('落户是什么意思'), '落户');
  assert.equal(await wordsOf('政策什么时候出台'), '政策 出台');
  assert.equal(await wordsOf('我们想了解政策'), '了解政策');
  assert.equal(await wordsOf('专家来了有多少钱'), '专家');
  assert.equal(await wordsOf('我区政策'), '我区政策');
  assert.equal(await wordsOf('博士来了'), '博士来了');
});

test('the one word that is left of a question may be a name', async () => {
  const nameOf = async (text) => (await understand(text)).query.name;
  assert.equal(await nameOf('什么时候到期'), '到期');
  assert.equal(await nameOf('荔湾怎么样'), '荔湾');
  assert.equal(await nameOf('到期'), '');
  assert.equal(await nameOf('政策什么时候到期'), '');
});

test('two places are compared, whatever says so and wherever it stands', async () => {
  for (const text of ['黄浦与荔湾对比', '黄浦荔湾的区别', '黄浦 荔湾 比较', '黄浦 和 荔湾']) {
    assert.equal(await wordsOf(text), '黄浦 荔湾', text);
  }
});

test('how firm a promise is narrows down, in front of what is promised', async () => {
  const { query } = await understand('明确承诺的落户政策');
  assert.deepEqual(plain(query.chips), [{ facet: 'commitment', value: '明确', word: '明确承诺的' }]);
  assert.equal(await wordsOf('明确承诺的落户政策'), '落户政策');
  assert.equal(await wordsOf('明确目标'), '明确目标');
});

test('of a word made of others the rarest leads as far as it can, however many pages have it', async () => {
  const { search, query } = await understand('落户政策');
  search.rarity = (word) => (word === '落户' ? 0.5 : 0.25);
  const weights = plain(search.topicWords(query)).map(({ word, weight }) => [word, weight]);
  assert.deepEqual(weights.slice(1, 3), [
    ['落户', 0.8],
    ['政策', 0.4],
  ]);
});

test('a label in English stands for the words of its topic; what the site has not is left out and told', async () => {
  const { query } = await understand('garden homes quuxes');
  assert.deepEqual(plain(query.understood.map(({ alike }) => alike)), [['花园'], ['宜居', '落户', '配偶']]);
  assert.deepEqual(plain(query.unknown), ['quuxes']);
  assert.equal(await wordsOf('quuxes'), 'quuxes');
  assert.equal(await wordsOf('落户 quuxes'), '落户 quuxes');
  assert.equal((await understand('ruling')).query.understood[0].alike.length, 0);
});

test('figures lose what ties them to the words around them', async () => {
  assert.equal(await wordsOf('到2024年的目标'), '2024年 目标');
});

test('a place that one goes to narrows down wherever it stands in a word', async () => {
  for (const [text, words] of [
    ['我想去荔湾落户', '落户'],
    ['专家来黄浦有什么政策', '专家 政策'],
    ['在荔湾的落户', '落户'],
  ]) {
    const { query } = await understand(text);
    assert.equal(query.chips.length, 1, text);
    assert.equal(await wordsOf(text), words);
  }
  assert.equal(await wordsOf('全荔湾落户'), '全荔湾落户');
});

test('words alike of the parts of a word are asked for, unless it is known as a whole', async () => {
  const { search, lexicon } = await understand('落户');
  lexicon.alike.push(
    { words: ['配偶', '爱人'], folded: ['配偶', '爱人'] },
    { words: ['配偶落户', '随迁'], folded: ['配偶落户', '随迁'] },
  );
  const termOf = (text) => search.understand(search.parse(text), lexicon, { kept: [], isWide: true }).understood[0];
  assert.deepEqual(plain(termOf('配偶政策').segments), [
    { word: '配偶', alike: ['爱人'] },
    { word: '政策', alike: [] },
  ]);
  assert.deepEqual(plain(termOf('配偶政策').shown), ['爱人']);
  assert.deepEqual(plain(termOf('配偶落户').shown), ['随迁']);
  assert.deepEqual(plain(termOf('配偶落户').segments.map(({ alike }) => alike)), [[], []]);
});
