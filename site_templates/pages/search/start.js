/* The search page: what is asked for stands in the address, so that it can be sent, and the back button works. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var made = search.made;
  var words = search.words;
  var form = document.querySelector('[data-search]');
  var input = form.querySelector('input');
  var FIRST = 10;
  var NEXT = 30;
  var PAUSE = 50;
  var GROUPS = ['district', 'kind', 'none'];
  var facetNames = words.facets.map(function (pair) { return pair[0]; });
  var run = 0;
  var timer = 0;
  var settled = true;
  var opened = false;
  var found = null;
  var parts = build();

  function build() {
    var place = search.place;
    var one = {};
    place.textContent = '';
    ['notice', 'status', 'chosen', 'bar', 'loosen', 'columns'].forEach(function (name) {
      one[name] = place.appendChild(made(name === 'status' ? 'p' : 'div', 'results__' + name));
    });
    one.notice.setAttribute('role', 'alert');
    one.status.setAttribute('role', 'status');
    one.status.setAttribute('data-result-count', '');
    one.filters = one.columns.appendChild(made('details', 'results__filters'));
    one.filters.appendChild(made('summary', '', words.filters));
    one.facets = one.filters.appendChild(made('form', 'facets'));
    one.facets.setAttribute('aria-label', words.filters);
    one.filters.hidden = true;
    one.main = one.columns.appendChild(made('div', 'results__main'));
    one.hits = one.main.appendChild(made('div'));
    one.more = one.main.appendChild(made('div', 'results__more'));
    return one;
  }

  /* State */

  function state() {
    var given = new URLSearchParams(window.location.search);
    var chosen = {};
    facetNames.forEach(function (facet) {
      var values = given.getAll(facet).filter(Boolean);
      if (values.length) { chosen[facet] = values; }
    });
    var group = given.get('group');
    return { q: given.get('q') || '', chosen: chosen, group: GROUPS.indexOf(group) < 0 ? GROUPS[0] : group };
  }

  function go(next, replace) {
    var query = new URLSearchParams();
    if (next.q) { query.set('q', next.q); }
    Object.keys(next.chosen).forEach(function (facet) {
      next.chosen[facet].forEach(function (value) { query.append(facet, value); });
    });
    if (next.group !== GROUPS[0]) { query.set('group', next.group); }
    var address = window.location.pathname + (query.toString() ? '?' + query : '');
    window.history[replace ? 'replaceState' : 'pushState'](null, '', address);
    show();
  }

  function change(facet, value, on) {
    var next = state();
    var values = (next.chosen[facet] || []).filter(function (one) { return one !== value; });
    if (on) { values.push(value); }
    if (values.length) { next.chosen[facet] = values; } else { delete next.chosen[facet]; }
    go(next, false);
  }

  function clear() {
    var next = state();
    next.chosen = {};
    go(next, false);
    input.focus();
  }

  /* Searching */

  function show() {
    var now = state();
    if (document.activeElement !== input) { input.value = now.q; }
    // Results of some provinces only are no answer for others.
    var holds = found && (!found.within || found.within === String(now.chosen.province || ''));
    // Nor are the first of many, of which none may fit, when they are to be narrowed down.
    var all = found && (found.done === found.shards || !Object.keys(now.chosen).length);
    var same = holds && all && found.q === now.q && !found.failed;
    if (!same || found.ended) { run += 1; }
    if (!same) { find(run, now, false); return; }
    found.limit = FIRST;
    update(found, now);
  }

  async function find(id, now, everything) {
    parts.status.textContent = '';
    parts.status.setAttribute('data-result-count', '');
    parts.notice.textContent = '';
    found = null;
    if (!now.q.trim()) {
      parts.filters.hidden = true;
      draw(search.nothing(now.q), now, []);
      return;
    }
    var one = found = search.nothing(now.q);
    one.limit = FIRST;
    await search.find(one, {
      provinces: now.chosen.province,
      everything: everything || Object.keys(now.chosen).length > 0,
      goesOn: function () { return id === run; },
      part: function () { return update(one, now); }
    });
    if (id === run) { await update(one, now); }
  }

  async function update(one, now) {
    var id = run;
    var hits = search.inOrder(one);
    try {
      if (Object.keys(now.chosen).length) { await search.tables(hits); }
      var fitting = hits.filter(function (hit) { return search.fits(hit.id, now.chosen); });
      await search.pages(fitting.slice(0, one.limit));
      if (id !== run) { return; }
      draw(one, now, fitting, hits);
      if (one.ended && one.limit === FIRST) { await narrow(one, now, hits, id); }
    } catch (error) {
      if (id !== run) { return; }
      one.failed = 'failed';
      draw(one, now, hits.filter(function (hit) { return hit.page || hit.name; }), hits);
    }
  }

  /* Facets: at once on a small site, on a large one when a reader opens them. */
  async function narrow(one, now, hits, id) {
    parts.filters.hidden = !hits.length;
    if (!opened && !search.isLarge() && window.matchMedia('(min-width: 60em)').matches) { parts.filters.open = true; }
    opened = true;
    if (!hits.length || (search.isLarge() && !parts.filters.open && !Object.keys(now.chosen).length)) { return; }
    await search.tables(hits);
    if (id !== run) { return; }
    var ids = hits.map(function (hit) { return hit.id; });
    search.drawFacets(parts.facets, search.counted(ids, now.chosen, facetNames), now.chosen, change);
  }

  /* Drawing */

  function needlesOf(query) {
    return function (hit) {
      if (hit.tier === 'near') { return search.partsOf(query); }
      return hit.tier === 'all' ? query.terms : [query.whole];
    };
  }

  function draw(one, now, hits, unfiltered) {
    parts.loosen.textContent = '';
    parts.more.textContent = '';
    search.drawChosen(parts.chosen, now.chosen, change, clear);
    drawNotice(one);
    drawGroups(now, hits.length > 0);
    search.draw(parts.hits, hits.slice(0, one.limit), one.query ? needlesOf(one.query) : null, now.group);
    if (!one.ended) { return; }
    drawStatus(one, hits);
    if ((!hits.length || hits[0].tier === 'near') && one.query && !one.failed) {
      search.drawLoosen(parts.loosen, one.query, now.chosen, function (facet, value) {
        var rest = Object.assign({}, now.chosen);
        rest[facet] = rest[facet].filter(function (other) { return other !== value; });
        if (!rest[facet].length) { delete rest[facet]; }
        return unfiltered.filter(function (hit) { return search.fits(hit.id, rest); }).length;
      }, change, clear);
    }
    drawMore(one, now, hits);
  }

  function drawStatus(one, hits) {
    function number(tier) { return hits.filter(function (hit) { return hit.tier === tier; }).length; }
    var counts = ['exact', 'names', 'all', 'near'].filter(number).map(function (tier) {
      return search.said('count_' + tier, { n: number(tier) });
    });
    var lines = [];
    var whole = one.done < one.shards ? 'count_some' : 'count';
    if (hits.length) { lines.push(search.said(whole, { n: hits.length }) + '（' + counts.join('，') + '）'); }
    if (hits.length && hits[0].tier === 'near') { lines.push(search.said('none_exact', { q: one.q })); }
    if (!hits.length && !one.failed) { lines.push(search.said('none', { q: one.q })); }
    if (one.query && Array.from(one.query.whole).length === 1) { lines.push(words.one); }
    if (one.query && one.query.ignored.length) { lines.push(search.said('ignored', { words: one.query.ignored.join(' ') })); }
    if (one.done < one.shards) { lines.push(search.said('part', { done: one.done, all: one.shards })); }
    if (one.failed) { lines.push(words[one.failed]); }
    parts.status.textContent = lines.join('。');
    parts.status.setAttribute('data-result-count', String(hits.length));
  }

  function drawNotice(one) {
    var text = search.isFile && one.q.trim() ? words.file : one.failed ? words[one.failed] : '';
    if (parts.notice.firstChild && parts.notice.firstChild.textContent === text) { return; }
    parts.notice.textContent = '';
    if (!text) { return; }
    parts.notice.appendChild(made('p', 'caution', text));
    if (one.failed) { parts.notice.appendChild(search.button('results__action', words.retry, retry)); }
  }

  function retry() {
    found = null;
    show();
  }

  function drawGroups(now, any) {
    parts.bar.textContent = '';
    if (!any) { return; }
    var group = made('div');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', words.group);
    group.appendChild(made('span', '', words.group + '：'));
    GROUPS.forEach(function (by) {
      var one = search.button('results__by', words['group_' + by], function () { go(Object.assign(state(), { group: by }), false); });
      one.setAttribute('aria-pressed', String(by === now.group));
      group.appendChild(one);
    });
    parts.bar.appendChild(group);
  }

  function drawMore(one, now, hits) {
    var left = hits.length - one.limit;
    if (left > 0) {
      var more = search.button('results__action', search.said('more', { n: Math.min(NEXT, left), left: left }), async function () {
        var first = hits[one.limit];
        one.limit += NEXT;
        await update(one, now);
        focusOn(first.id, one);
      });
      more.setAttribute('data-more', '');
      parts.more.appendChild(more);
    } else if (one.done < one.shards) {
      var rest = search.button('results__action', words.rest, function () { run += 1; find(run, now, true); });
      rest.setAttribute('data-more', '');
      parts.more.appendChild(rest);
    }
  }

  /* The first result that is new, so that a reader without a mouse goes on from there. */
  function focusOn(id) {
    var link = parts.hits.querySelector('[data-id="' + id + '"] a');
    if (link) { link.focus(); }
  }

  /* Events */

  function type() {
    window.clearTimeout(timer);
    timer = window.setTimeout(function () {
      if (input.value.trim() === state().q) { return; }
      // What is being typed stands in the address in one step, behind the query that was there before.
      var replace = !settled;
      settled = false;
      go(Object.assign(state(), { q: input.value.trim() }), replace);
    }, PAUSE);
  }

  input.addEventListener('input', function (event) { if (!event.isComposing) { type(); } });
  input.addEventListener('compositionend', type);
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    window.clearTimeout(timer);
    if (input.value.trim() !== state().q) { go(Object.assign(state(), { q: input.value.trim() }), !settled); }
    settled = true;
  });
  parts.facets.addEventListener('submit', function (event) { event.preventDefault(); });
  parts.filters.addEventListener('toggle', function () {
    if (parts.filters.open && found && found.ended) { narrow(found, state(), search.inOrder(found), run); }
  });
  window.addEventListener('popstate', function () {
    input.value = state().q;
    settled = true;
    show();
  });
  input.value = state().q;
  if (!search.isFile) { search.warm(); }
  show();
}());
