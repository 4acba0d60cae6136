/* Filters and sorts the rows of every `data-filter-list` of a name, and keeps the choice in the address. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;
  const SHOWN = '[data-filter-name]:not([hidden]), [data-filter-keys]:not([hidden])';

  /**
   * @param {HTMLElement} place
   * @returns {FilterList}
   */
  function listOf(place) {
    const words = /** @type {Record<string, string>} */ (place.dataset);
    const name = words.filters;
    const lists = Array.from(document.querySelectorAll(`[data-filter-list="${name}"]`));
    const rows = lists.map(filters.rowsOf);
    const counted = words.side ? rows.reduce((all, members) => all.concat(members), []) : rows[0] || [];
    /** @type {FilterSource[]} */
    const named = JSON.parse(words.facets);
    const facets = named.map((facet) => filters.facetOf(counted, facet));
    return {
      place,
      words,
      name,
      lists,
      rows,
      counted,
      facets: facets.filter((facet) => facet.values.length > 1),
      orders: JSON.parse(words.orders),
      state: { chosen: {}, query: '', order: '' },
      ignored: 0,
      sorted: '',
    };
  }

  /** @param {Element} group */
  function hideIfEmpty(group) {
    /** @type {HTMLElement} */ (group).hidden = !group.querySelector(SHOWN);
  }

  /* What is folded opens where nothing else is left. */
  /** @param {Element} part */
  function hideFold(part) {
    const fold = /** @type {HTMLDetailsElement} */ (part);
    hideIfEmpty(fold);
    const isAlone = Array.from(document.querySelectorAll(SHOWN)).every((row) => fold.contains(row));
    fold.open = fold.open || isAlone;
  }

  /* Where a list has a table for each city, these follow their first rows: most have a single row. */
  /** @param {FilterRow[]} inOrder */
  function sortGroups(inOrder) {
    const groups = new Set(inOrder.map(({ row }) => row.closest('[data-filter-group]')));
    if (groups.size > 1) {
      groups.forEach((group) => group && /** @type {Element} */ (group.parentNode).appendChild(group));
    }
  }

  /** @param {FilterList} list */
  function showRows(list) {
    const { state, facets, rows, lists } = list;
    rows.forEach((members) => {
      members.forEach((member) => {
        member.row.hidden = !filters.fits(member, facets, state);
      });
      if (state.order !== list.sorted) {
        const inOrder = members.slice().sort(filters.comparer(state.order));
        inOrder.forEach(({ row }) => /** @type {Element} */ (row.parentNode).appendChild(row));
        sortGroups(inOrder);
      }
    });
    list.sorted = state.order;
    document.querySelectorAll('details[data-filter-group]').forEach(hideFold);
    lists.forEach((part) => {
      part.querySelectorAll('[data-filter-group]').forEach(hideIfEmpty);
      if (part.hasAttribute('data-filter-group')) {
        hideIfEmpty(part);
      }
    });
  }

  /**
   * Put the choice into the address.
   * @param {FilterList} list
   */
  function remember(list) {
    const query = filters.format(window.location.search, list.facets, list.state);
    bilin.replaceAddress(window.location.pathname + query + window.location.hash);
  }

  /** @param {() => void} refresh @param {() => void} show */
  function listen(refresh, show) {
    ['popstate', 'pageshow'].forEach((name) => window.addEventListener(name, refresh));
    document.addEventListener('bilin-limited', show);
  }

  /** @param {FilterList} list */
  function start(list) {
    const { form, input, put } = filters.form(list, update);
    const results = filters.results(list, { drop, clear });

    function show() {
      put();
      showRows(list);
      results.show();
      document.dispatchEvent(new CustomEvent('bilin-filtered'));
    }

    /** @param {FilterState} state */
    function update(state) {
      Object.assign(list, { state, ignored: 0 });
      remember(list);
      show();
    }

    /* The button that was pressed is gone: the focus goes to the tag in its place, or back to the form. */
    /** @param {FilterCondition} condition @param {number} index */
    function drop(condition, index) {
      update(filters.without(list.state, condition));
      (results.tagAt(index) || input).focus();
    }

    function clear() {
      update({ ...filters.parse('', list.facets, list.orders).state, order: list.state.order });
      input.focus();
    }

    /* Traditional characters find the Simplified ones of the site once the table for it has come. */
    function foldFully() {
      bilin.fetchFoldTable().then(show);
    }

    function refresh() {
      Object.assign(list, filters.parse(window.location.search, list.facets, list.orders));
      show();
      if (list.state.query) {
        foldFully();
      }
    }

    // Beside a list that is longer than the window, what was chosen stands above all that can be.
    const parts = list.words.side ? [...results.parts, form] : [form, ...results.parts];
    list.place.append(...parts);
    input.addEventListener('focus', foldFully, { once: true });
    refresh();
    listen(refresh, show);
  }

  document.querySelectorAll('[data-filters]').forEach((part) => {
    const place = /** @type {HTMLElement} */ (part);
    const list = listOf(place);
    if (list.counted.length > 1 && 'URLSearchParams' in window) {
      start(list);
    } else {
      place.hidden = true;
    }
  });
})();
