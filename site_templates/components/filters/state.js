/* What a reader has chosen of a list's filters, as the address holds it: values only, never words or places in a list. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;
  const QUERY = 'q';
  const ORDER = 'sort';
  const MAX_LENGTH = 60;

  filters.QUERY = QUERY;
  filters.ORDER = ORDER;
  filters.MAX_LENGTH = MAX_LENGTH;

  filters.parse = (search, facets, orders) => {
    const query = new URLSearchParams(search);
    const order = query.get(ORDER) || '';
    const hasOrder = orders.some(([key]) => key === order);
    /** @type {Record<string, string[]>} */
    const chosen = {};
    let ignored = order && !hasOrder ? 1 : 0;
    facets.forEach(({ key, values }) => {
      const asked = query.getAll(key);
      chosen[key] = values.filter((value) => asked.indexOf(value) >= 0);
      ignored += asked.filter((value) => values.indexOf(value) < 0).length;
    });
    const text = (query.get(QUERY) || '').slice(0, MAX_LENGTH);
    return { state: { chosen, query: text, order: hasOrder ? order : '' }, ignored };
  };

  filters.format = (search, facets, state) => {
    const query = new URLSearchParams(search);
    facets.forEach(({ key }) => {
      query.delete(key);
      state.chosen[key].forEach((value) => query.append(key, value));
    });
    [
      [QUERY, state.query.trim()],
      [ORDER, state.order],
    ].forEach(([name, value]) => {
      if (value) {
        query.set(name, value);
      } else {
        query.delete(name);
      }
    });
    const text = query.toString();
    return text ? '?' + text : '';
  };

  filters.conditions = ({ facets, words }, state) => {
    /** @type {FilterCondition[]} */
    const conditions = [];
    facets.forEach(({ key, label, labels }) => {
      state.chosen[key].forEach((value) => {
        const name = bilin.fillWords(words.pair, { key: label, value: labels[value] });
        conditions.push({ name, facet: key, value });
      });
    });
    const query = state.query.trim();
    if (query) {
      const name = bilin.fillWords(words.pair, { key: words.query, value: query });
      conditions.push({ name, facet: QUERY, value: query });
    }
    return conditions;
  };

  filters.without = (state, condition) => {
    /** @type {Record<string, string[]>} */
    const chosen = {};
    Object.keys(state.chosen).forEach((key) => {
      const isDropped = key === condition.facet;
      chosen[key] = state.chosen[key].filter((value) => !(isDropped && value === condition.value));
    });
    return { chosen, query: condition.facet === QUERY ? '' : state.query, order: state.order };
  };
})();
