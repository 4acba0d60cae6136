'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

const LEXICON = {
  topics: [
    ['theme', 'themes/housing.html', '宜居', ['买房'], ['住房', '租房'], 'Housing', 'en/themes/housing.html'],
    ['instrument', 'instruments/housing.html', '住房支持', [], [], 'Housing and home loans', ''],
    ['target_group', 'groups/skilled.html', '高技能企业', ['工匠'], [], 'Skilled firms', ''],
    ['agency', 'agencies/hr.html', '人社部门', ['人社局'], ['区人社局'], '', ''],
  ],
  alike: [['住房', '房子']],
  english: [
    [
      ['home', 'one-stop shop'],
      ['住房', '房子'],
    ],
    [['job fair'], ['招聘会']],
  ],
  common: ['企业'],
  places: [
    ['district', '广东省荔湾区', ['荔湾区', '荔湾'], '荔湾区', 'liwan-opinions'],
    ['district', '上海市黄浦区', ['黄浦区', '黄浦'], '黄浦区', ''],
  ],
  years: [2013],
  bodies: ['人社部门'],
  pages: [],
  facets: {},
  ids: {
    'themes/housing.html': 't1',
    'instruments/housing.html': 't2',
    'groups/skilled.html': 't3',
  },
};
const NUMBERS = {
  pages: [
    ['a.html', 'a'],
    ['b.html', 'b'],
    ['c.html', 'c'],
  ],
  words: ['专项资金', '', '江苏省秦淮区', '力争', '广东省荔湾区', 'themes/housing.html', '培养人数', '明确'],
  numbers: [
    [0, 'q-a', '近5亿元', 0, 1, 2, 1],
    [1, 'q-b', '5亿', 0, 3, 4, 5],
    [2, 'q-c', '1500名', 6, 7, 4, 1],
  ],
};
const FILES = { start: { numbers: 1 }, lexicon: LEXICON, 'numbers-0': NUMBERS };

async function lexiconOf(search) {
  search.load = (name) => Promise.resolve(FILES[name]);
  await search.lexicon().catch(() => undefined); // what the page asked for as it opened, and could not have
  return search.lexicon();
}

async function understand(text, options = {}) {
  const { search } = openSearch().bilin;
  const lexicon = await lexiconOf(search);
  const query = search.understand(search.parse(text), lexicon, { kept: [], isWide: true, ...options });
  return { search, lexicon, query };
}

test('a query is one stretch, a phrase, or several parts that must all be there', () => {
  const { search } = openSearch().bilin;
  const parse = (text) => plain(search.parse(text));
  assert.deepEqual([parse(' 荔灣 ').whole, parse(' 荔灣 ').parts], ['荔湾', ['荔湾']]);
  assert.deepEqual([parse('"租房 补贴"').whole, parse('"租房 补贴"').isPhrase], ['租房补贴', true]);
  assert.deepEqual(parse('租房，补贴 租房').parts, ['租房', '补贴']);
  assert.deepEqual(parse('“企业 公寓”、房').parts, ['企业公寓']);
  assert.deepEqual(parse('“企业 公寓”、房').ignored, ['房']);
});

test('a place and a year beside other words narrow down, and question words drop out', async () => {
  const { query } = await understand('荔湾 2013年 住房 是什么');
  assert.deepEqual(plain(query.chips.map(({ facet, value }) => [facet, value])), [
    ['district', '广东省荔湾区'],
    ['year', '2013'],
  ]);
  assert.deepEqual(plain(query.understood.map(({ word }) => word)), ['住房']);
});

test('a body beside other words narrows down by any of its names, alone it is a name', async () => {
  for (const body of ['人社局', '区人社局', '人社部门']) {
    const { query } = await understand(`住房 ${body}`);
    assert.deepEqual(plain(query.chips), [{ facet: 'agency', value: '人社部门', word: body }]);
    assert.deepEqual(plain(query.understood.map(({ word }) => word)), ['住房']);
  }
  assert.deepEqual(plain((await understand('人社局')).query.chips), []);
  assert.deepEqual(plain((await understand('住房 人社局', { kept: ['人社局'] })).query.chips), []);
});

test('a place in front of a word without a space narrows down, alone it is a name', async () => {
  assert.equal((await understand('荔湾区住房')).query.chips.length, 1);
  assert.equal((await understand('荔湾区')).query.chips.length, 0);
});

test('a place that a reader has taken back is a word', async () => {
  const { query } = await understand('荔湾 住房', { kept: ['荔湾'] });
  assert.deepEqual(plain(query.chips), []);
  assert.deepEqual(plain(query.understood.map(({ word }) => word)), ['荔湾', '住房']);
});

test('words that mean the same are asked for too, unless a reader does not want it', async () => {
  assert.deepEqual(plain((await understand('住房')).query.understood[0].shown), ['房子']);
  assert.deepEqual(plain((await understand('住房', { isWide: false })).query.understood[0].shown), []);
});

test('a word that is made of known words is taken apart, and no other', async () => {
  assert.deepEqual(plain((await understand('住房租房')).query.understood[0].segments), [
    { word: '住房', alike: ['房子'] },
    { word: '租房', alike: [] },
  ]);
  assert.deepEqual(plain((await understand('住房没有')).query.understood[0].segments), []);
});

test('topics answer by their label, before those that a synonym or a hint leads to', async () => {
  const { search, lexicon, query } = await understand('住房');
  const best = search.bestTopics(lexicon, search.topicScores(lexicon, search.topicWords(query)), new Map());
  assert.deepEqual(plain(best.map(({ id }) => id)), ['t2', 't1']);
});

test('numbers are values: written in characters or figures, and not a part of longer ones', () => {
  const { search } = openSearch().bilin;
  const value = (text) => search.figures(text).map((figure) => figure.value);
  assert.deepEqual(plain([value('一百万元'), value('100万元'), value('1000000元')]), [[1e6], [1e6], [1e6]]);
  assert.deepEqual(plain([value('五亿'), value('三成'), value('十二项')]), [[5e8], [30], [12]]);
  assert.equal(search.cutsNumber('1500名', 1, 5), true);
  assert.equal(search.cutsNumber('约500名', 1, 5), false);
  assert.equal(search.cutsNumber('2013年', 3, 5), true);
});

test('a query with a number or a period is asked for in its other writings', () => {
  const { search } = openSearch().bilin;
  assert.ok(search.writings('五亿元').includes('5亿元'));
  assert.ok(search.writings('一百万').includes('100万'));
  assert.ok(search.writings('1000000元').includes('100万元'));
  assert.ok(search.writings('5至10年').includes('5-10年'));
  assert.deepEqual(plain(search.writings('一把手')), []);
  assert.ok(search.writings('1000000元').includes('一百万元'));
  assert.ok(search.writings('30%').includes('三成'));
  assert.ok(search.writings('3年').includes('三年'));
  assert.ok(search.writings('2年').includes('两年'));
  assert.ok(search.writings('105名').includes('一百零五名'));
  assert.deepEqual(plain(search.writings('2013年')), []);
});

test('a single character counts where the site has words for it, alone and behind a question', async () => {
  LEXICON.alike.push(['资金', '钱']);
  for (const text of ['多少钱', '荔湾 钱']) {
    const { query } = await understand(text);
    assert.deepEqual(plain(query.understood.map(({ word, alike }) => [word, alike])), [['钱', ['资金']]], text);
    assert.deepEqual(plain(query.ignored), []);
  }
  LEXICON.alike.pop();
});

test('two places alone are names, and narrow nothing down', async () => {
  const { query } = await understand('荔湾 黄浦');
  assert.deepEqual(plain(query.chips), []);
  assert.deepEqual(plain(query.understood.map(({ word }) => word)), ['荔湾', '黄浦']);
});

test('a topic that is asked for in one district answers with the row of that district', async () => {
  const crossed = async (text) => {
    const { search, lexicon, query } = await understand(text);
    const topics = search.bestTopics(lexicon, search.topicScores(lexicon, search.topicWords(query)), new Map());
    return search.crossed(lexicon, query, topics).map(({ title, anchor }) => [title, anchor]);
  };
  assert.deepEqual(plain(await crossed('荔湾 宜居')), [['荔湾区 × 宜居', 'a-liwan-opinions']]);
  assert.deepEqual(plain(await crossed('黄浦 宜居')), [[null, null]]);
  assert.deepEqual(plain(await crossed('宜居')), [[null, null]]);
});

test('the numbers of plans answer, what is promised first, then the indicator', async () => {
  const { search, lexicon, query } = await understand('五亿元');
  const best = await search.bestQuantities(lexicon, query);
  assert.deepEqual(plain(best.map(({ id }) => id)), ['b', 'a', 't1']);
  assert.equal(best[0].title, '5亿 · 荔湾区 · 力争');
  const millions = await understand('500000000');
  assert.equal((await millions.search.bestQuantities(millions.lexicon, millions.query)).length, 3);
  for (const text of ['5亿面向', '500名']) {
    const none = await understand(text);
    assert.deepEqual(plain(await none.search.bestQuantities(none.lexicon, none.query)), [], text);
  }
});

test('a part of a hundred and a fraction are written in figures and in characters', () => {
  const { search } = openSearch().bilin;
  const has = (text, form) => assert.ok(search.writings(text).includes(form), `${text}: ${search.writings(text)}`);
  has('三成', '30%');
  has('30%', '三成');
  has('百分之三十五', '35%');
  has('35%', '百分之三十五');
  has('30%', '百分之30');
  has('三分之二', '2/3');
  has('2/3', '三分之二');
  has('1⁄3', '三分之一');
  has('1,000名', '1000名');
});

test('a comma within a number parts nothing, and marks left at the ends mean nothing', () => {
  const { search } = openSearch().bilin;
  assert.deepEqual(plain(search.parse('1,000名').parts), ['1000名']);
  for (const text of ['“组织部', '组织部”', '"组织部', '《组织部', '〔组织部〕']) {
    assert.deepEqual(plain(search.parse(text).parts), ['组织部'], text);
  }
});

test('marks between figures are part of a number, others part what is asked for', () => {
  const { search } = openSearch().bilin;
  assert.deepEqual(plain(search.unmarked('区委“组织部”办')), ['区委', '组织部']);
  assert.deepEqual(plain(search.unmarked('组织部')), []);
  assert.equal(search.withoutMarks('济组发〔2013〕5号'), search.withoutMarks('济组发[2013]5号'));
  assert.notEqual(search.withoutMarks('1.5倍'), search.withoutMarks('15倍'));
  assert.notEqual(search.withoutMarks('50%以上'), search.withoutMarks('50以上'));
});

test('whom a question asks for drops out of it', async () => {
  const { query } = await understand('住房由谁牵头？');
  assert.deepEqual(plain(query.understood.map(({ word }) => word)), ['住房']);
});

test('of what no page holds as it is, the words are asked for that the site knows, and those that few pages have', async () => {
  const asked = async (text, pages = {}) => {
    const { search, lexicon, query } = await understand(text);
    Object.assign(search, {
      shards: () => Promise.resolve([{ name: 's1', provinces: [] }]),
      holding: () => Promise.resolve(new Map()),
      pagesWith: (word) => pages[word] || 0,
      rarity: (word) => 1 / (pages[word] || 1),
    });
    const familiar = await search.byFamiliarWords(query, lexicon, true);
    return [query.isAsked, familiar && familiar.parts, query.chips.map(({ word }) => word)];
  };
  const cases = {
    工匠住荔湾有什么租房: [true, ['工匠', '租房'], ['荔湾']],
    哪个区给租房: [true, ['租房'], []],
    西关租房: [false, ['租房', '西关'], []],
    到处租房: [false, ['租房'], []],
    租房住房: [false, null, []],
    企业怎么申请: [true, null, []],
    完全没有听说过的东西租房: [false, null, []],
    '"西关租房"': [false, null, []],
  };
  for (const text of Object.keys(cases)) {
    assert.deepEqual(plain(await asked(text, { 西关: 1, 到处: 9 })), cases[text], text);
  }
});

test('a body answers that is called with what it belongs to in front', async () => {
  const { search, lexicon } = await understand('');
  const scores = search.topicScores({ ...lexicon, topics: [{ ...lexicon.topics[3], id: 't4' }] }, [
    { word: '本区人社局', weight: 1 },
  ]);
  assert.ok(scores.get('t4') > 3);
});

test('of topics that are hinted at alike, that comes first whose page says it', async () => {
  const { search, lexicon } = await understand('');
  const scores = new Map([
    ['t1', 3.7],
    ['t2', 3.6],
  ]);
  const order = (exact) => search.bestTopics(lexicon, scores, new Map(exact)).map(({ id }) => id);
  assert.deepEqual(plain([order([]), order([['t2', []]])]), [
    ['t1', 't2'],
    ['t2', 't1'],
  ]);
});

test('two places beside each other, a figure and a role at the end stand apart as if there were a space', async () => {
  const wordsOf = async (text) => plain((await understand(text)).query.understood.map(({ word }) => word)).join(' ');
  assert.equal(await wordsOf('荔湾对比黄浦区'), '荔湾 黄浦区');
  assert.equal(await wordsOf('荔湾 vs 黄浦'), '荔湾 黄浦');
  const both = (await understand('荔湾与黄浦的住房')).query;
  assert.deepEqual(plain(both.chips.map(({ word }) => word)), ['荔湾', '黄浦']);
  assert.equal(await wordsOf('50万元工匠'), '50万元 工匠');
  assert.equal(await wordsOf('工匠五十万'), '工匠 五十万');
  assert.equal(await wordsOf('千人计划'), '千人计划');
  assert.equal(await wordsOf('区人社局牵头'), '区人社局');
});

test('a number answers by words alike as well', async () => {
  const { search, lexicon, query } = await understand('5亿 经费');
  assert.deepEqual(plain(await search.bestQuantities(lexicon, query)), []);
  query.understood = query.understood.map((term) => ({ ...term, alike: ['专项资金'] }));
  assert.equal(
    (await search.bestQuantities(lexicon, query)).some(({ id }) => id === 'a'),
    true,
  );
});

test('of what nothing is near, familiar words are asked for though they are a small part of it', async () => {
  const { search, lexicon, query } = await understand('住房一票否决制');
  search.shards = () => Promise.resolve([]);
  assert.deepEqual(plain((await search.byFamiliarWords(query, lexicon, true)).parts), ['住房']);
  assert.equal(await search.byFamiliarWords((await understand('住房一票否决制度由来')).query, lexicon, true), null);
});
