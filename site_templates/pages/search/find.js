/* From a query to hits in their order. What was found is kept as it comes; a page may draw it before the end. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var ENOUGH = 300;
  var FIRST = 10;
  var AT_ONCE = 4;

  search.isFile = window.location.protocol === 'file:';

  /* A search that has not begun. `within`: the provinces it is limited to; `done` of `shards` indexes have answered;
     `failed`: which words say what could not be loaded. */
  search.nothing = function (q) {
    return {
      q: q, query: null, names: [], exact: new Map(), all: new Map(), near: new Map(),
      within: '', shards: 0, done: 0, drawn: false, ended: false, failed: ''
    };
  };

  /* Fill a search. `how`: `provinces` to stay within, whether to go on after enough (`everything`), whether the reader
     still wants it (`goesOn`), and what to do when the first results are there (`part`). */
  search.find = async function (one, how) {
    search.recover();
    try {
      await search.start();
      one.query = search.parse(one.q);
      one.names = await search.names(one.query.whole);
    } catch (error) { one.failed = 'failed_names'; }
    if (one.query && how.goesOn() && !search.isFile) {
      try { await findText(one, how); } catch (error) { one.failed = 'failed'; }
    }
    one.ended = true;
  };

  /* Shard after shard; those with the name that was asked for first. Enough is enough, unless one wants everything. */
  async function findText(one, how) {
    var shards = await shardsFor(one, how.provinces);
    one.shards = shards.length;
    while (one.done < shards.length && how.goesOn()) {
      // The first alone, for it may be enough; then several at a time.
      var batch = shards.slice(one.done, one.done ? one.done + AT_ONCE : 1);
      var shares = await Promise.all(batch.map(function (shard) { return search.inShard(shard.name, one.query); }));
      shares.forEach(function (part) {
        part.exact.forEach(function (result, id) { one.exact.set(id, result); });
        part.all.forEach(function (result, id) { one.all.set(id, result); });
      });
      one.done += batch.length;
      if (one.done >= shards.length || (!how.everything && one.exact.size >= ENOUGH)) { break; }
      if (one.exact.size >= FIRST && !one.drawn) { one.drawn = true; await how.part(); }
    }
    if (!one.exact.size && !one.all.size && !one.names.length) { await findNear(one, how); }
  }

  async function shardsFor(one, provinces) {
    var shards = await search.shards(one.query.terms.length ? one.query.terms : [one.query.whole]);
    var named = one.names.map(function (hit) { return hit.name.id.split('/')[0]; });
    function order(shard) { return named.indexOf(shard.name) < 0 ? named.length : named.indexOf(shard.name); }
    one.within = String(provinces || '');
    return shards.filter(function (shard) {
      return !provinces || !shard.provinces.length || shard.provinces.some(function (name) { return provinces.indexOf(name) >= 0; });
    }).sort(function (a, b) { return order(a) - order(b); });
  }

  async function findNear(one, how) {
    if (search.partsOf(one.query).length < 2) { return; }
    var shards = await search.nearShards(one.query);
    for (var i = 0; i < shards.length && how.goesOn() && one.near.size < FIRST; i += 1) {
      (await search.nearInShard(shards[i], one.query)).forEach(function (result, id) { one.near.set(id, result); });
    }
  }

  /* All hits in their order: exact ones, those with the name first; other names; all terms; near misses. */
  search.inOrder = function (one) {
    var taken = {};
    var hits = [];
    var byId = new Map(one.names.map(function (hit) { return [hit.name.id, hit]; }));
    function add(tier, id, result) {
      if (taken[id]) { return; }
      taken[id] = true;
      hits.push({ tier: tier, id: id, result: result, name: byId.get(id) });
    }
    one.names.forEach(function (hit) {
      if (hit.rank < 3 && one.exact.has(hit.name.id)) { add('exact', hit.name.id, one.exact.get(hit.name.id)); }
    });
    one.exact.forEach(function (result, id) { add('exact', id, result); });
    one.names.forEach(function (hit) { add('names', hit.name.id); });
    one.all.forEach(function (result, id) { add('all', id, result); });
    one.near.forEach(function (result, id) { add('near', id, result); });
    return hits;
  };

  /* Load what facets need to know of hits. */
  search.tables = async function (hits) {
    var shards = hits.map(function (hit) { return hit.id.split('/')[0]; });
    await Promise.all(Array.from(new Set(shards)).map(search.facets));
  };

  /* Load the text of hits that full text has found. */
  search.pages = async function (hits) {
    await Promise.all(hits.map(async function (hit) {
      if (hit.result) { hit.page = await search.page(hit.result); }
    }));
  };
}());
