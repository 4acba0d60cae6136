/* A list of names that a browser keeps for this site: another one may have the same host, or lie in the next folder. */
(function () {
  'use strict';
  const bilin = window.bilin;

  bilin.keptList = (name, address, { pattern, most }) => {
    const page = document.createElement('a');
    page.href = address;
    const key = `${name} ${page.pathname}`;
    /** @param {string} text */
    const parse = (text) => {
      const names = text.split(',').filter((each) => pattern.test(each));
      return Array.from(new Set(names)).slice(0, most);
    };
    return {
      parse,
      most,
      read: () => parse(bilin.stored(key)),
      write: (names) => bilin.store(key, names.join(',')),
    };
  };
})();
