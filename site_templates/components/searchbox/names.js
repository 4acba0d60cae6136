/* Names by any part of them, by pinyin and by initials. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var read = {};

  /* The names of a file, folded once. */
  function namesIn(number) {
    return search.load('names-' + number).then(function (data) {
      if (!read[number]) {
        read[number] = data.names.map(function (one) {
          var page = data.pages[one[2]];
          var syllables = one[4] ? one[4].split(' ') : [];
          return {
            text: one[0], kind: one[1], anchor: one[3], path: page[0], id: page[1], where: data.places[page[2]], title: page[3],
            folded: search.fold(one[0]), syllables: syllables, initials: syllables.map(function (s) { return s[0]; }).join('')
          };
        });
      }
      return read[number];
    });
  }

  /* 0 the whole name, 1 its start, 2 a part of it; 3 to 5 the same by sound; -1 not at all. */
  function rank(name, query) {
    var at = name.folded.indexOf(query);
    if (at >= 0) { return name.folded === query ? 0 : at === 0 ? 1 : 2; }
    return /^[a-z]{2,}$/.test(query) ? sound(name, query) : -1;
  }

  function sound(name, query) {
    var best = -1;
    function better(found) { if (found > 0 && (best < 0 || found < best)) { best = found; } }
    better(name.initials === query ? 3 : name.initials.indexOf(query) === 0 ? 4 : name.initials.indexOf(query) > 0 ? 5 : -1);
    for (var i = 0; i < name.syllables.length; i += 1) {
      var rest = name.syllables.slice(i).join('');
      if (rest.indexOf(query) === 0) { better(i > 0 ? 5 : rest === query ? 3 : 4); }
    }
    return best;
  }

  /* All names that a query finds, the best first, each page once. */
  search.names = function (text) {
    return search.start().then(function (data) {
      var query = search.fold(text);
      if (!query || !data.names) { return []; }
      var files = [query, query.slice(0, 2)].map(function (key) { return search.bucket(key, data.names); });
      var wanted = files.filter(function (one, index) { return files.indexOf(one) === index; });
      return Promise.all(wanted.map(namesIn)).then(function (lists) { return matching(lists, query); });
    });
  };

  function matching(lists, query) {
    var found = [];
    var pages = {};
    lists.forEach(function (names) {
      names.forEach(function (name) {
        var how = rank(name, query);
        if (how >= 0) { found.push({ name: name, rank: how, at: found.length }); }
      });
    });
    found.sort(function (a, b) { return a.rank - b.rank || a.at - b.at; });
    return found.filter(function (one) {
      var first = !pages[one.name.path];
      pages[one.name.path] = true;
      return first;
    });
  }
}());
