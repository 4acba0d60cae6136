/* The form with facets and their counts, and the chosen ones as tags that can be removed. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const element = bilin.element;
  const OPEN_AT_FIRST = ['kind', 'district'];
  /* Which facets a reader has opened or closed. */
  /** @type {Map<string, boolean>} */
  const opened = new Map();
  let boxes = 0;

  /**
   * @param {string} facet
   * @param {[string, number]} value with its count
   * @param {boolean} isChosen
   * @param {ChangeFacet} change
   */
  function boxOf(facet, [value, count], isChosen, change) {
    boxes += 1;
    const id = 'facet-' + boxes;
    const input = element('input', { type: 'checkbox', id, name: facet, value });
    const number = element('span', { class: 'facet__count' }, ' ' + count);
    const label = element('label', { for: id }, search.facetValueWord(facet, value), number);
    input.checked = isChosen;
    input.addEventListener('change', () => change(facet, value, input.checked));
    return element('div', { class: 'facet__value' }, input, label);
  }

  /**
   * @param {FacetCounts} counts
   * @param {ChosenFacets} chosen
   * @param {ChangeFacet} change
   */
  function blockOf({ facet, values }, chosen, change) {
    const pair = search.words.facets.find(([key]) => key === facet);
    const name = pair ? pair[1] : facet;
    const isOpen = opened.get(facet);
    const own = chosen[facet] || [];
    const inputs = values.map((value) => boxOf(facet, value, own.indexOf(value[0]) >= 0, change));
    const legend = element('legend', { class: 'visually-hidden' }, name);
    const summary = element('summary', { class: 'facet__name' }, name);
    const group = element('fieldset', { class: 'facet__values' }, legend, ...inputs);
    const block = element('details', { class: 'facet' }, summary, group);
    block.open = isOpen === undefined ? OPEN_AT_FIRST.indexOf(facet) >= 0 || facet in chosen : isOpen;
    block.addEventListener('toggle', () => opened.set(facet, block.open));
    return block;
  }

  search.drawFacets = (place, counts, chosen, change) => {
    const focus = document.activeElement;
    const before = focus instanceof HTMLInputElement && place.contains(focus) ? focus : null;
    const shown = counts.filter(({ facet, values }) => values.length > 1 || chosen[facet]);
    place.textContent = '';
    place.append(...shown.map((facetCounts) => blockOf(facetCounts, chosen, change)));
    // The boxes are new: the reader stays at the one that was changed.
    if (before) {
      const inputs = Array.from(place.querySelectorAll('input'));
      const same = inputs.find((input) => input.name === before.name && input.value === before.value);
      if (same) {
        same.focus();
      }
    }
  };

  /** @param {ChosenFacets} chosen */
  function pairsOf(chosen) {
    /** @type {[string, string][]} */
    const pairs = [];
    Object.keys(chosen).forEach((facet) => chosen[facet].forEach((value) => pairs.push([facet, value])));
    return pairs;
  }

  search.drawChosen = (place, chosen, { change, clear }) => {
    const pairs = pairsOf(chosen);
    place.textContent = '';
    if (!pairs.length) {
      return;
    }
    const tags = pairs.map(([facet, value]) => {
      const name = search.facetValueWord(facet, value);
      const tag = bilin.button('button chosen__tag', name + ' ×', () => change(facet, value, false));
      tag.setAttribute('aria-label', search.fillWords('remove', { name }));
      return tag;
    });
    const label = element('span', { class: 'chosen__label' }, search.words.chosen + '：');
    place.append(label, ...tags, bilin.button('button chosen__clear', search.words.clear, clear));
  };

  /**
   * A sentence in which the names of the pages to start from, whose links stand below the results, are links.
   * @param {string} text
   */
  function withWays(text) {
    /** @type {(Node | string)[]} */
    const pieces = [];
    let rest = text;
    document.querySelectorAll('[data-ways] a').forEach((way) => {
      const name = String(way.textContent);
      const at = rest.toLowerCase().indexOf(name.toLowerCase());
      if (at >= 0) {
        const link = element('a', { href: String(way.getAttribute('href')) }, rest.slice(at, at + name.length));
        pieces.push(rest.slice(0, at), link);
        rest = rest.slice(at + name.length);
      }
    });
    return element('span', {}, ...pieces, rest);
  }

  search.drawLoosen = (place, query, chosen, count, { change, clear }) => {
    /** @type {(Node | string)[]} */
    const ways = pairsOf(chosen).map(([facet, value]) => {
      const name = search.facetValueWord(facet, value);
      const text = search.fillWords('loosen_filter', { name, n: count(facet, value) });
      return bilin.button('button loosen__action', text, () => change(facet, value, false));
    });
    if (ways.length) {
      ways.push(bilin.button('button loosen__action', search.words.loosen_filters, clear));
    }
    (query.parts.length > 1 ? query.parts : []).forEach((term) => {
      const address = '?q=' + encodeURIComponent(term);
      ways.push(element('a', { href: address }, search.fillWords('loosen_term', { word: term })));
    });
    ways.push(search.words.loosen_shorter, withWays(search.words.loosen_browse));
    const items = ways.map((way) => element('li', {}, way));
    place.append(element('p', {}, search.words.loosen), element('ul', { class: 'loosen' }, ...items));
  };
})();
