/* Facets: what results can be narrowed down by, with counts. */
(function () {
  'use strict';
  const search = window.bilin.search;
  /* By shard, by id of a page, its labels by facet. */
  /** @type {Map<string, Map<string, Record<string, string[]>>>} */
  const tables = new Map();

  /**
   * @param {string} shard
   * @param {FacetsData} data
   */
  function tableOf(shard, data) {
    /** @type {Map<string, Record<string, string[]>>} */
    const table = new Map();
    data.ids.forEach((id, at) => {
      /** @type {Record<string, string[]>} */
      const labels = {};
      Object.keys(data.facets).forEach((facet) => {
        const { of, labels: all } = data.facets[facet];
        const numbers = /** @type {number[]} */ ([]).concat(of[at]);
        labels[facet] = numbers.map((number) => all[number]);
      });
      table.set(`${shard}/${id}`, labels);
    });
    return table;
  }

  search.loadFacets = async (shard) => {
    const data = await search.load('facets-' + shard);
    if (!tables.has(shard)) {
      tables.set(shard, tableOf(shard, data));
    }
  };

  /** @param {string} id */
  function labelsOf(id) {
    const table = tables.get(id.split('/')[0]);
    return table && table.get(id);
  }

  search.valuesOf = (id, facet) => (labelsOf(id) || {})[facet] || [];

  search.pagesThatFit = (chosen) => {
    const ids = Array.from(tables.values(), (table) => Array.from(table.keys()));
    return /** @type {string[]} */ ([]).concat(...ids).filter((id) => search.fits(id, chosen));
  };

  /* Those of the whole site, where one table has them all; of many none has. */
  search.pagesOfAll = async (chosen) => {
    const shards = await search.shards([]);
    if (shards.length > 1) {
      return [];
    }
    await search.loadFacets(shards[0].name);
    return search.pagesThatFit(chosen);
  };

  search.asBest = async (run, ids, more) => {
    await search.readPages(run, ids);
    const pages = ids.map((id) => /** @type {SearchPage} */ (run.pages.get(id)));
    return pages.map(({ path, title, kind }, at) => ({ id: ids[at], path, label: title, kind, ...more }));
  };

  search.countPages = (facet, value) => search.pagesThatFit({ [facet]: [value] }).length;

  search.fits = (id, chosen, but) => {
    const labels = labelsOf(id);
    return Object.keys(chosen).every((facet) => {
      const own = labels ? labels[facet] : [];
      return facet === but || chosen[facet].some((value) => own.indexOf(value) >= 0);
    });
  };

  search.countFacets = (ids, chosen, facets) =>
    facets.map((facet) => {
      /** @type {Map<string, number>} */
      const counts = new Map();
      (chosen[facet] || []).forEach((value) => counts.set(value, 0));
      ids.forEach((id) => {
        const labels = labelsOf(id);
        if (labels && search.fits(id, chosen, facet)) {
          labels[facet].forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
        }
      });
      return {
        facet,
        values: Array.from(counts).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'zh-CN')),
      };
    });
})();
