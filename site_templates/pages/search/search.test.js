'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { plain } = require('../../../tests/tools/page');
const { openSearch } = require('../../../tests/tools/search-page');

test('near misses share parts, or pairs of characters that no punctuation parts', () => {
  const { search } = openSearch().bilin;
  assert.deepEqual(plain(search.partsOf(search.parse('租房，补贴'))), ['租房', '补贴']);
  assert.deepEqual(plain(search.partsOf({ parts: [], whole: '一二、三一二' })), ['一二', '三一']);
  assert.deepEqual(plain(search.partsOf({ parts: [], whole: 'luohu' })), [], 'half of all words have two such letters');
});

test('texts are scanned as documents are indexed: the best zone, and where two meet the lesser', async () => {
  const { search } = openSearch().bilin;
  const scanned = {
    ...page([
      ['', '', '标题 甲乙', 3],
      ['summary', '摘要', '丙丁\n甲乙标', 1],
    ]),
    id: 's1/x',
  };
  search.load = () => Promise.resolve([scanned]);
  const zone = async (text) => (await search.scan.holding('s1', text)).get('s1/x');
  assert.equal(await zone('标题'), 0);
  assert.equal(await zone('题甲'), 3);
  assert.equal(await zone('甲乙'), 1);
  assert.equal(await zone('丁甲'), undefined, 'nothing is found across a gap');
  assert.equal((await search.scan.holding('s2', '标题')).size, 0);
  assert.equal((await search.scan.page('s1/x')).title, '标题');
});

test('a page counts more for words in its name, for more of them, and less for cut numbers', () => {
  const { search } = openSearch().bilin;
  const score = (...sections) => search.scoreOf(page(sections), [{ word: '甲乙', weight: 1 }], 0);
  assert.ok(score(['', '', '标题 ', 3], ['a', 'A', '甲乙', 1]) > score(['', '', '标题 ', 3], ['a', 'A', '甲乙', 3]));
  assert.ok(score(['', '', '标题 甲乙，甲乙', 3]) > score(['', '', '标题 甲乙', 3]));
  const number = (text) => search.scoreOf(page([['', '', '标题 ' + text, 3]]), [{ word: '500名', weight: 1 }], 0);
  assert.ok(number('约500名') > number('共1500名'));
});

test('a stretch is asked for as the index was filled', () => {
  assert.equal(openSearch().bilin.search.encode('荔湾'), '"bxtcbpvy"');
});

test('a folded stretch is found where it stands in the text, over what the fold drops, but not over a gap', () => {
  const { search } = openSearch().bilin;
  const read = search.reader('甲 荔\u3000灣区\n荔\n湾荔湾');
  assert.deepEqual(plain(read('荔湾')), [
    [2, 5],
    [10, 12],
  ]);
  assert.deepEqual(plain(read('')), []);
  assert.deepEqual(plain(search.reader('\u{20000}荔湾')('荔湾')), [[2, 4]]);
});

function page(sections, title = '标题') {
  return { path: 'a.html', kind: 'plan', title, where: '广东省 荔湾区', place: '荔湾区', sections };
}

test('matches that touch are one, and belong to the section in which they start', () => {
  const { search } = openSearch().bilin;
  const matches = search.matches(
    page([
      ['a', 'A', '标题 甲乙丙'],
      ['b', 'B', '丁甲乙'],
    ]),
    ['甲乙', '乙丙'],
  );
  assert.deepEqual(plain(matches.sections.map((section) => [section.anchor, section.spans])), [
    ['a', [[3, 6]]],
    ['b', [[7, 9]]],
  ]);
});

test('matches that stand next to each other are one', () => {
  const { search } = openSearch().bilin;
  const matches = search.matches(page([['a', 'A', '甲乙丙']]), ['甲', '乙']);
  assert.deepEqual(plain(matches.sections[0].spans), [[0, 2]]);
});

test('an excerpt has the words around the first match, with every match in it marked, as text', () => {
  const { search } = openSearch().bilin;
  const text = '前'.repeat(30) + '<b>甲</b>' + '后'.repeat(90) + '甲';
  const matches = search.matches(page([['a', 'A', text]]), ['甲']);
  const line = search.excerpt(text, matches.sections[0]);
  assert.equal(line.querySelectorAll('mark').length, 1);
  assert.match(line.textContent, /^…前+<b>甲<\/b>后+…$/);
  assert.deepEqual(plain(search.marksOf(matches)), ['甲']);
});

test('a word that readers use leads to a district or a page as its heading does, and to a topic as one of several', () => {
  const { search } = openSearch().bilin;
  const run = search.newRun({ q: 'x', kept: [], isWide: true });
  const name = (id, kind, isAlias) => ({ name: { id, kind, folded: 'x', isAlias }, rank: 0 });
  const usual = [name('s1/b', 'district', 2), name('s1/c', 'list', 2), name('s1/d', 'theme', 2)];
  run.names = [...usual, name('s1/e', 'district', 1)];
  run.tiers.exact = new Map([['s1/a', [0]]]);
  const order = search.inOrder(run).map((hit) => hit.tier + ' ' + hit.id);
  assert.deepEqual(plain(order), ['best s1/b', 'best s1/c', 'exact s1/a', 'names s1/d', 'names s1/e']);
});

test('hits stand in tiers, each page once, those whose words stand in a better place first', () => {
  const { search } = openSearch().bilin;
  const run = search.newRun({ q: 'x', kept: [], isWide: true });
  const name = (id, rank) => ({ name: { id, kind: 'district', folded: 'x' }, rank });
  run.names = [name('s1/b', 0), name('s1/d', 4)];
  run.tiers.exact = new Map([
    ['s1/a', [3]],
    ['s1/b', [3]],
    ['s1/e', [0]],
  ]);
  run.tiers.all = new Map([
    ['s1/a', [3]],
    ['s1/c', [3]],
  ]);
  run.tiers.marks = new Map([['s1/f', [3]]]);
  const order = search.inOrder(run).map((hit) => hit.tier + ' ' + hit.id + ' ' + hit.isExact);
  assert.deepEqual(plain(order), [
    'best s1/b true',
    'exact s1/e true',
    'exact s1/a true',
    'names s1/d false',
    'marks s1/f false',
    'all s1/c false',
  ]);
});

test('values of a facet that are as frequent stand in the order of their names', async () => {
  const window = openSearch();
  const { search } = window.bilin;
  const district = { labels: ['上海市', '广东省', '北京市'], of: [0, 1, 2] };
  window.bilinSearch.take('facets-s1', { ids: ['x', 'y', 'z'], facets: { district } });
  window.bilin.loadScript = () => Promise.resolve();
  await search.loadFacets('s1');
  const [{ values }] = search.countFacets(['s1/x', 's1/y', 's1/z'], {}, ['district']);
  assert.equal(values.map(([name]) => name).join(), '北京市,广东省,上海市');
});

test('facets count what each of their values would leave, and a chosen one without a page stays', async () => {
  const window = openSearch();
  const { search } = window.bilin;
  const facets = {
    kind: { labels: ['plan', 'text'], of: [0, 1, 0] },
    district: { labels: ['a', 'b'], of: [0, [0, 1], 1] },
  };
  window.bilinSearch.take('facets-s1', { ids: ['x', 'y', 'z'], facets });
  window.bilin.loadScript = () => Promise.resolve();
  await search.loadFacets('s1');
  const counts = search.countFacets(['s1/x', 's1/y', 's1/z'], { kind: ['plan'], district: ['none'] }, [
    'kind',
    'district',
  ]);
  assert.deepEqual(plain(counts), [
    { facet: 'kind', values: [['plan', 0]] },
    {
      facet: 'district',
      values: [
        ['a', 1],
        ['b', 1],
        ['none', 0],
      ],
    },
  ]);
  assert.equal(search.fits('s1/y', { district: ['b'] }), true);
  assert.equal(search.fits('s1/nothing', { district: ['b'] }), false);
  assert.equal(search.fits('s1/nothing', {}), true);
});

test('an address and what it asks for are the same, whichever way one goes', () => {
  const { search } = openSearch().bilin;
  const query = '?q=a&kind=plan&kind=text&district=b&group=kind';
  assert.equal(search.formatState(search.parseState(query, ['kind', 'district'])), query);
  assert.equal(search.parseState('?group=nonsense', []).group, 'none');
  const address = '?q=a&word=b&alike=no';
  assert.equal(search.formatState(search.parseState(address, [])), address);
  assert.deepEqual(plain(search.withValue({ kind: ['plan'] }, 'kind', 'plan', false)), {});
});

test('the status says how many of each tier there are, and what is missing', () => {
  const { search } = openSearch().bilin;
  const place = openSearch().document.createElement('p');
  const run = { ...search.newRun({ q: '甲', kept: [], isWide: true }), query: search.parse('甲'), done: 1, shards: 3 };
  search.drawStatus(place, run, [{ tier: 'near' }, { tier: 'near' }]);
  assert.equal(place.textContent, '2 so far（near 2）。none_exact 甲。one。1/3');
  search.drawStatus(place, { ...run, done: 3, failed: 'failed' }, []);
  assert.equal(place.textContent, 'one。failed');
  assert.equal(place.getAttribute('data-result-count'), '0');
  const moreNames = { key: '甲', n: 2, all: 9 };
  search.drawStatus(place, { ...run, done: 3, moreNames }, [{ tier: 'names' }]);
  assert.equal(place.textContent, '1 in all（names 1）。one。2 of 9 with 甲');
});

test('what is enough has the pages of everywhere in it, beside those of the provinces that were named', async () => {
  const { search } = openSearch().bilin;
  const asked = [];
  const hits = (shard) => Array.from({ length: 400 }, (_, at) => [shard + '/' + at, [1]]);
  search.start = () => Promise.resolve({});
  search.lexicon = () => Promise.resolve(null);
  search.understand = (query) => ({ ...query, understood: [], others: [] });
  search.soleWord = () => '';
  search.names = () => Promise.resolve({ matches: [{ name: { id: 's3/0' } }], more: null });
  search.shards = () =>
    Promise.resolve(['', '甲省', '乙省'].map((name, at) => ({ name: 's' + (at + 1), provinces: [name] })));
  search.inShard = (shard) => {
    asked.push(shard);
    return Promise.resolve({ exact: new Map(hits(shard)), same: new Map(), all: new Map(), alike: new Map() });
  };
  search.page = () => Promise.resolve(page([['', '', '标题 甲乙', 3]]));
  const run = search.newRun({ q: '甲乙', kept: [], isWide: false });
  await search.find(run, { isWanted: () => true, drawPart: () => Promise.resolve() });
  assert.equal(run.failed, '');
  assert.deepEqual([asked, run.done, run.shards], [['s1', 's3'], 2, 3]);
});

test('a result says why it was found, and leads to the words, which the page marks', () => {
  const window = openSearch();
  const { search } = window.bilin;
  const list = window.document.createElement('div');
  const hit = {
    tier: 'exact',
    id: 's1/a',
    isExact: true,
    page: page([
      ['', '', '标题 甲', 3],
      ['b', '节', '甲乙', 3],
    ]),
  };
  search.draw(list, [hit], search.parse('甲乙'), 'kind');
  assert.equal(list.querySelector('h3').textContent, '文本');
  assert.equal(list.querySelector('a').getAttribute('href'), 'a.html?mark=%E7%94%B2%E4%B9%99#b');
  assert.match(list.textContent, /in 节×1/);
});

test('a result shows no words twice, nor its title or a heading as what stands around the words', () => {
  const window = openSearch();
  const list = window.document.createElement('div');
  const sections = [
    ['', '', '甲乙 ', 0],
    ['b', '甲乙节', '甲乙节 ', 3],
    ['c', '节', '说甲乙。', 3],
    ['d', '节', '说甲乙。', 3],
  ];
  const hit = { tier: 'exact', id: 's1/a', isExact: true, page: page(sections, '甲乙') };
  window.bilin.search.draw(list, [hit], window.bilin.search.parse('甲乙'), 'kind');
  const shown = [...list.querySelectorAll('.result__excerpt')].map((line) => line.textContent);
  assert.deepEqual(shown, ['节 说甲乙。']);
});

test('results that were made before are drawn as they were made', async () => {
  const window = openSearch();
  const { search } = window.bilin;
  const list = window.document.createElement('div');
  const hit = { tier: 'exact', id: 's1/a', isExact: true, page: page([['b', '节', '甲乙', 3]]) };
  const query = search.parse('甲乙');
  await search.prepare([hit], query);
  search.draw(list, [hit], query, 'none');
  const drawn = list.querySelector('[data-result]');
  search.draw(list, [hit], query, 'none');
  assert.equal(list.querySelector('[data-result]'), drawn);
});
