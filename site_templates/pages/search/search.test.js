'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain } = require('../../../tests/tools/page');

const WORDS = {
  facets: [
    ['kind', '种类'],
    ['district', '区县'],
  ],
  kinds: { plan: '文本' },
  title: '标题',
  body: '正文',
  single: 'one',
  rest: 'rest',
  none: 'none {q}',
  none_exact: 'none_exact {q}',
  part: '{done}/{all}',
  count: '{n} in all',
  count_some: '{n} so far',
  count_exact: 'exact {n}',
  count_near: 'near {n}',
  count_names: 'names {n}',
  count_all: 'all {n}',
  ignored: 'ignored {words}',
  failed: 'failed',
  more: 'more {n} of {left}',
  name_of: '{kind}“{name}”',
  in: 'in {places}',
  places: '{name}×{n}',
  why_0: 'whole name',
};

function openSearch() {
  const data = JSON.stringify(WORDS).replace(/"/g, '&quot;');
  const form = '<form data-search="search/start.js" action="search.html"><input id="q"></form>';
  const files = {
    'start.js': 'bilinSearch.take("start", { fold: "灣湾閔闵", shards: [["s1", []]], names: 0, routes: 0 });',
  };
  const body = `${form}<div data-results data-pagefind="search/pagefind.js" data-words="${data}"></div>`;
  const window = open(body, { bundles: ['site.js', 'search.js'], files, url: 'https://bilin.example/search.html' });
  window.bilin.setFoldTable('灣湾閔闵');
  return window;
}

test('a query is one stretch, a phrase, or several terms that must all be there', () => {
  const { search } = openSearch().bilin;
  const parse = (text) => plain(search.parse(text));
  assert.deepEqual(parse(' 荔灣 '), { raw: '荔灣', whole: '荔湾', terms: [], ignored: [] });
  assert.deepEqual(parse('"租房 补贴"'), { raw: '"租房 补贴"', whole: '租房补贴', terms: [], ignored: [] });
  assert.deepEqual(parse('租房，补贴 租房').terms, ['租房', '补贴']);
  assert.deepEqual(parse('“人才 公寓”、房').terms, ['人才公寓']);
  assert.deepEqual(parse('“人才 公寓”、房').ignored, ['房']);
});

test('near misses share terms, or pairs of characters that no punctuation parts', () => {
  const { search } = openSearch().bilin;
  assert.deepEqual(plain(search.partsOf(search.parse('租房，补贴'))), ['租房', '补贴']);
  assert.deepEqual(plain(search.partsOf({ terms: [], whole: '一二、三一二' })), ['一二', '三一']);
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

test('hits stand in tiers, each page once: exact by name, exact, names, all terms, near', () => {
  const { search } = openSearch().bilin;
  const run = search.newRun('x');
  const name = (id, rank) => ({ name: { id }, rank });
  run.names = [name('s1/b', 0), name('s1/d', 4)];
  run.exact = new Map([
    ['s1/a', {}],
    ['s1/b', {}],
  ]);
  run.all = new Map([
    ['s1/a', {}],
    ['s1/c', {}],
  ]);
  const order = search.inOrder(run).map((hit) => hit.tier + ' ' + hit.id);
  assert.deepEqual(plain(order), ['exact s1/b', 'exact s1/a', 'names s1/d', 'all s1/c']);
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
  assert.equal(search.parseState('?group=nonsense', []).group, 'district');
  assert.deepEqual(plain(search.withValue({ kind: ['plan'] }, 'kind', 'plan', false)), {});
});

test('the status says how many of each tier there are, and what is missing', () => {
  const { search } = openSearch().bilin;
  const place = openSearch().document.createElement('p');
  const run = { ...search.newRun('甲'), query: search.parse('甲'), done: 1, shards: 3 };
  search.drawStatus(place, run, [{ tier: 'near' }, { tier: 'near' }]);
  assert.equal(place.textContent, '2 so far（near 2）。none_exact 甲。one。1/3');
  search.drawStatus(place, { ...run, done: 3, failed: 'failed' }, []);
  assert.equal(place.textContent, 'one。failed');
  assert.equal(place.getAttribute('data-result-count'), '0');
});

test('a result says why it was found, and leads to the words, which the page marks', () => {
  const window = openSearch();
  const { search } = window.bilin;
  const list = window.document.createElement('div');
  const hit = {
    tier: 'exact',
    id: 's1/a',
    page: page([
      ['', '', '标题 甲'],
      ['b', '节', '甲乙'],
    ]),
  };
  search.draw(list, [hit], search.parse('甲乙'), 'kind');
  assert.equal(list.querySelector('h3').textContent, '文本');
  assert.equal(list.querySelector('a').getAttribute('href'), 'a.html?mark=%E7%94%B2%E4%B9%99#b');
  assert.match(list.textContent, /in 节×1/);
});
