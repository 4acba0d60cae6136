/* The table of the free comparison. Cells are the build's own HTML; the rule of differences is that of relation.py. */
(function () {
  'use strict';
  var bilin = window.bilin;

  bilin.relate = function (sides) {
    var states = sides.map(function (one) { return one[0]; });
    var keys = sides.map(function (one) { return one[1]; });
    function all(list) { return list.every(function (one) { return one === list[0]; }); }
    if (!states.every(function (one) { return one === 'value' || one === 'not_stated'; })) { return 'unknown'; }
    if (!all(states)) { return 'different'; }
    if (states[0] === 'not_stated') { return 'neither'; }
    var measures = keys.filter(function (key) { return key.indexOf('\u00a6') >= 0; }).map(function (key) { return key.split('\u00a6')[0]; });
    if (!all(measures)) { return 'unlike'; }
    if (!all(keys)) { return 'different'; }
    return keys[0] ? 'same' : 'worded';
  };

  /* With a base, every other column is compared with it alone. */
  bilin.relations = function (sides, base) {
    if (base < 0) { return []; }
    return sides.map(function (one, at) { return at === base ? '' : bilin.relate([sides[base], one]); });
  };

  bilin.isEqual = function (relation) { return relation === 'same' || relation === 'neither'; };

  /* The HTML of a cell; `seen` are the programmes that stand in full higher in the column. */
  bilin.cell = function (column, side, seen) {
    var note = side[4] || '';
    if (!side[3] || !side[3].length) {
      var pieces = side[2].map(function (at) { return column.pieces[at]; });
      if (pieces.length < 2) { return note + pieces.join(''); }
      return note + '<ul class="values">\n' + pieces.map(function (one) { return '<li>' + one + '</li>\n'; }).join('') + '</ul>';
    }
    return note + side[3].map(function (id) {
      var again = seen[id];
      seen[id] = true;
      return again ? shortened(column.programmes[id]) : column.programmes[id];
    }).join('');
  };

  function shortened(html) {
    var holder = document.createElement('div');
    holder.innerHTML = html;
    var link = holder.querySelector('.programme__name a').outerHTML;
    return '<div class="programme"><p class="programme__name">' + link + ' <span class="note">' + bilin.words('again') + '</span></p></div>';
  }

  /* The groups to show: those named, or the single rows named within them. */
  bilin.chosen = function (rows) {
    var named = rows || bilin.DEFAULT;
    return bilin.rows.groups.map(function (group) {
      var shown = named.indexOf(group.id) >= 0 ? group.rows : group.rows.filter(function (row) { return named.indexOf(row[0]) >= 0; });
      return { id: group.id, label: group.label, html: group.html, rows: shown };
    }).filter(function (group) { return group.rows.length; });
  };

  bilin.unknownRows = function (rows) {
    var known = {};
    bilin.rows.groups.forEach(function (group) {
      known[group.id] = true;
      group.rows.forEach(function (row) { known[row[0]] = true; });
    });
    return (rows || []).filter(function (id) { return !known.hasOwnProperty(id); });
  };

  function element(name, attributes, html) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (html) { made.innerHTML = html; }
    return made;
  }

  function head(columns) {
    var row = element('tr', { role: 'row' });
    row.appendChild(element('th', { scope: 'col', role: 'columnheader', 'class': 'sides__aspect' })).textContent = bilin.words('row');
    columns.forEach(function (column) {
      row.appendChild(element('th', { scope: 'col', role: 'columnheader', 'data-column': column.key }, column.label));
    });
    var made = element('thead', { role: 'rowgroup' });
    made.appendChild(row);
    return made;
  }

  function heading(group, count, state, act) {
    var row = element('tr', { role: 'row' });
    var cell = element('th', { scope: 'rowgroup', role: 'rowheader', colspan: count + 1, 'class': 'sides__group' }, group.html);
    var folded = state.folded.indexOf(group.id) >= 0;
    var button = element('button', { type: 'button', 'class': 'button', 'aria-expanded': String(!folded), 'data-focus': 'fold ' + group.id });
    button.textContent = bilin.words('fold');
    button.setAttribute('aria-label', bilin.words('fold') + ' ' + group.label);
    button.addEventListener('click', function () { act('fold', group.id); });
    cell.appendChild(document.createTextNode(' '));
    cell.appendChild(button);
    row.appendChild(cell);
    return row;
  }

  function relationMark(relation, presence) {
    var mark = element('span', { 'class': 'relation' });
    mark.textContent = bilin.rows.words.relation[presence && relation === 'same' ? 'stated' : relation];
    return mark;
  }

  function body(row, columns, sides, base, seen) {
    var relations = bilin.relations(sides, base);
    var whole = base < 0 ? bilin.relate(sides) : '';
    var made = element('tr', { role: 'row', 'data-row': row[0] });
    var name = element('th', { scope: 'row', role: 'rowheader' }, row[1]);
    if (whole && columns.length > 1) {
      made.setAttribute('data-relation', whole);
      name.appendChild(relationMark(whole, row[2]));
    }
    made.appendChild(name);
    sides.forEach(function (side, at) {
      var cell = element('td', { role: 'cell', 'data-state': side[0], 'data-label': columns[at].place }, bilin.cell(columns[at], side, seen[at]));
      if (relations[at]) { cell.appendChild(relationMark(relations[at], row[2])); }
      made.appendChild(cell);
    });
    return made;
  }

  function sources(columns) {
    var part = element('tbody', { role: 'rowgroup', 'data-group': 'source' });
    var title = element('tr', { role: 'row' });
    title.appendChild(element('th', { scope: 'rowgroup', role: 'rowheader', colspan: columns.length + 1, 'class': 'sides__group' })).textContent = bilin.words('source');
    part.appendChild(title);
    columns[0].source.forEach(function (fact, at) {
      var row = element('tr', { role: 'row' });
      row.appendChild(element('th', { scope: 'row', role: 'rowheader' })).textContent = fact[0];
      columns.forEach(function (column) {
        row.appendChild(element('td', { role: 'cell', 'data-state': column.source[at][1], 'data-label': column.place }, column.source[at][2]));
      });
      part.appendChild(row);
    });
    return part;
  }

  /* The table, how many equal rows it hides, and how many rows of each column differ from the base. */
  bilin.table = function (state, columns, act) {
    var base = columns.map(function (one) { return one.key; }).indexOf(state.base);
    var seen = columns.map(function () { return {}; });
    var differs = columns.map(function () { return 0; });
    var hidden = 0;
    var table = element('table', { id: 'compared', role: 'table', 'class': 'sides sides--' + columns.length });
    var caption = element('caption', { id: 'compared-caption' });
    caption.textContent = bilin.words('caption', { titles: columns.map(function (one) { return one.place + '《' + one.title + '》'; }).join('、') });
    table.appendChild(caption);
    table.appendChild(head(columns));
    bilin.chosen(state.rows).forEach(function (group) {
      var part = element('tbody', { role: 'rowgroup', 'data-group': group.id });
      var folded = state.folded.indexOf(group.id) >= 0;
      part.appendChild(heading(group, columns.length, state, act));
      group.rows.forEach(function (row) {
        var sides = columns.map(function (column) { return column.sides[row[0]]; });
        var relations = base < 0 ? [bilin.relate(sides)] : bilin.relations(sides, base).filter(Boolean);
        bilin.relations(sides, base).forEach(function (one, at) { if (one && one !== 'unknown' && !bilin.isEqual(one)) { differs[at] += 1; } });
        if (state.only && columns.length > 1 && relations.every(bilin.isEqual)) { hidden += 1; return; }
        if (!folded) { part.appendChild(body(row, columns, sides, base, seen)); }
      });
      if (!folded && part.rows.length === 1) {
        var none = element('tr', { role: 'row' });
        none.appendChild(element('td', { role: 'cell', colspan: columns.length + 1, 'data-state': 'value', 'class': 'fine' })).textContent = bilin.words('all_same');
        part.appendChild(none);
      }
      table.appendChild(part);
    });
    table.appendChild(sources(columns));
    return { element: table, hidden: hidden, differs: differs, base: base };
  };
}());
