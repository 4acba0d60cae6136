/* Rows of lists, and what they can be filtered and sorted by. A row carries data-filter-<key>="value" or "value|label". */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;
  const NONE = 'none';

  /** @type {Filters['valueOf']} */
  const valueOf = (row, key) => {
    const text = row.getAttribute('data-filter-' + key);
    return text === null ? packedValue(row, key) : text.split('|')[0];
  };

  /**
   * Rows of long lists have their values in one attribute: key=value;key=several values.
   * @param {Element} row
   * @param {string} key
   */
  function packedValue(row, key) {
    const pairs = (row.getAttribute('data-filter-keys') || '').split(';');
    const pair = pairs.find((each) => each.indexOf(key + '=') === 0);
    return pair ? pair.slice(key.length + 1) : null;
  }

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

  /**
   * What a row has of a facet: one value, several with spaces between, or none, which can be chosen too. Looked up once.
   * @param {FilterRow} row
   * @param {string} key
   */
  function valuesOf(row, key) {
    if (!row.values[key]) {
      const value = valueOf(row.row, key);
      row.values[key] = value === null ? [NONE] : value.split(' ');
    }
    return row.values[key];
  }

  filters.valuesOf = valuesOf;

  filters.rowsOf = (list) =>
    Array.from(list.querySelectorAll('[data-filter-name], [data-filter-keys]')).map((part, place) => {
      const row = /** @type {HTMLElement} */ (part);
      const heading = (row.hasAttribute('data-filter-name') && row.querySelector('th')) || row;
      const text = [...['name', 'code', 'spelt'].map((key) => valueOf(row, key) || ''), heading.textContent].join(' ');
      return { row, place, text, values: {} };
    });

  /** @type {(rows: FilterRow[], key: string, named: string[][]) => Pick<FilterFacet, 'labels' | 'values'>} */
  function namedValues(rows, key, named) {
    const present = new Set();
    rows.forEach((row) => valuesOf(row, key).forEach((value) => present.add(value)));
    const values = named.map(([value]) => value).filter((value) => present.has(value));
    /** @type {Record<string, string>} */
    const labels = {};
    named.forEach(([value, word]) => {
      labels[value] = word;
    });
    return { labels, values };
  }

  filters.facetOf = (rows, [key, label, named]) => {
    if (named) {
      return { key, label, ...namedValues(rows, key, named) };
    }
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
      (!filters.limit || filters.limit(row.row)) &&
      words.every((word) => text.indexOf(bilin.fold(word)) >= 0) &&
      facets.every(({ key }) => {
        return !chosen[key].length || valuesOf(row, key).some((value) => chosen[key].indexOf(value) >= 0);
      })
    );
  };
})();
