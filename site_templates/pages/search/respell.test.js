'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const NAMES = {
  places: [''],
  pages: [
    ['a.html', 's1/a', 0, '闵行区'],
    ['b.html', 's1/b', 0, '春申金字塔计划'],
  ],
  names: [
    ['闵行区', 'district', 0, '', 'min xing qu|min hang qu', 0],
    ['春申金字塔计划', 'programme', 1, '', 'chun shen jin zi ta ji hua', 0],
    ['西关创新奖', 'programme', 1, '', 'xi guan chuang xin jiang', 0],
  ],
};
const FILES = {
  start: { names: 1 },
  'names-0': NAMES,
  sounds: {
    min: '闽闵',
    hang: '行航',
    xing: '行',
    qu: '区',
    li: '历荔',
    ni: '你',
    zhu: '住',
    fang: '房',
    chuang: '创床',
    xin: '新心',
    shen: '神申',
    chun: '春',
    jin: '金',
    zi: '字',
    ta: '塔',
    tie: '贴帖',
    liu: '六柳',
    wan: '湾万',
  },
};
const LEXICON = {
  places: ['荔湾区', '荔湾', '闵行', '柳湾'].map((folded) => ({ folded })),
  topics: [{ folded: '教育局', others: ['培训班主任'], hints: ['博士后', '房屋补贴'] }],
  alike: [],
  common: ['补贴'],
  inEnglish: ['housing'],
};

async function respelt(text) {
  const { search } = openSearch().bilin;
  const loaded = [];
  search.load = (name) => {
    loaded.push(name);
    return Promise.resolve(FILES[name]);
  };
  search.start = () => search.load('start');
  return { queries: plain(await search.respell(search.parse(text), LEXICON)), loaded };
}

test('characters that sound like those of a place are offered as the place has them, alone and beside words', async () => {
  assert.deepEqual((await respelt('闽行')).queries, ['闵行']);
  assert.deepEqual((await respelt('历湾 住房')).queries, ['荔湾 住房']);
  assert.deepEqual((await respelt('历湾区住房')).queries, ['荔湾区住房']);
  assert.deepEqual((await respelt('你湾')).queries, ['荔湾']);
});

test('a query that names a place as it is written, or a phrase, is not spelt in another way', async () => {
  assert.deepEqual((await respelt('荔湾区历湾')).queries, []);
  assert.deepEqual((await respelt('"历湾"')).queries, []);
  assert.deepEqual((await respelt('liwan 2013')).loaded, []);
});

test('a stretch of a name that sounds the same is offered, of two characters only where the name begins', async () => {
  assert.deepEqual((await respelt('春神金字塔')).queries, ['春申金字塔']);
  assert.deepEqual((await respelt('床新')).queries, []);
  assert.deepEqual((await respelt('闽航')).queries, ['闵行']);
});

test('of a word that the site knows one character is another, or two stand the wrong way round', async () => {
  assert.deepEqual((await respelt('博土后')).queries, ['博士后']);
  assert.deepEqual((await respelt('来了的博土后 住处')).queries, ['来了的博士后 住处']);
  assert.deepEqual((await respelt('房屋补帖')).queries, ['房屋补贴']);
  assert.deepEqual((await respelt('训培班主任')).queries, ['培训班主任']);
});

test('what ends in another way, is a word of its own, or asks a question is meant as it is written', async () => {
  assert.deepEqual((await respelt('教育厅')).queries, []);
  assert.deepEqual((await respelt('房屋补水')).queries, []);
  assert.deepEqual((await respelt('房补补贴')).queries, ['房屋补贴']);
  assert.deepEqual((await respelt('补贴班主任')).queries, []);
  assert.deepEqual((await respelt('博土后归哪个部门管')).queries, ['博士后']);
});

test('a number in characters sounds like no place', async () => {
  assert.deepEqual((await respelt('六万元')).queries, []);
  assert.deepEqual((await respelt('六湾')).queries, ['柳湾']);
});
