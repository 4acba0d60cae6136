/* Facets: what results can be narrowed down by, with counts. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var tables = {};

  /* The table of a shard: by id of a page its labels by facet. */
  search.facets = function (shard) {
    return search.load('facets-' + shard).then(function (data) {
      if (!tables[shard]) {
        tables[shard] = new Map(data.ids.map(function (id, index) {
          var labels = {};
          Object.keys(data.facets).forEach(function (facet) {
            var of = data.facets[facet].of[index];
            labels[facet] = (Array.isArray(of) ? of : [of]).map(function (number) { return data.facets[facet].labels[number]; });
          });
          return [shard + '/' + id, labels];
        }));
      }
      return tables[shard];
    });
  };

  function labels(id) {
    var table = tables[id.split('/')[0]];
    return table ? table.get(id) : undefined;
  }

  /* Whether a page has one of the chosen values of every facet, but for the facet `but`. */
  search.fits = function (id, chosen, but) {
    var own = labels(id);
    return Object.keys(chosen).every(function (facet) {
      return facet === but || (own && chosen[facet].some(function (value) { return own[facet].indexOf(value) >= 0; }));
    });
  };

  /* For each facet its values with the number of pages, the most frequent first; chosen ones even without a page. */
  search.counted = function (ids, chosen, facets) {
    return facets.map(function (facet) {
      var counts = new Map((chosen[facet] || []).map(function (value) { return [value, 0]; }));
      ids.forEach(function (id) {
        var own = labels(id);
        if (!own || !search.fits(id, chosen, facet)) { return; }
        own[facet].forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
      });
      var values = Array.from(counts).sort(function (a, b) { return b[1] - a[1]; });
      return { facet: facet, values: values };
    });
  };
}());
