/* Results as a reader sees them. Everything that comes from content is set as text, never as markup. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const element = bilin.element;
  const MAX_PLACES = 3;

  /**
   * @param {string} path
   * @param {string} anchor
   * @param {string[]} marks
   */
  function addressOf(path, anchor, marks) {
    const query = marks.map((mark) => 'mark=' + encodeURIComponent(mark)).join('&');
    return search.pathOf(path) + (query ? '?' + query : '') + (anchor ? '#' + anchor : '');
  }

  /**
   * The page of a hit; of one that only its name found, what the name tells. A name or a topic in English leads to the
   * page in it, unless what was asked for stands in the page's own text.
   * @param {SearchHit} hit
   * @returns {SearchPage}
   */
  function pageOf({ page, match, best, isExact }) {
    if (page) {
      const named = match ? match.name : best && best.kind ? { path: best.path, title: best.label } : page;
      return named.path !== page.path && !isExact ? { ...page, path: named.path, title: named.title } : page;
    }
    if (best && !match) {
      return { path: best.path, kind: best.kind || 'quantity', title: best.label, where: '', place: '', sections: [] };
    }
    const { path, kind, title, where } = /** @type {SearchMatch} */ (match).name;
    return { path, kind, title, where, place: where.split(' ')[0], sections: [] };
  }

  /**
   * In how many places the words stand, by the heading above them.
   * @param {PageMatches} matches
   */
  function placesOf(matches) {
    /** @type {Map<string, number>} */
    const places = new Map();
    matches.sections.forEach(({ heading, spans }) => {
      spans.forEach(([start]) => {
        // A page's text starts with its title and the space after it.
        const plain = start <= matches.titleLength ? search.words.title : search.words.body;
        const name = heading || plain;
        places.set(name, (places.get(name) || 0) + 1);
      });
    });
    return Array.from(places);
  }

  /**
   * Why a page was found: its name, or the sections in which the words stand.
   * @param {SearchHit} hit
   * @param {PageMatches} matches
   */
  function why({ match, best }, matches) {
    const reasons = [];
    if (best && best.title) {
      reasons.push(search.fillWords(best.printed ? 'quantity' : 'crossed', { label: best.label }));
    } else if (best && best.kind && !match) {
      reasons.push(search.fillWords('name_of', { kind: search.kindWord(best.kind), name: best.label }));
    }
    if (match) {
      const { text, title, kind } = match.name;
      const values = { kind: search.kindWord(kind), name: text };
      const naming = text !== title ? search.fillWords('name_of', values) : '';
      reasons.push([naming, search.words['why_' + match.rank]].filter(Boolean).join(' '));
    }
    const places = placesOf(matches).map(([name, n]) => search.fillWords('places', { name, n }));
    if (places.length) {
      reasons.push(search.fillWords('in', { places: bilin.listed(places) }));
    }
    return reasons.join('；');
  }

  /**
   * What a page says around the words: neither its title, a heading above the same words, nor the same words twice.
   * @param {SearchPage} page
   * @param {PageMatches} matches
   * @param {string[]} marks
   */
  function excerptsOf(page, matches, marks) {
    const shown = new Set([page.title]);
    const lines = /** @type {HTMLElement[]} */ ([]);
    matches.sections.forEach((section) => {
      const words = search.excerpt(matches.text, section);
      const around = String(words.textContent).trim();
      if (lines.length === MAX_PLACES || around === section.heading || shown.has(around)) {
        return;
      }
      shown.add(around);
      const line = element('p', { class: 'result__excerpt', ...search.languageOf(around) });
      if (section.anchor) {
        const href = addressOf(page.path, section.anchor, marks);
        line.append(element('a', { class: 'result__place', href }, section.heading || page.title), ' ');
      }
      line.append(words);
      lines.push(line);
    });
    return lines;
  }

  /**
   * Where on its page a result leads to.
   * @param {SearchHit} hit
   * @param {PageMatches} matches
   */
  function anchorOf({ match, best }, { sections, titleLength }) {
    if (best && best.anchor) {
      return best.anchor;
    }
    if (match) {
      return match.name.anchor;
    }
    const isInTitle = sections.length > 0 && sections[0].spans[0][0] <= titleLength;
    return isInTitle || !sections.length ? '' : sections[0].anchor;
  }

  /**
   * @param {SearchHit} hit
   * @param {string[]} needles
   */
  function resultOf(hit, needles) {
    const page = pageOf(hit);
    const matches = search.matches(page, needles);
    const marks = search.marksOf(matches);
    const href = addressOf(page.path, anchorOf(hit, matches), marks);
    const title = (hit.best && hit.best.title) || page.title;
    const about = title === page.title ? '' : page.title;
    const where = [search.kindWord(page.kind), page.where, about].filter(Boolean).join(' · ');
    return element(
      'li',
      { class: 'result', 'data-result': '', 'data-id': hit.id, 'data-exact': String(hit.isExact) },
      element('a', { class: 'result__title', href, ...search.languageOf(title) }, title),
      element('span', { class: 'result__where', ...search.languageOf(where) }, where),
      element('span', { class: 'result__why' }, why(hit, matches)),
      ...excerptsOf(page, matches, marks),
    );
  }

  /**
   * @param {SearchHit} hit
   * @param {string} by
   */
  function groupOf(hit, by) {
    if (by === 'none') {
      return '';
    }
    const page = pageOf(hit);
    return by === 'kind' ? search.kindWord(page.kind) : page.place || search.words.anywhere;
  }

  /**
   * Values under the same key, in the order of their first.
   * @template Value
   * @param {Value[]} values
   * @param {(value: Value) => string} keyOf
   */
  function grouped(values, keyOf) {
    /** @type {Map<string, Value[]>} */
    const groups = new Map();
    values.forEach((value) => {
      const key = keyOf(value);
      groups.set(key, (groups.get(key) || []).concat([value]));
    });
    return groups;
  }

  /**
   * What to mark in a hit.
   * @param {SearchHit} hit
   * @param {SearchQuery} query
   */
  function needlesOf({ tier, isExact }, query) {
    if (isExact || tier === 'exact') {
      return [query.whole];
    }
    const unmarked = tier === 'marks' ? search.unmarked(query.whole) : [];
    if (unmarked.length) {
      return unmarked;
    }
    if (tier === 'near' || tier === 'marks') {
      return search.partsOf(query);
    }
    const wide = query.understood.reduce(
      (/** @type {string[]} */ all, { word, alike, segments }) =>
        all.concat(
          word,
          alike,
          segments.map((each) => each.word),
          ...segments.map((each) => each.alike),
        ),
      [query.whole],
    );
    return tier === 'all' ? query.understood.map(({ word }) => word) : wide.concat(query.others);
  }

  /* Results that were made before they are drawn. */
  /** @type {WeakMap<SearchHit, HTMLElement>} */
  const prepared = new WeakMap();

  /**
   * @param {SearchHit} hit
   * @param {SearchQuery | null} query
   */
  function itemOf(hit, query) {
    return prepared.get(hit) || resultOf(hit, query ? needlesOf(hit, query) : []);
  }

  search.prepare = async (hits, query) => {
    for (const hit of hits) {
      await search.breathe();
      prepared.set(hit, itemOf(hit, query));
    }
  };

  search.draw = (place, hits, query, by) => {
    place.textContent = '';
    // Where pages have the words and words that mean the same, they stand together.
    const isMixed = ['all', 'alike'].every((tier) => hits.some((hit) => hit.tier === tier));
    const headingOf = (/** @type {SearchHit} */ { tier }) =>
      isMixed && (tier === 'alike' || tier === 'all') ? 'both' : tier;
    grouped(hits, headingOf).forEach((tierHits, tier) => {
      place.append(element('h2', { class: 'results__tier' }, search.words[tier]));
      grouped(tierHits, (hit) => groupOf(hit, by)).forEach((members, name) => {
        const items = members.map((hit) => itemOf(hit, query));
        if (name) {
          place.append(element('h3', { class: 'results__group' }, name));
        }
        place.append(element('ol', { class: 'results__list' }, ...items));
      });
    });
  };
})();
