/* The index of names is made of script files that call `bilinSearch.take`. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const form = document.querySelector('form[data-search]');
  const folder = form ? String(form.getAttribute('data-search')).replace(/[^/]*$/, '') : '';
  /* The way to the folder of the site: a page in English lies a folder further down. */
  search.root = folder.replace(/search\/$/, '');
  /** @type {Record<string, unknown>} */
  const held = {};
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();

  window.bilinSearch = {
    take: (name, data) => {
      held[name] = data;
    },
  };

  /** @param {string} name */
  async function fetchData(name) {
    await bilin.loadScript(folder + name + '.js');
    if (!(name in held)) {
      throw new Error(name);
    }
    return held[name];
  }

  /* One that could not be loaded is asked for again the next time. */
  search.load = (name) => {
    const before = asked.get(name);
    if (before) {
      return before;
    }
    const loading = fetchData(name);
    asked.set(name, loading);
    loading.catch(() => asked.delete(name));
    return loading;
  };

  let hasTable = false;

  search.start = async () => {
    const data = await search.load('start');
    if (!hasTable) {
      bilin.setFoldTable(data.fold);
      hasTable = true;
    }
    return data;
  };

  bilin.fetchFoldTable = () =>
    search.start().then(
      () => true,
      () => false,
    );

  /* FNV-1a, the function by which the files were filled: `names.bucket` in Python. */
  search.bucket = (key, count) => {
    let value = 0x811c9dc5;
    for (let i = 0; i < key.length; i += 1) {
      value = Math.imul(value ^ key.charCodeAt(i), 0x01000193) >>> 0;
    }
    return value % count;
  };
})();
