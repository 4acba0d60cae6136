/* What a browser remembers of a reader's choices. It may refuse to: then nothing is remembered, and nothing breaks. */
(function () {
  'use strict';
  const bilin = window.bilin;

  bilin.stored = (key) => {
    try {
      return window.localStorage.getItem(key) || '';
    } catch {
      return '';
    }
  };

  bilin.store = (key, value) => {
    try {
      window.localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
})();
