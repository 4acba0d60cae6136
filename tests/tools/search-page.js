/* The search page for the unit tests of its scripts, with words of its own and no index. */
'use strict';
const { open } = require('./page');

const WORDS = {
  facets: [
    ['kind', '种类'],
    ['district', '区县'],
  ],
  kinds: { plan: '文本' },
  title: '标题',
  body: '正文',
  both: 'words of both',
  single: 'one',
  more_names: '{n} of {all} with {key}',
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
  absent: 'absent {name} ',
  absent_far: 'far {name}',
  absent_rest: 'instead {words}',
  respelt: 'or ',
};

function openSearch(more = {}, { english = '', folder = 'search/' } = {}) {
  const data = JSON.stringify(WORDS).replace(/"/g, '&quot;');
  const form = `<form data-search="${folder}start.js" action="search.html"><input id="q"></form>`;
  const links = '<a href="other.html" hreflang="x"></a><a href="search.html" hreflang="zh-CN"></a>';
  const beside = english ? `data-english="${english}"` : '';
  const files = {
    ...more,
    'start.js':
      'bilinSearch.take("start", { fold: "灣湾閔闵", shards: [["s1", []]], names: 0, routes: 0, numbers: 1, texts: true, pages: 3 });',
  };
  const body = `${links}${form}<div data-results ${beside} data-pagefind="search/pagefind.js" data-words="${data}" data-divisions="{part}.js" data-classes="1"></div>`;
  const window = open(body, {
    bundles: ['site.js', 'search.js', 'slips.js'],
    files,
    url: 'https://bilin.example/search.html',
  });
  window.bilin.setFoldTable('灣湾閔闵');
  return window;
}

module.exports = { openSearch };
