/* Rows of lists, and what they can be filtered and sorted by. A row carries data-filter-<key>="value" or "value|label". */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;

  /** @type {Filters['valueOf']} */
  const valueOf = (row, key) => {
    const text = row.getAttribute('data-filter-' + key);
    return text === null ? null : text.split('|')[0];
  };

  /**
   * What a value is called; a value without a label is its own.
   * @param {Element} row
   * @param {string} key
   */
  function labelOf(row, key) {
    const text = row.getAttribute('data-filter-' + key) || '';
    return text.slice(text.indexOf('|') + 1);
  }

  filters.valueOf = valueOf;

  filters.rowsOf = (list) =>
    Array.from(list.querySelectorAll('[data-filter-name]')).map((part, place) => {
      const row = /** @type {HTMLElement} */ (part);
      const heading = row.querySelector('th') || row;
      const text = [valueOf(row, 'name'), valueOf(row, 'code') || '', heading.textContent].join(' ');
      return { row, place, text };
    });

  filters.facetOf = (rows, [key, label]) => {
    /** @type {Record<string, string>} */
    const labels = {};
    rows.forEach(({ row }) => {
      const value = valueOf(row, key);
      if (value !== null) {
        labels[value] = labelOf(row, key);
      }
    });
    return { key, label, labels, values: Object.keys(labels).sort() };
  };

  /** @param {string | null} value */
  function isUnknown(value) {
    return value === null || /^not_/.test(value);
  }

  /**
   * Numbers by size, words as Chinese readers expect them.
   * @param {string} a
   * @param {string} b
   */
  function compareValues(a, b) {
    const isNumber = /^\d+$/;
    return isNumber.test(a) && isNumber.test(b) ? Number(a) - Number(b) : a.localeCompare(b, 'zh-CN');
  }

  filters.comparer = (order) => {
    const direction = order.charAt(0) === '-' ? -1 : 1;
    const key = order.replace(/^-/, '');
    return (first, second) => {
      const places = first.place - second.place;
      if (!key) {
        return direction * places;
      }
      const a = valueOf(first.row, key);
      const b = valueOf(second.row, key);
      if (a === null || b === null || isUnknown(a) || isUnknown(b)) {
        return Number(isUnknown(a)) - Number(isUnknown(b)) || places;
      }
      return direction * compareValues(a, b) || places;
    };
  };

  filters.fits = (row, facets, { query, chosen }) => {
    const words = query.split(/\s+/).filter(Boolean);
    const text = words.length ? bilin.fold(row.text) : '';
    return (
      words.every((word) => text.indexOf(bilin.fold(word)) >= 0) &&
      facets.every(({ key }) => {
        const value = valueOf(row.row, key);
        return !chosen[key].length || (value !== null && chosen[key].indexOf(value) >= 0);
      })
    );
  };
})();
