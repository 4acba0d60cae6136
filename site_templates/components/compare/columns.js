/* Data of the free comparison: script files made by the build, since scripts also load from a folder. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const LETTERS = /^[a-z0-9]/;
  const PLAN_KEY = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;
  /** @type {Map<string, PlanEntry[]>} */
  const read = new Map();

  compare.words = (name, values) => bilin.fillWords(bilin.rows.words[name], values || {});

  compare.nameOf = ({ place, title }) => `${place}《${title}》`;

  /**
   * The part of the list that holds the plans whose place has one character of a text in its name, or two neighbouring
   * ones: '' if there is none, null if it would hold too many.
   * @param {string[]} names
   * @returns {string | null}
   */
  function smallestOf(names) {
    const sizes = bilin.rows.buckets;
    const existing = names.filter((name) => name in sizes);
    const fitting = existing.filter((name) => sizes[name]);
    if (!fitting.length) {
      return existing.length ? null : '';
    }
    return fitting.reduce((best, name) => (sizes[best] <= sizes[name] ? best : name));
  }

  compare.bucketOf = (text) => {
    const { buckets, classes } = bilin.rows;
    if (!Object.keys(buckets).length) {
      return 'all';
    }
    if (LETTERS.test(text)) {
      const start = text.slice(0, 2);
      return start.length < 2 ? null : start in buckets ? start : '';
    }
    const digits = text.split('').map((character) => String(character.charCodeAt(0) % classes).padStart(3, '0'));
    const single = smallestOf(digits.map((digit) => 'u' + digit));
    if (single !== null) {
      return single;
    }
    return smallestOf(digits.slice(1).map((digit, at) => 'u' + digits[at] + digit)) || null;
  };

  /**
   * @param {PlanTuple} tuple
   * @returns {PlanEntry}
   */
  function entryOf([key, place, code, title, kind, year, words, former]) {
    return { key, place, code, title, kind, year, words, former };
  }

  /** @param {string} path */
  function load(path) {
    return bilin.loadScript(path).catch(() => undefined);
  }

  compare.entries = async (bucket) => {
    if (!bucket) {
      return [];
    }
    if (!bilin.buckets[bucket]) {
      await load(`find/${bucket}.js`);
    }
    const tuples = bilin.buckets[bucket];
    const entries = read.get(bucket) || (tuples ? tuples.map(entryOf) : null);
    if (entries) {
      read.set(bucket, entries);
    }
    return entries;
  };

  compare.entry = async (key) => {
    if (!PLAN_KEY.test(key)) {
      return null;
    }
    const entries = await compare.entries(compare.bucketOf(key));
    const isNamed = (/** @type {PlanEntry} */ entry) => entry.key === key || entry.former.indexOf(key) >= 0;
    return entries ? entries.find(isNamed) || null : undefined;
  };

  compare.column = async (key) => {
    if (!bilin.plans[key]) {
      await load(`plans/${key}.js`);
    }
    const column = bilin.plans[key];
    return column ? Object.assign(column, { key }) : null;
  };

  compare.loadDetails = async (column) => {
    if (!bilin.details[column.key]) {
      await load(column.details);
    }
  };

  compare.quote = async (column, id) => {
    if (!bilin.quotes[column.key]) {
      await load(column.quotes);
    }
    return (bilin.quotes[column.key] || {})[id] || '';
  };
})();
