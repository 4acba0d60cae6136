/* Results as a reader sees them. Everything that comes from content is set as text, never as markup. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var place = document.querySelector('[data-results]');
  var words = JSON.parse(place.getAttribute('data-words'));
  var BEFORE = 24;
  var AFTER = 70;
  var MOST_PLACES = 3;
  var MOST_MARKS = 3;

  function said(key, values) {
    return words[key].replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  function made(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  function kind(name) { return words.kinds[name] || name; }

  /* Where the needles stand in a page: by section the stretches, in the order of the page; touching ones as one. */
  function matches(page, needles) {
    // Folding a long page takes longer than all the rest: once is enough.
    page.text = page.text || page.sections.map(function (section) { return section[2]; }).join('');
    page.find = page.find || search.reader(page.text);
    var spans = [].concat.apply([], needles.map(page.find)).sort(function (a, b) { return a[0] - b[0]; });
    var merged = [];
    spans.forEach(function (span) {
      var last = merged[merged.length - 1];
      if (last && span[0] <= last[1]) { last[1] = Math.max(last[1], span[1]); } else { merged.push(span.slice()); }
    });
    var start = 0;
    var found = page.sections.map(function (section) {
      var from = start;
      start += section[2].length;
      var own = merged.filter(function (span) { return span[0] >= from && span[0] < from + section[2].length; });
      return { anchor: section[0], heading: section[1], start: from, end: start, spans: own };
    });
    return { text: page.text, title: page.title.length, sections: found.filter(function (one) { return one.spans.length; }) };
  }

  /* The words around the first match of a section, with all matches within them marked. */
  function excerpt(text, section) {
    var line = made('span', 'result__words');
    var spans = section.spans;
    var from = Math.max(section.start, spans[0][0] - BEFORE);
    var to = Math.max(spans[0][1], Math.min(section.end, spans[0][0] + AFTER));
    var at = from;
    function plain(until) { line.appendChild(document.createTextNode(text.slice(at, until).replace(/\s+/g, ' '))); }
    if (from > section.start) { line.appendChild(document.createTextNode('…')); }
    spans.forEach(function (span) {
      if (span[0] < at || span[1] > to) { return; }
      plain(span[0]);
      line.appendChild(made('mark', '', text.slice(span[0], span[1])));
      at = span[1];
    });
    plain(to);
    if (to < section.end) { line.appendChild(document.createTextNode('…')); }
    return line;
  }

  function address(path, anchor, marks) {
    var query = marks.map(function (one) { return 'mark=' + encodeURIComponent(one); }).join('&');
    return path + (query ? '?' + query : '') + (anchor ? '#' + anchor : '');
  }

  /* The words to mark on the page itself: as they stand there. */
  function marksOf(found) {
    var marks = [];
    found.sections.forEach(function (section) {
      section.spans.forEach(function (span) {
        var word = found.text.slice(span[0], span[1]).trim();
        if (marks.indexOf(word) < 0 && marks.length < MOST_MARKS) { marks.push(word); }
      });
    });
    return marks;
  }

  /* One result. `hit.name` is the name that the query found, `hit.page` the page's text. */
  function drawOne(hit, needles) {
    var item = made('li', 'result');
    var name = hit.name && hit.name.name;
    var page = hit.page || { path: name.path, kind: name.kind, title: name.title, where: name.where, sections: [] };
    var found = matches(page, needles);
    var marks = marksOf(found);
    var inTitle = found.sections.length > 0 && found.sections[0].spans[0][0] <= found.title;
    var anchor = name ? name.anchor : inTitle || !found.sections.length ? '' : found.sections[0].anchor;
    var link = made('a', 'result__title', page.title);
    link.href = address(page.path, anchor, marks);
    item.setAttribute('data-result', '');
    item.setAttribute('data-id', hit.id);
    item.setAttribute('data-exact', String(hit.tier === 'exact'));
    item.appendChild(link);
    item.appendChild(made('span', 'result__where', [kind(page.kind), page.where].filter(Boolean).join(' · ')));
    item.appendChild(made('span', 'result__why', why(hit, found)));
    found.sections.slice(0, MOST_PLACES).forEach(function (section) {
      var line = made('p', 'result__excerpt');
      if (section.anchor) {
        var to = made('a', 'result__place', section.heading || page.title);
        to.href = address(page.path, section.anchor, marks);
        line.appendChild(to);
        line.appendChild(document.createTextNode(' '));
      }
      line.appendChild(excerpt(found.text, section));
      item.appendChild(line);
    });
    return item;
  }

  /* Why a page was found: its name, or the sections in which the words stand. */
  function why(hit, found) {
    var reasons = [];
    if (hit.name) {
      var name = hit.name.name;
      var other = name.text !== name.title ? said('name_of', { kind: kind(name.kind), name: name.text }) : '';
      reasons.push([other, words['why_' + hit.name.rank]].filter(Boolean).join(' '));
    }
    var places = new Map();
    found.sections.forEach(function (section) {
      section.spans.forEach(function (span) {
        // A page's text starts with its title and the space after it.
        var heading = section.heading || (span[0] <= found.title ? words.title : words.body);
        places.set(heading, (places.get(heading) || 0) + 1);
      });
    });
    if (places.size) {
      reasons.push(said('in', { places: Array.from(places).map(function (pair) {
        return said('places', { name: pair[0], n: pair[1] });
      }).join('、') }));
    }
    return reasons.join('；');
  }

  function groupOf(hit, by) {
    if (by === 'none') { return ''; }
    if (by === 'kind') { return kind(hit.page ? hit.page.kind : hit.name.name.kind); }
    return (hit.page ? hit.page.place : hit.name.name.where.split(' ')[0]) || words.anywhere;
  }

  /* Hits that are in the same tier and group stand together; groups in the order of their best hit. */
  search.draw = function (into, hits, needlesOf, by) {
    var tiers = new Map();
    hits.forEach(function (hit) {
      var groups = tiers.get(hit.tier) || new Map();
      var name = groupOf(hit, by);
      tiers.set(hit.tier, groups);
      groups.set(name, (groups.get(name) || []).concat([hit]));
    });
    into.textContent = '';
    tiers.forEach(function (groups, tier) {
      into.appendChild(made('h2', 'results__tier', words[tier]));
      groups.forEach(function (members, name) {
        if (name) { into.appendChild(made('h3', 'results__group', name)); }
        var list = made('ol', 'results__list');
        members.forEach(function (hit) { list.appendChild(drawOne(hit, needlesOf(hit))); });
        into.appendChild(list);
      });
    });
  };

  search.words = words;
  search.said = said;
  search.made = made;
  search.kindWord = kind;
  search.place = place;
}());
