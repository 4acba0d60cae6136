/* Filters and sorts the rows of lists, and keeps the choice in the address. Without scripts there is no form, and every row is there.

   A row carries data-filter-<key>="value" or "value|label". The address holds values only, never words or places in a list. */
(function () {
  'use strict';
  var QUERY = 'q';
  var ORDER = 'sort';
  var LONGEST = 60;
  var REFRESH = ['popstate', 'pageshow'];

  function each(list, action) { Array.prototype.forEach.call(list, action); }
  function fold(text) { return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''); }
  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }

  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name) { made.className = name; }
    if (text) { made.textContent = text; }
    return made;
  }

  function button(name, text, action) {
    var made = element('button', name, text);
    made.type = 'button';
    made.addEventListener('click', action);
    return made;
  }

  /* The value of a row's key, or null; of "value|label", the part asked for. */
  function keyOf(row, key, label) {
    var text = row.getAttribute('data-filter-' + key);
    if (text === null) { return null; }
    var bar = text.indexOf('|');
    if (bar < 0) { return text; }
    return label ? text.slice(bar + 1) : text.slice(0, bar);
  }

  /* Numbers by size, words as Chinese readers expect them. What is not known goes last, whichever way. */
  function comparing(order) {
    var down = order.charAt(0) === '-';
    var key = down ? order.slice(1) : order;
    function value(one) { return key === '' ? one.place : keyOf(one.row, key); }
    function unknown(found) { return found === null || /^not_/.test(found); }
    return function (one, other) {
      var a = value(one);
      var b = value(other);
      if (key !== '' && (unknown(a) || unknown(b))) {
        return unknown(a) - unknown(b) || one.place - other.place;
      }
      var numbers = key === '' || (/^\d+$/.test(a) && /^\d+$/.test(b));
      var found = numbers ? a - b : a.localeCompare(b, 'zh-CN');
      return (down ? -found : found) || one.place - other.place;
    };
  }

  function rowsOf(list) {
    return Array.prototype.map.call(list.querySelectorAll('[data-filter-name]'), function (row, place) {
      var heading = row.querySelector('th') || row;
      var words = [keyOf(row, 'name'), keyOf(row, 'code') || '', heading.textContent];
      return { row: row, place: place, words: fold(words.join(' ')) };
    });
  }

  /* The values of a key that rows have, sorted as they are shown; none when there is nothing to choose. */
  function optionsOf(rows, facet) {
    var labels = {};
    rows.forEach(function (one) {
      var value = keyOf(one.row, facet[0]);
      if (value !== null) { labels[value] = keyOf(one.row, facet[0], true); }
    });
    var values = Object.keys(labels).sort();
    return { key: facet[0], label: facet[1], labels: labels, values: values.length > 1 ? values : [] };
  }

  function start(place) {
    var words = place.dataset;
    var name = words.filters;
    var lists = document.querySelectorAll('[data-filter-list="' + name + '"]');
    var rows = Array.prototype.map.call(lists, rowsOf);
    if (!rows.length || rows[0].length < 2) {
      place.hidden = true;
      return;
    }
    var facets = JSON.parse(words.facets).map(function (one) { return optionsOf(rows[0], one); })
      .filter(function (facet) { return facet.values.length; });
    var orders = JSON.parse(words.orders);
    var state = {};
    var ignored = 0;
    var sorted = '';
    var form = element('form', 'filters__form');
    var input = element('input', 'filters__input');
    var select = element('select', 'filters__input');
    var boxes = [];
    var status = element('p', 'filters__status');
    var tags = element('ul', 'filters__tags');
    var none = element('div', 'filters__none');

    function read() {
      var params = new URLSearchParams(window.location.search);
      state = { chosen: {}, query: (params.get(QUERY) || '').slice(0, LONGEST), order: params.get(ORDER) || '' };
      ignored = 0;
      facets.forEach(function (facet) {
        var asked = params.getAll(facet.key);
        state.chosen[facet.key] = facet.values.filter(function (value) { return asked.indexOf(value) >= 0; });
        ignored += asked.filter(function (value) { return facet.values.indexOf(value) < 0; }).length;
      });
      if (state.order && !orders.some(function (one) { return one[0] === state.order; })) {
        ignored += 1;
        state.order = '';
      }
    }

    /* Other parameters of the address belong to others, and stay. */
    function write() {
      var params = new URLSearchParams(window.location.search);
      facets.forEach(function (facet) {
        params.delete(facet.key);
        state.chosen[facet.key].forEach(function (value) { params.append(facet.key, value); });
      });
      [[QUERY, state.query.trim()], [ORDER, state.order]].forEach(function (one) {
        if (one[1]) { params.set(one[0], one[1]); } else { params.delete(one[0]); }
      });
      var query = params.toString();
      var address = window.location.pathname + (query ? '?' + query : '') + window.location.hash;
      try { window.history.replaceState(window.history.state, '', address); } catch (error) { /* not kept */ }
    }

    /* Each choice that can be taken back: what it is called, how to do without it. */
    function conditions() {
      var found = [];
      facets.forEach(function (facet) {
        state.chosen[facet.key].forEach(function (value) {
          found.push({
            label: fill(words.pair, { key: facet.label, value: facet.labels[value] }),
            facet: facet.key,
            value: value
          });
        });
      });
      if (state.query.trim()) {
        found.push({ label: fill(words.pair, { key: words.query, value: state.query.trim() }), facet: QUERY });
      }
      return found;
    }

    function chosenWithout(condition) {
      var chosen = {};
      facets.forEach(function (facet) {
        chosen[facet.key] = state.chosen[facet.key].filter(function (value) {
          return !(condition && facet.key === condition.facet && value === condition.value);
        });
      });
      return { chosen: chosen, query: condition && condition.facet === QUERY ? '' : state.query };
    }

    function matches(one, asked) {
      var sought = asked.query.split(/\s+/).map(fold);
      return sought.every(function (word) { return one.words.indexOf(word) >= 0; }) && facets.every(function (facet) {
        var values = asked.chosen[facet.key];
        return !values.length || values.indexOf(keyOf(one.row, facet.key)) >= 0;
      });
    }

    function count(asked) {
      return rows[0].filter(function (one) { return matches(one, asked); }).length;
    }

    function sort(list) {
      list.slice().sort(comparing(state.order)).forEach(function (one) { one.row.parentNode.appendChild(one.row); });
    }

    function show() {
      rows.forEach(function (list) {
        list.forEach(function (one) { one.row.hidden = !matches(one, state); });
        if (state.order !== sorted) { sort(list); }
      });
      sorted = state.order;
      each(lists, function (list) {
        each(list.querySelectorAll('[data-filter-group]'), hideEmpty);
        if (list.hasAttribute('data-filter-group')) { hideEmpty(list); }
      });
      say(conditions(), count(state));
    }

    function hideEmpty(group) { group.hidden = !group.querySelector('[data-filter-name]:not([hidden])'); }

    function say(found, shown) {
      var all = rows[0].length;
      var names = found.map(function (one) { return one.label; }).join(words.join);
      var text = fill(found.length ? words.shown : words.all, { shown: shown, all: all, names: names });
      if (ignored) { text += fill(words.ignored, { count: ignored }); }
      if (status.textContent !== text) { status.textContent = text; }
      place.classList.toggle('filters--chosen', found.length > 0);
      tags.textContent = '';
      tags.hidden = !found.length;
      found.forEach(function (one) {
        var tag = button('filters__tag', '', function () { remove(one, found.indexOf(one)); });
        tag.setAttribute('aria-label', fill(words.remove, { name: one.label }));
        tag.appendChild(element('span', '', one.label));
        var cross = element('span', 'filters__cross', '×');
        cross.setAttribute('aria-hidden', 'true');
        tag.appendChild(cross);
        tags.appendChild(element('li')).appendChild(tag);
      });
      if (found.length) { tags.appendChild(element('li')).appendChild(button('filters__clear', words.clear, clear)); }
      advise(found, shown);
    }

    /* What to take back when nothing is left, and how much there would be. */
    function advise(found, shown) {
      none.textContent = '';
      none.hidden = shown > 0 || !found.length;
      if (none.hidden) { return; }
      var ways = found.filter(function (one) { return count(chosenWithout(one)); });
      none.appendChild(element('p', '', ways.length ? words.none : words.hopeless));
      var list = element('ul', 'filters__tags');
      ways.forEach(function (one) {
        var text = fill(words.loosen, { name: one.label, count: count(chosenWithout(one)) });
        var way = button('filters__tag', text, function () { remove(one, found.indexOf(one)); });
        list.appendChild(element('li')).appendChild(way);
      });
      if (ways.length) { none.appendChild(list); }
    }

    /* The button that was pressed is gone: the focus goes to the tag in its place, or back to the form. */
    function remove(condition, index) {
      var left = chosenWithout(condition);
      state.chosen = left.chosen;
      state.query = left.query;
      update();
      var next = tags.querySelectorAll('.filters__tag');
      (next[Math.min(index, next.length - 1)] || input).focus();
    }

    function clear() {
      facets.forEach(function (facet) { state.chosen[facet.key] = []; });
      state.query = '';
      update();
      input.focus();
    }

    function update() {
      ignored = 0;
      write();
      put();
      show();
    }

    /* The state into the controls. */
    function put() {
      if (input.value !== state.query) { input.value = state.query; }
      select.value = state.order;
      boxes.forEach(function (box) { box.checked = state.chosen[box.name].indexOf(box.value) >= 0; });
    }

    function field(words_, control) {
      var box = element('div', 'filters__field');
      control.id = 'filters-' + name + '-' + control.name;
      box.appendChild(element('label', '', words_)).htmlFor = control.id;
      box.appendChild(control);
      return box;
    }

    function fieldset(facet) {
      var group = element('fieldset', 'filters__facet');
      group.appendChild(element('legend', '', facet.label));
      facet.values.forEach(function (value) {
        var label = element('label', 'filters__option');
        var box = element('input');
        box.type = 'checkbox';
        box.name = facet.key;
        box.value = value;
        box.addEventListener('change', function () {
          var chosen = state.chosen[facet.key].filter(function (one) { return one !== value; });
          if (box.checked) { chosen.push(value); }
          state.chosen[facet.key] = facet.values.filter(function (one) { return chosen.indexOf(one) >= 0; });
          update();
        });
        boxes.push(box);
        label.appendChild(box);
        label.appendChild(document.createTextNode(' ' + facet.labels[value]));
        group.appendChild(label);
      });
      return group;
    }

    function build() {
      form.setAttribute('aria-label', words.label);
      form.addEventListener('submit', function (event) { event.preventDefault(); });
      input.type = 'search';
      input.name = QUERY;
      input.maxLength = LONGEST;
      input.autocomplete = 'off';
      input.addEventListener('input', function () { state.query = input.value; update(); });
      form.appendChild(field(words.query, input));
      select.name = ORDER;
      orders.forEach(function (one) { select.appendChild(element('option', '', one[1])).value = one[0]; });
      select.addEventListener('change', function () { state.order = select.value; update(); });
      if (orders.length) { form.appendChild(field(words.order, select)); }
      if (facets.length) {
        var more = element('details', 'filters__more');
        var labels = facets.map(function (facet) { return facet.label; }).join(words.join);
        more.appendChild(element('summary', 'filters__summary', fill(words.more, { facets: labels })));
        facets.forEach(function (facet) { more.appendChild(fieldset(facet)); });
        form.appendChild(more);
      }
      status.setAttribute('role', 'status');
      tags.setAttribute('aria-label', words.chosen);
      [form, tags, status, none].forEach(function (part) { place.appendChild(part); });
    }

    function refresh() {
      read();
      put();
      show();
    }

    build();
    refresh();
    REFRESH.forEach(function (name_) { window.addEventListener(name_, refresh); });
  }

  each(document.querySelectorAll('[data-filters]'), start);
}());
