/* How the sides of a row relate to each other: the rule of `relation.py`. */
(function () {
  'use strict';
  const compare = window.bilin.compare;
  /* Stands in a key between what is measured and how much of it. */
  const MEASURE_END = '\u00a6';

  /** @param {string[]} values */
  function areEqual(values) {
    return values.every((value) => value === values[0]);
  }

  compare.relate = (sides) => {
    const states = sides.map(([state]) => state);
    const keys = sides.map(([, key]) => key);
    if (!states.every((state) => state === 'value' || state === 'not_stated')) {
      return 'unknown';
    }
    if (!areEqual(states)) {
      return 'different';
    }
    if (states[0] === 'not_stated') {
      return 'neither';
    }
    const measured = keys.filter((key) => key.indexOf(MEASURE_END) >= 0);
    if (!areEqual(measured.map((key) => key.split(MEASURE_END)[0]))) {
      return 'unlike';
    }
    if (!areEqual(keys)) {
      return 'different';
    }
    return keys[0] ? 'same' : 'worded';
  };

  compare.relations = (sides, base) => {
    if (base < 0) {
      return [];
    }
    return sides.map((side, at) => (at === base ? '' : compare.relate([sides[base], side])));
  };

  compare.isEqual = (relation) => relation === 'same' || relation === 'neither';
})();
