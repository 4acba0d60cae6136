/* The form with facets and their counts, and the chosen ones as tags that can be removed. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var made = search.made;
  var said = search.said;
  var words = search.words;
  var OPEN = ['kind', 'district'];
  var opened = {};
  var number = 0;

  function label(facet, value) { return facet === 'kind' ? search.kindWord(value) : value; }

  function box(facet, value, count, chosen, change) {
    var item = made('div', 'facet__value');
    var input = made('input');
    var text = made('label', '', label(facet, value));
    number += 1;
    input.type = 'checkbox';
    input.id = 'facet-' + number;
    input.name = facet;
    input.value = value;
    input.checked = (chosen[facet] || []).indexOf(value) >= 0;
    input.addEventListener('change', function () { change(facet, value, input.checked); });
    text.htmlFor = input.id;
    text.appendChild(made('span', 'facet__count', ' ' + count));
    item.appendChild(input);
    item.appendChild(text);
    return item;
  }

  /* Draw all facets that would make a difference. `change(facet, value, on)` is told what a reader chooses. */
  search.drawFacets = function (into, counted, chosen, change) {
    var focused = document.activeElement && into.contains(document.activeElement) ? document.activeElement : null;
    into.textContent = '';
    counted.forEach(function (one) {
      if (one.values.length < 2 && !chosen[one.facet]) { return; }
      var name = words.facets.filter(function (pair) { return pair[0] === one.facet; })[0][1];
      var block = made('details', 'facet');
      var group = made('fieldset', 'facet__values');
      group.appendChild(made('legend', 'visually-hidden', name));
      block.open = one.facet in opened ? opened[one.facet] : OPEN.indexOf(one.facet) >= 0 || one.facet in chosen;
      block.addEventListener('toggle', function () { opened[one.facet] = block.open; });
      block.appendChild(made('summary', 'facet__name', name));
      one.values.forEach(function (pair) { group.appendChild(box(one.facet, pair[0], pair[1], chosen, change)); });
      block.appendChild(group);
      into.appendChild(block);
    });
    // The boxes are new: the reader stays at the one that was changed.
    if (focused) {
      Array.from(into.querySelectorAll('input')).filter(function (input) {
        return input.name === focused.name && input.value === focused.value;
      }).forEach(function (input) { input.focus(); });
    }
  };

  function button(className, text, action) {
    var one = made('button', className, text);
    one.type = 'button';
    one.addEventListener('click', action);
    return one;
  }

  /* What is chosen, each with a way to drop it. */
  search.drawChosen = function (into, chosen, change, clear) {
    into.textContent = '';
    var facets = Object.keys(chosen);
    if (!facets.length) { return; }
    into.appendChild(made('span', 'chosen__label', words.chosen + '：'));
    facets.forEach(function (facet) {
      chosen[facet].forEach(function (value) {
        var one = button('chosen__tag', label(facet, value) + ' ×', function () { change(facet, value, false); });
        one.setAttribute('aria-label', said('remove', { name: label(facet, value) }));
        into.appendChild(one);
      });
    });
    into.appendChild(button('chosen__clear', words.clear, clear));
  };

  /* What a reader can do who has found nothing. `without(facet, value)`: how many there are without that condition. */
  search.drawLoosen = function (into, query, chosen, without, change, clear) {
    var list = made('ul', 'loosen');
    function add(child) { list.appendChild(made('li')).appendChild(child); }
    Object.keys(chosen).forEach(function (facet) {
      chosen[facet].forEach(function (value) {
        var text = said('loosen_filter', { name: label(facet, value), n: without(facet, value) });
        add(button('loosen__action', text, function () { change(facet, value, false); }));
      });
    });
    if (Object.keys(chosen).length) { add(button('loosen__action', words.loosen_filters, clear)); }
    query.terms.forEach(function (term) {
      var link = made('a', '', said('loosen_term', { word: term }));
      link.href = '?q=' + encodeURIComponent(term);
      add(link);
    });
    add(document.createTextNode(words.loosen_shorter));
    add(document.createTextNode(words.loosen_browse));
    into.appendChild(made('p', '', words.loosen));
    into.appendChild(list);
  };

  search.button = button;
}());
