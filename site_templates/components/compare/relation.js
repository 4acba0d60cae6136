/* How the sides of a row relate to each other: the rule of `relation.py`. */
(function () {
  'use strict';
  const compare = window.bilin.compare;
  /* Stands in a key between what makes two values comparable and the values. */
  const VALUE_SEPARATOR = '\u00a6';
  /* Begins the key of words of our own, which tell nothing about the texts where they differ. */
  const FREE_TEXT = '~';
  /* Begins the value of a condition that the text leaves open. */
  const UNKNOWN = '?';
  const UNKNOWN_SUFFIX = '_unknown';
  /** What is not told beside what it follows from. @type {Record<string, string>} */
  const FOLLOWING = { promised: 'nature', holds: 'promised' };
  /* The key of what is shown and says nothing about the text. */
  const UNCOMPARED = '#';
  /* The key, or the value of a key, of a side that has nothing of the kind. */
  const NOTHING = '-';
  /* The key of a side that has nothing coded. */
  const UNCODED = '--';

  /** @param {string[]} values */
  function areEqual(values) {
    return values.every((value) => value === values[0]);
  }

  /** @param {string[]} keys */
  function withConditions(keys) {
    return keys.filter((key) => key.indexOf(VALUE_SEPARATOR) >= 0);
  }

  /** @param {string} key */
  function conditionsOf(key) {
    return key.split(VALUE_SEPARATOR)[0];
  }

  /** @param {string} key */
  function valueOf(key) {
    return key.slice(key.lastIndexOf(VALUE_SEPARATOR) + 1);
  }

  /** @param {string} key */
  function isFreeText(key) {
    const value = valueOf(key);
    return !value || value[0] === FREE_TEXT;
  }

  /**
   * @param {string[]} keys
   * @returns {Relation}
   */
  function relateKeys(keys) {
    if (!areEqual(withConditions(keys).map(conditionsOf))) {
      const failed = compare.failedConditions(keys);
      return failed.length && failed.every((name) => name.endsWith(UNKNOWN_SUFFIX)) ? 'unstated' : 'unlike';
    }
    if (areEqual(keys) && keys[0]) {
      return 'same';
    }
    return keys.every(isFreeText) ? 'worded' : 'different';
  }

  compare.standing = ([state, key]) => {
    if (state !== 'value' || valueOf(key) === NOTHING) {
      return 'silent';
    }
    return key === UNCODED ? 'uncoded' : 'stating';
  };

  compare.relate = (sides) => {
    const states = sides.map(([state]) => state);
    const keys = sides.map(([, key]) => key);
    if (keys.indexOf(UNCOMPARED) >= 0) {
      return 'uncompared';
    }
    if (!states.every((state) => state === 'value' || state === 'not_stated')) {
      return 'unknown';
    }
    if (states.every((state) => state === 'not_stated')) {
      return 'neither';
    }
    const standings = sides.map(compare.standing);
    if (standings.indexOf('stating') < 0) {
      return standings.indexOf('uncoded') >= 0 ? 'uncoded' : 'nothing';
    }
    return areEqual(states) ? relateKeys(keys) : 'different';
  };

  /**
   * The values of each condition of a key, by its name, as one text.
   * @param {string} key
   */
  function valuesByName(key) {
    /** @type {Map<string, Set<string>>} */
    const values = new Map();
    conditionsOf(key)
      .split(/[;|]/)
      .forEach((condition) => {
        const [name, value] = condition.split('=');
        values.set(name, (values.get(name) || new Set()).add(value));
      });
    return values;
  }

  compare.failedConditions = (keys) => {
    const sides = withConditions(keys).map(valuesByName);
    /** @param {string} name */
    const valuesOf = (name) => sides.map((side) => Array.from(side.get(name) || []).sort());
    /** @param {string} name */
    const isUnknown = (name) => valuesOf(name).some((values) => values.some((value) => value[0] === UNKNOWN));
    const names = sides.length ? Array.from(sides[0].keys()) : [];
    const failed = names
      .filter((name) => sides.every((side) => side.has(name)))
      .filter((name) => !areEqual(valuesOf(name).map((values) => values.join(';'))));
    return failed
      .filter((name) => failed.indexOf(FOLLOWING[name]) < 0)
      .map((name) => (isUnknown(name) ? name + UNKNOWN_SUFFIX : name));
  };

  compare.isDifferent = (relation) => relation === 'different';

  compare.isEqual = (relation) => ['same', 'nothing', 'uncoded', 'neither'].indexOf(relation) >= 0;
})();
