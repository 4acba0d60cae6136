/* The full-text index: Pagefind, one instance a shard. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var MOST_NEAR = 20;
  var MOST_PARTS = 12;
  var MOST_SHARDS = 3;
  var LONGEST = 24;
  var instances = {};
  var failed = false;
  var lowLevel = window.fetch;
  var start;

  /* Pagefind passes over a file that it could not load, and would find less without saying so: hence this look at
     every answer. And all shards share one copy of its program. */
  if (lowLevel) {
    window.fetch = function (address, options) {
      var file = String(address).replace(/\/s\d+\/wasm\./, '/wasm.');
      return lowLevel.call(window, file, options).then(function (response) {
        if (!response.ok) { failed = true; }
        return response.clone().arrayBuffer().then(function (data) {
          var first = new Uint8Array(data.slice(0, 2));
          var known = (first[0] === 0x1f && first[1] === 0x8b) || first[0] === 0x70 || first[0] === 0x7b;
          if (!known) { failed = true; }
          return response;
        });
      }, function (error) { failed = true; throw error; });
    };
  }

  function instance(shard) {
    if (!instances[shard]) {
      var address = new URL(document.querySelector('[data-pagefind]').getAttribute('data-pagefind'), window.location.href).href;
      instances[shard] = import(address).then(function (pagefind) {
        var one = pagefind.createInstance({ basePath: address.replace(/[^/]*$/, shard + '/'), noWorker: true });
        return one.init().then(function () { return one; });
      });
      instances[shard].catch(function () { failed = true; delete instances[shard]; });
    }
    return instances[shard];
  }

  /* Pages of a shard that hold a stretch of two characters or more: by id, the best first. Where a stretch stands in
     a search document tells how much it counts there; longer ones than documents overlap are asked for in pieces. */
  async function holding(shard, folded) {
    var one = await instance(shard);
    var characters = Array.from(folded);
    var pages = null;
    for (var start = 0; start === 0 || start < characters.length - 1; start += LONGEST - 1) {
      var found = await one.search(search.encoded(characters.slice(start, start + LONGEST).join('')));
      if (failed) { throw new Error(shard); }
      var here = new Map(found.results.map(function (result) { return [shard + '/' + result.id.replace(/^.*_/, ''), result]; }));
      pages = pages ? both(pages, here) : here;
    }
    return new Map(Array.from(pages).sort(function (a, b) { return a[1].words[0] - b[1].words[0]; }));
  }

  function both(one, other) {
    return new Map(Array.from(one).filter(function (pair) { return other.has(pair[0]); }));
  }

  /* Which shards can hold all of some stretches: a table says so where there are several. */
  search.shards = async function (stretches) {
    var data = await search.start();
    start = data;
    var all = data.shards.map(function (one) { return { name: one[0], provinces: one[1] }; });
    if (!data.routes) { return all; }
    var pairs = [].concat.apply([], stretches.map(search.pairs));
    var masks = await Promise.all(pairs.map(async function (pair) {
      return (await search.load('routes-' + search.bucket(pair, data.routes)))[pair] || '0';
    }));
    return all.filter(function (one, bit) { return masks.every(function (mask) { return holds(mask, bit); }); });
  };

  function holds(mask, bit) {
    var digit = mask[mask.length - 1 - (bit >> 2)];
    return digit !== undefined && (parseInt(digit, 16) >> (bit & 3) & 1) === 1;
  }

  /* What a shard holds: pages with the whole query, and pages with all its terms. */
  search.inShard = async function (shard, query) {
    var exact = query.whole.length > 1 ? await holding(shard, query.whole) : new Map();
    var all = new Map();
    if (query.terms.length) {
      var lists = [];
      for (var i = 0; i < query.terms.length; i += 1) { lists.push(await holding(shard, query.terms[i])); }
      lists[0].forEach(function (result, id) {
        if (!exact.has(id) && lists.every(function (list) { return list.has(id); })) { all.set(id, result); }
      });
    }
    return { exact: exact, all: all };
  };

  /* The few shards that can hold most of the query's parts: near misses are not worth loading more. */
  search.nearShards = async function (query) {
    var counts = new Map();
    var lists = await Promise.all(search.partsOf(query).slice(0, MOST_PARTS).map(function (part) { return search.shards([part]); }));
    [].concat.apply([], lists).forEach(function (shard) { counts.set(shard.name, (counts.get(shard.name) || 0) + 1); });
    return Array.from(counts).sort(function (a, b) { return b[1] - a[1]; }).slice(0, MOST_SHARDS).map(function (pair) { return pair[0]; });
  };

  /* Pages of a shard that have at least half of the query's parts. */
  search.nearInShard = async function (shard, query) {
    var parts = search.partsOf(query).slice(0, MOST_PARTS);
    var least = Math.ceil(parts.length / 2);
    var found = new Map();
    for (var i = 0; i < parts.length; i += 1) {
      (await holding(shard, parts[i])).forEach(function (result, id) {
        var one = found.get(id) || { result: result, shared: 0 };
        one.shared += 1;
        found.set(id, one);
      });
    }
    var near = Array.from(found).filter(function (pair) { return pair[1].shared >= least; });
    near.sort(function (a, b) { return b[1].shared - a[1].shared || a[1].result.words[0] - b[1].result.words[0]; });
    return new Map(near.slice(0, MOST_NEAR).map(function (pair) { return [pair[0], pair[1].result]; }));
  };

  /* What is known of a page that was found: its text in sections. */
  search.page = async function (result) {
    var data = await result.data();
    if (failed) { throw new Error('fragment'); }
    return data.page;
  };

  /* Load what every search needs while the reader is still typing. */
  search.warm = function () {
    search.start().then(function (data) {
      start = data;
      if (data.names === 1) { search.load('names-0').catch(function () { /* the same */ }); }
      return data.shards.length === 1 ? instance(data.shards[0][0]) : null;
    }).catch(function () { /* said when one searches */ });
  };

  /* If something could not be loaded, forget it all, so that it is asked for again. */
  search.recover = function () {
    if (failed) { failed = false; instances = {}; }
  };
  search.isLarge = function () { return Boolean(start && start.routes); };
}());
