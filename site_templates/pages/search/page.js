/* The search page: a reader types, and results are drawn as they come. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  if (!bilin.readsAddresses()) {
    return;
  }
  const PAUSE_MS = 50;
  const form = bilin.part(document, 'form[data-search]');
  const input = bilin.input(form, 'input');
  const facetNames = search.words.facets.map(([name]) => name);
  const parts = search.build();
  /* Counts searches: what comes after the next one began is not drawn. */
  let turn = 0;
  let timer = 0;
  /* Whether what was typed last has been sent off, so that what is typed next is a step of its own for "back". */
  let isSettled = true;
  let isOpened = false;
  /** @type {SearchRun | null} */
  let shown = null;

  function state() {
    return search.parseState(window.location.search, facetNames);
  }

  /**
   * @param {SearchState} next
   * @param {boolean} isReplacing
   */
  function go(next, isReplacing) {
    const address = window.location.pathname + search.formatState(next);
    remember();
    if (isReplacing) {
      window.history.replaceState(null, '', address);
    } else {
      window.history.pushState(null, '', address);
    }
    show();
  }

  /** @type {ChangeFacet} */
  function change(facet, value, isOn) {
    const now = state();
    go({ ...now, chosen: search.withValue(now.chosen, facet, value, isOn) }, false);
  }

  function clear() {
    go({ ...state(), chosen: {} }, false);
    input.focus();
  }

  /* How many results are shown, and how far down: who comes back to this entry of the history finds the same. */
  function remember() {
    if (shown && shown.ended) {
      search.remember(shown.limit);
    }
  }

  /* Addresses hold ids of facets, which the lexicon knows. */
  function show() {
    if (search.hasLexicon()) {
      showNow();
    } else {
      search.lexicon().then(showNow, showNow);
    }
  }

  function showNow() {
    const now = state();
    if (document.activeElement !== input) {
      input.value = now.q;
    }
    const isSame = shown !== null && search.isAnswer(shown, now);
    if (!isSame || (shown && shown.ended)) {
      turn += 1;
    }
    if (shown && isSame) {
      shown.limit = search.rememberedLimit();
      update(shown, now).then(search.comeBack);
    } else {
      find(turn, now, false);
    }
  }

  /**
   * @param {number} own
   * @param {SearchState} now
   * @param {boolean} everything
   */
  async function find(own, now, everything) {
    const run = search.newRun(now);
    document.documentElement.classList.toggle('asking', now.q.trim() !== '');
    parts.status.textContent = '';
    parts.status.setAttribute('data-result-count', '');
    parts.notice.textContent = '';
    shown = null;
    if (!now.q.trim()) {
      parts.filters.hidden = true;
      draw(run, now, [], []);
      return;
    }
    shown = run;
    await search.find(run, {
      provinces: now.chosen.province,
      everything: everything || Object.keys(now.chosen).length > 0,
      kept: now.kept,
      isWide: now.isWide,
      isWanted: () => own === turn,
      drawPart: () => update(run, now),
    });
    if (own === turn) {
      await update(run, now);
      search.comeBack();
    }
  }

  /**
   * @param {SearchRun} run
   * @param {SearchState} now
   */
  async function update(run, now) {
    const own = turn;
    const hits = search.inOrder(run);
    try {
      const chosen = search.narrowing(run, now);
      if (Object.keys(chosen).length) {
        await search.loadTables(hits);
      }
      // A topic answers for all places; it stays where the query alone narrows down, not where a reader chose.
      const isOpen = !Object.keys(now.chosen).length;
      const fitting = hits.filter((hit) => (isOpen && hit.best && hit.best.kind) || search.fits(hit.id, chosen));
      await search.loadPages(run, fitting.slice(0, run.limit));
      await search.prepare(fitting.slice(0, run.limit), run.query);
      if (own === turn) {
        draw(run, now, fitting, hits);
        if (run.ended && run.limit === search.rememberedLimit()) {
          await narrow(now, hits, own);
        }
      }
    } catch {
      if (own === turn) {
        run.failed = 'failed';
        const readable = hits.filter((hit) => hit.page || hit.match);
        draw(run, now, readable, hits);
      }
    }
  }

  /**
   * Draw the facets once they are open: at once on a wide screen and a small site, else when a reader opens them.
   * @param {SearchState} now
   * @param {SearchHit[]} hits
   * @param {number} own
   */
  async function narrow(now, hits, own) {
    parts.filters.hidden = !hits.length;
    if (!isOpened && !search.isLarge() && window.matchMedia('(min-width: 60em)').matches) {
      parts.filters.open = true;
    }
    isOpened = true;
    if (!hits.length || !(parts.filters.open || Object.keys(now.chosen).length)) {
      return;
    }
    await search.loadTables(hits);
    if (own === turn) {
      const ids = hits.map((hit) => hit.id);
      search.drawFacets(parts.facets, search.countFacets(ids, now.chosen, facetNames), now.chosen, change);
    }
  }

  /**
   * @param {SearchRun} run
   * @param {SearchState} now
   * @param {SearchHit[]} hits those that fit what is chosen
   * @param {SearchHit[]} all
   */
  function draw(run, now, hits, all) {
    [parts.loosen, parts.more, parts.bar].forEach((part) => {
      part.textContent = '';
    });
    search.drawAbsent(parts.absent, run);
    search.drawUnderstood(parts.understood, run, now, (next) => go(next, false));
    search.drawChosen(parts.chosen, now.chosen, { change, clear });
    search.drawNotice(parts.notice, run, retry);
    if (hits.length) {
      search.drawGroups(parts.bar, now.group, (group) => go({ ...state(), group }, false));
    }
    search.draw(parts.hits, hits.slice(0, run.limit), run.query, now.group);
    if (run.ended) {
      search.drawStatus(parts.status, run, hits);
      drawLoosen(run, now, hits, all);
      search.drawMore(parts.more, run, hits.length, {
        showMore: (limit) => showMore(run, now, hits, limit),
        findRest: () => findRest(now),
      });
    }
  }

  /**
   * What to do about nothing, or near misses only.
   * @param {SearchRun} run
   * @param {SearchState} now
   * @param {SearchHit[]} hits
   * @param {SearchHit[]} all
   */
  function drawLoosen(run, now, hits, all) {
    if (!run.query || run.failed || !search.isPoor(run.query, hits)) {
      return;
    }
    /** @param {string} facet @param {string} value */
    const countWithout = (facet, value) => {
      const rest = search.withValue(now.chosen, facet, value, false);
      return all.filter((hit) => search.fits(hit.id, rest)).length;
    };
    if (run.absent.length && !run.rest.length) {
      return;
    }
    search.drawLoosen(parts.loosen, run.query, now.chosen, countWithout, { change, clear });
  }

  function retry() {
    shown = null;
    show();
  }

  /** @param {SearchState} now */
  function findRest(now) {
    turn += 1;
    find(turn, now, true);
  }

  /**
   * Show more, and put the focus on the first new result: a reader without a mouse goes on from there.
   * @param {SearchRun} run
   * @param {SearchState} now
   * @param {SearchHit[]} hits
   * @param {number} limit
   */
  async function showMore(run, now, hits, limit) {
    const first = hits[run.limit];
    run.limit = limit;
    await update(run, now);
    const link = parts.hits.querySelector(`[data-id="${first.id}"] a`);
    if (link) {
      /** @type {HTMLElement} */ (link).focus();
    }
  }

  function type() {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const q = input.value.trim();
      if (q !== state().q) {
        // What is being typed stands in the address in one step, behind the query that was there before.
        const isReplacing = !isSettled;
        isSettled = false;
        go({ ...state(), q }, isReplacing);
      }
    }, PAUSE_MS);
  }

  function send() {
    const q = input.value.trim();
    window.clearTimeout(timer);
    if (q !== state().q) {
      go({ ...state(), q }, !isSettled);
    }
    isSettled = true;
  }

  function openFilters() {
    if (parts.filters.open && shown && shown.ended) {
      narrow(state(), search.inOrder(shown), turn);
    }
  }

  input.addEventListener('input', (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) {
      type();
    }
  });
  input.addEventListener('compositionend', type);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  parts.facets.addEventListener('submit', (event) => event.preventDefault());
  parts.filters.addEventListener('toggle', openFilters);
  parts.hits.addEventListener('click', remember);
  window.addEventListener('pagehide', remember);
  window.addEventListener('popstate', () => {
    input.value = state().q;
    isSettled = true;
    show();
  });
  input.value = state().q;
  search.warm();
  show();
})();
