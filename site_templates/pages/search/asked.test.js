'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const LEXICON = {
  topics: [
    ['agency', 'agencies/any.html', '各单位', [], [], '', ''],
    ['agency', 'agencies/harbour.html', '港务部门', ['港务局'], [], '', ''],
    ['theme', 'themes/data.html', '数据库', [], [], '', ''],
    ['indicator', 'indicators/boats.html', '渔船数', [], [], '', ''],
    ['theme', 'themes/boats.html', '渔船管理', [], [], '', ''],
  ],
  alike: [['资金', '钱']],
  english: [],
  common: [],
  places: [
    ['district', '广东省荔湾区', ['荔湾区', '荔湾'], '荔湾区', ''],
    ['district', '上海市黄浦区', ['黄浦区', '黄浦'], '黄浦区', ''],
  ],
  years: [2013, 2022],
  bodies: ['港务部门'],
  pages: [
    ['list', 'data.html', '开放数据', ['下载', '数据', 'Data']],
    ['list', 'timeline.html', '时间轴', ['以后', '到期']],
    ['list', 'agencies/index.html', '谁负责', ['谁牵头']],
  ],
  facets: {},
  ids: {
    'data.html': 'p1',
    'timeline.html': 'p2',
    'agencies/index.html': 'p3',
    'agencies/harbour.html': 't1',
    'agencies/any.html': 't2',
    'themes/data.html': 't3',
    'indicators/boats.html': 't4',
    'themes/boats.html': 't5',
  },
};

async function understand(text) {
  const { search } = openSearch().bilin;
  search.load = (name) => Promise.resolve({ start: { numbers: 1 }, lexicon: LEXICON }[name]);
  await search.lexicon().catch(() => undefined); // what the page asked for as it opened, and could not have
  const lexicon = await search.lexicon();
  return { search, lexicon, query: search.understand(search.parse(text), lexicon, { kept: [], isWide: true }) };
}

async function wordsOf(text) {
  return (await understand(text)).query.understood.map(({ word }) => word).join(' ');
}

async function pagesFor(text) {
  const { search, lexicon, query } = await understand(text);
  return plain(search.ownPages(lexicon, query)).map(({ path, isBehind }) => (isBehind ? '…' : '') + path);
}

test('a question leaves what it is about', async () => {
  for (const [text, words] of [
    ['港务局负责什么', '港务局'],
    ['港务局牵头哪些项目', '港务局'],
    ['院士有几个', '院士'],
    ['考核不合格会怎样', '考核不合格'],
    ['黄浦和荔湾有什么不同', '黄浦 荔湾'],
    ['渔船 数量', '渔船'],
    ['渔船数量', '渔船'],
    ['哪个区没有写码头', '码头'],
    ['哪些区没提到码头', '码头'],
    ['没有写码头', '没有写码头'],
    ['花了多少钱', '钱'],
  ]) {
    assert.equal(await wordsOf(text), words, text);
  }
  assert.equal(await wordsOf('数量'), '数量');
});

test('beside a place or a year, texts are all of its texts', async () => {
  for (const text of ['2012年以后的文件', '2013年 政策', '荔湾 文件']) {
    const { query } = await understand(text);
    assert.equal(query.isOfTexts, true, text);
    assert.equal(query.chips.length > 0, true, text);
  }
  assert.equal((await understand('荔湾 渔船政策')).query.isOfTexts, false);
  assert.equal((await understand('荔湾')).query.isOfTexts, false);
});

test('places beside each other are told apart from one that narrows down', async () => {
  assert.deepEqual(plain((await understand('荔湾 黄浦')).query.places), ['荔湾', '黄浦']);
  assert.deepEqual(plain((await understand('荔湾 渔船')).query.places), []);
});

test('who does something is asked for, unless the body is named', async () => {
  assert.equal((await understand('谁主管渔船')).query.isWho, true);
  assert.equal((await understand('港务局牵头哪些项目')).query.isWho, false);
  assert.equal((await understand('区港务局牵头')).query.isWho, false);
  assert.equal((await understand('渔船')).query.isWho, false);
});

test('pages of the site itself answer where their words are much of what is asked', async () => {
  assert.deepEqual(await pagesFor('数据可以下载吗'), ['data.html']);
  assert.deepEqual(await pagesFor('怎么下载这个网站的数据'), ['data.html']);
  assert.deepEqual(await pagesFor('政策什么时候到期'), ['timeline.html']);
  assert.deepEqual(await pagesFor('港口数据共享平台建设'), []);
  assert.deepEqual(await pagesFor('data'), ['data.html']);
  assert.deepEqual(await pagesFor('harbour database'), []);
});

test('what stands in a longer word that the site knows means that', async () => {
  assert.deepEqual(await pagesFor('数据库'), []);
});

test('a page to which only the way of asking leads stands behind others', async () => {
  assert.deepEqual(await pagesFor('谁牵头渔船'), ['…agencies/index.html']);
  assert.deepEqual(await pagesFor('2012年以后'), ['…timeline.html']);
});

/* A run that found some pages: by id, its kind and score. */
async function runOf(text, pages) {
  const { search, lexicon, query } = await understand(text);
  const run = { ...search.newRun({ q: text, kept: [], isWide: true }), query, lexicon };
  Object.keys(pages).forEach((id) => {
    const { kind, score, zones, tier } = pages[id];
    run.pages.set(id, { path: id, kind, title: id });
    run.scores.set(id, 100 + score);
    run.tiers[tier || 'all'].set(id, zones || [1]);
  });
  return { search, lexicon, run };
}

test('the body of most of the programmes that were found answers who, but not any units', async () => {
  const pages = { a: { kind: 'programme', score: 3 }, b: { kind: 'programme', score: 2 } };
  const { search, lexicon, run } = await runOf('谁主管渔船', pages);
  const agencies = { a: ['各单位', '港务部门'], b: ['各单位', '港务部门'] };
  Object.assign(search, { loadTables: async () => null, valuesOf: (id) => agencies[id], countPages: () => 1 });
  const bodies = await search.bodiesOf(run, run.query, lexicon);
  assert.deepEqual(
    plain(bodies).map(({ path }) => path),
    ['agencies/harbour.html'],
  );
});

test('words and words that mean the same are ranked together; scattered words stand behind what is near', async () => {
  const { search, run } = await runOf('渔船 码头', {
    own: { kind: 'theme', score: 2, zones: [1, 1] },
    same: { kind: 'theme', score: 4, zones: [1, 1], tier: 'alike' },
    near: { kind: 'theme', score: 1, zones: [1], tier: 'near' },
    source: { kind: 'source', score: 9, zones: [5, 5] },
  });
  assert.deepEqual(
    plain(search.inOrder(run)).map(({ id, tier }) => id + ' ' + tier),
    ['same alike', 'own all', 'near near', 'source all'],
  );
});

test('a programme that is about all of several words stands with the best answers', async () => {
  const { search, run } = await runOf('渔船 码头', {
    mention: { kind: 'programme', score: 9, zones: [3, 3] },
    about: { kind: 'programme', score: 2, zones: [1, 2], tier: 'alike' },
  });
  run.best = [{ id: 'hinted', path: 'hinted', label: '', kind: 'theme', score: 3 }];
  assert.deepEqual(
    plain(search.inOrder(run)).map(({ id }) => id),
    ['about', 'hinted', 'mention'],
  );
});

/* A run with programmes, each with its bodies. */
async function runOfBodies(text, programmes) {
  const pages = Object.keys(programmes).map((id, at) => [id, { kind: 'programme', score: 9 - at, zones: [1] }]);
  const opened = await runOf(text, Object.fromEntries(pages));
  Object.assign(opened.search, {
    loadTables: async () => null,
    valuesOf: (id) => programmes[id] || [],
    countPages: () => 1,
  });
  opened.run.best = [{ id: 'topic', path: 'topic', label: '', kind: 'theme', score: 6 }];
  opened.run.best.push(...(await opened.search.bodiesOf(opened.run, opened.run.query, opened.lexicon)));
  return plain(opened.search.inOrder(opened.run)).map(({ id }) => id);
}

test('who does something is said by a programme that names a body, and by the body, before topics', async () => {
  const paths = await runOfBodies('谁主管渔船', { silent: [], saying: ['港务部门'] });
  assert.deepEqual(paths.slice(0, 3), ['saying', 't1', 'topic']);
});

test('a body that is named first does more than one that is named behind it', async () => {
  const { search, run } = await runOf('谁主管渔船', { a: { kind: 'programme', score: 3 } });
  const lexicon = await search.lexicon();
  lexicon.bodies.push('各单位');
  Object.assign(search, { loadTables: async () => null, valuesOf: () => ['港务部门', '各单位'], countPages: () => 1 });
  assert.equal((await search.bodiesOf(run, run.query, lexicon))[0].path, 'agencies/harbour.html');
});

test('a programme of a district that is about what is asked for stands before topics, unless it is of elsewhere', async () => {
  const { search, run } = await runOf('荔湾 码头', { own: { kind: 'programme', score: 3 } });
  run.best = [{ id: 'topic', path: 'topic', label: '', kind: 'theme', score: 6 }];
  search.fits = () => true;
  assert.equal(search.inOrder(run)[0].id, 'own');
  search.fits = () => false;
  assert.equal(search.inOrder(run)[0].id, 'topic');
});

test('the row of a district on a topic that is called so, and numbers, come before a programme', async () => {
  const { search, run } = await runOf('荔湾 码头', { own: { kind: 'programme', score: 3 } });
  search.fits = () => true;
  const ids = () => plain(search.inOrder(run)).map(({ id }) => id);
  run.best = [{ id: 'row', path: 'row', label: '', title: '荔湾 × 码头', kind: 'theme', score: 5 }];
  assert.deepEqual(ids(), ['row', 'own']);
  run.best[0].score = 4.5;
  assert.deepEqual(ids(), ['own', 'row']);
  run.best = [{ id: 'number', path: 'number', label: '', title: '5艘' }];
  assert.deepEqual(ids(), ['number', 'own']);
});

test('how many of several kinds there are is said side by side, before any programme', async () => {
  const { search, run } = await runOf('渔船 码头 数量', { about: { kind: 'programme', score: 9, zones: [1, 1] } });
  run.best = [{ id: 'topic', path: 'topic', label: '', kind: 'indicator', score: 6 }];
  assert.equal(search.inOrder(run)[0].id, 'topic');
});

async function topicsFor(text) {
  const { search, lexicon, query } = await understand(text);
  const run = { ...search.newRun({ q: text, kept: [], isWide: true }), query, lexicon };
  Object.assign(search, { quantities: async () => [], loadTables: async () => null, shards: async () => [] });
  await search.rankPages(run, query);
  return plain(run.best).map(({ path }) => path);
}

test('where numbers are asked for, kinds of numbers come before topics that fit as well', async () => {
  assert.equal((await topicsFor('渔船有多少'))[0], 'indicators/boats.html');
  assert.equal((await topicsFor('渔船怎么样'))[0], 'themes/boats.html');
});

test('what is familiar of a question leads to topics where it is much of it', async () => {
  assert.deepEqual(await topicsFor('港务局不合格会怎样'), ['agencies/harbour.html']);
  assert.deepEqual(await topicsFor('港务局不合格'), []);
});

test('pages of words and of words that mean the same are drawn under a heading of both', async () => {
  const { search, run } = await runOf('渔船 码头', {
    own: { kind: 'plan', score: 2, zones: [1, 1] },
    same: { kind: 'plan', score: 4, zones: [1, 1], tier: 'alike' },
  });
  run.pages.forEach((page) => Object.assign(page, { where: '', place: '', sections: [], text: '' }));
  const list = search.place.ownerDocument.createElement('div');
  search.draw(list, search.inOrder(run), run.query, 'none');
  assert.deepEqual(
    [...list.querySelectorAll('h2')].map((heading) => heading.textContent),
    ['words of both'],
  );
});
