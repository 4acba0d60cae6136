/* The free comparison: two to four plans, chosen by the reader, the choice in the address. */
(function () {
  'use strict';
  var bilin = window.bilin;
  var root = document.querySelector('[data-compare]');
  if (!root || !bilin.rows) { return; }
  var state = bilin.read(window.location.search);
  var messages = [];
  var columns = [];
  var result = root.querySelector('[data-result]');

  function say(name, values, action) { messages.push({ text: bilin.words(name, values), action: action }); }

  function button(text, focus, act) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = text;
    made.setAttribute('data-focus', focus);
    made.addEventListener('click', act);
    return made;
  }

  function remember() {
    try { window.history.replaceState(null, '', window.location.pathname + bilin.write(state)); } catch (error) { /* the address stays as it was */ }
  }

  function toggle(list, value) {
    var at = list.indexOf(value);
    return at < 0 ? list.concat([value]) : list.filter(function (one) { return one !== value; });
  }

  function act(what, key) {
    var at = state.plans.indexOf(key);
    messages = [];
    if (what === 'remove') { state.plans.splice(at, 1); if (state.base === key) { state.base = ''; } }
    if (what === 'earlier' || what === 'later') {
      state.plans.splice(at, 1);
      state.plans.splice(what === 'later' ? at + 1 : at - 1, 0, key);
    }
    if (what === 'base') { state.base = state.base === key ? '' : key; }
    if (what === 'fold') { state.folded = toggle(state.folded, key); }
    if (what === 'rows') { state.rows = toggle(state.rows || bilin.DEFAULT, key); }
    if (what === 'only') { state.only = !state.only; }
    refresh();
  }

  function pick(entry) {
    messages = [];
    if (state.plans.length >= bilin.rows.most) { say('too_many', { title: entry[1] + '《' + entry[3] + '》' }); draw(); return; }
    state.plans.push(entry[0]);
    refresh();
  }

  function drawMessages() {
    var list = root.querySelector('[data-messages]');
    list.textContent = '';
    if (!columns.length && !messages.length) { say('none_yet'); } else if (columns.length === 1) { say('one_yet'); }
    messages.forEach(function (one) {
      var item = list.appendChild(document.createElement('li'));
      item.textContent = one.text;
      if (one.action) { item.appendChild(document.createTextNode(' ')); item.appendChild(one.action); }
    });
    messages = [];
  }

  function drawChosen(made) {
    var list = root.querySelector('[data-chosen]');
    list.textContent = '';
    columns.forEach(function (column, at) {
      var item = list.appendChild(document.createElement('li'));
      var name = column.place + '《' + column.title + '》';
      function control(word, what) {
        var one = button(bilin.words(word), what + ' ' + column.key, function () { act(what, column.key); });
        one.setAttribute('aria-label', bilin.words(word) + ' ' + name);
        item.appendChild(document.createTextNode(' '));
        item.appendChild(one);
        return one;
      }
      item.appendChild(document.createTextNode(name + '（' + column.kind + '，' + column.year + '）'));
      if (at > 0) { control('earlier', 'earlier'); }
      if (at < columns.length - 1) { control('later', 'later'); }
      control(state.base === column.key ? 'is_base' : 'base', 'base').setAttribute('aria-pressed', String(state.base === column.key));
      control('remove', 'remove');
      if (made && made.base >= 0 && at !== made.base) {
        var note = item.appendChild(document.createElement('span'));
        note.className = 'fine';
        note.textContent = ' ' + bilin.words('differs', { count: made.differs[at] });
      }
    });
  }

  /* Whom to compare the first plan with, and why. */
  function drawSuggestions() {
    var place = root.querySelector('[data-suggest]');
    var others = columns.length && columns.length < bilin.rows.most ? columns[0].suggest.filter(function (one) { return state.plans.indexOf(one[0]) < 0; }) : [];
    place.textContent = '';
    if (!others.length) { return; }
    place.appendChild(document.createElement('p')).textContent = bilin.words('suggest', { title: columns[0].place + '《' + columns[0].title + '》' });
    var list = place.appendChild(document.createElement('ul'));
    others.slice(0, 4).forEach(function (one) {
      var item = list.appendChild(document.createElement('li'));
      item.appendChild(button(bilin.words('add') + '：' + one[1], 'suggest ' + one[0], function () { messages = []; state.plans.push(one[0]); refresh(); }));
      var why = item.appendChild(document.createElement('span'));
      why.className = 'fine';
      why.textContent = ' ' + one[2];
    });
  }

  function drawChoices() {
    var place = root.querySelector('[data-choices]');
    var named = state.rows || bilin.DEFAULT;
    if (!place.childNodes.length) {
      bilin.rows.groups.forEach(function (group) {
        var label = place.appendChild(document.createElement('label'));
        var box = label.appendChild(document.createElement('input'));
        box.type = 'checkbox';
        box.value = group.id;
        box.addEventListener('change', function () { act('rows', group.id); });
        label.appendChild(document.createTextNode(' ' + group.label));
      });
    }
    var boxes = place.querySelectorAll('input');
    for (var i = 0; i < boxes.length; i += 1) { boxes[i].checked = named.indexOf(boxes[i].value) >= 0; }
  }

  function drawTake() {
    var place = root.querySelector('[data-take]');
    if (place.childNodes.length) { return; }
    function told(made) { made.textContent = bilin.words('copied'); }
    var copy = button(bilin.words('copy'), 'copy', function () { if (bilin.copyElement(document.getElementById('compared'))) { told(copy); } });
    var link = button(bilin.words('link'), 'link', function () { if (bilin.copyText(window.location.href)) { told(link); } });
    var csv = button(bilin.words('csv'), 'csv', function () {
      bilin.download(state.plans.join('-') + '.csv', bilin.csv(document.getElementById('compared'), columns));
    });
    [copy, csv, link].forEach(function (one) { one.setAttribute('aria-live', 'polite'); place.appendChild(one); place.appendChild(document.createTextNode(' ')); });
  }

  function draw() {
    var focused = document.activeElement && document.activeElement.getAttribute('data-focus');
    var made = columns.length ? bilin.table(state, columns, act) : null;
    result.textContent = '';
    if (made) {
      var box = result.appendChild(document.createElement('div'));
      box.className = 'scroll scroll--sides scroll--both';
      box.setAttribute('role', 'region');
      box.setAttribute('tabindex', '0');
      box.setAttribute('aria-labelledby', 'compared-caption');
      box.appendChild(made.element);
    }
    root.querySelector('[data-bar]').hidden = !made;
    root.querySelector('[data-only]').checked = state.only;
    root.querySelector('[data-hidden-rows]').textContent = made && state.only ? bilin.words('hidden', { count: made.hidden }) : '';
    drawMessages();
    drawChosen(made);
    drawSuggestions();
    drawChoices();
    if (made) { drawTake(); }
    var again = focused && root.querySelector('[data-focus="' + focused + '"]');
    if (again) { again.focus(); }
  }

  /* Whoever opens a quotation gets those of the whole column. */
  root.addEventListener('toggle', function (event) {
    var details = event.target;
    var cell = details.open && details.getAttribute('data-quotes') && details.closest('td');
    var column = cell && columns[cell.cellIndex - 1];
    if (!column || details.childNodes.length > 1) { return; }
    bilin.load(column.quotes, function () {
      var html = (bilin.quotes[column.key] || {})[details.getAttribute('data-quotes')];
      if (html && details.childNodes.length < 2) { details.insertAdjacentHTML('beforeend', html); bilin.quoteButtons(details); }
    });
  }, true);

  function gather(entries) {
    var left = entries.length;
    var got = [];
    if (!left) { columns = []; remember(); draw(); return; }
    entries.forEach(function (entry, at) {
      bilin.column(entry[0], function (column) {
        if (column) { column.key = entry[0]; got[at] = column; } else {
          say('failed', { id: entry[1] + '《' + entry[3] + '》' }, button(bilin.words('retry'), 'retry ' + entry[0], refresh));
        }
        left -= 1;
        if (!left) { columns = got.filter(Boolean); remember(); draw(); }
      });
    });
  }

  function refresh() {
    var wanted = state.plans.slice();
    var found = [];
    var left = wanted.length;
    var unread = false;
    bilin.unknownRows(state.rows).forEach(function (id) { say('unknown_row', { id: id }); });
    if (state.rows) {
      var unknown = bilin.unknownRows(state.rows);
      var known = state.rows.filter(function (id) { return unknown.indexOf(id) < 0; });
      state.rows = known.length || !unknown.length ? known : null;
    }
    if (!left) { gather([]); return; }
    wanted.forEach(function (key, at) {
      bilin.entry(key, function (entry) {
        if (entry === undefined) {
          unread = true;
          say('failed', { id: key }, button(bilin.words('retry'), 'retry ' + key, refresh));
        } else if (!entry) { say('unknown', { id: key }); } else if (entry[0] !== key) { say('former', { id: key, to: entry[1] + '《' + entry[3] + '》' }); }
        if (entry) { found[at] = entry; }
        left -= 1;
        if (!left && unread) { draw(); } else if (!left) { settle(found.filter(Boolean)); }
      });
    });
  }

  /* One plan once, and no more than can be read: what is left out is named. */
  function settle(entries) {
    var once = entries.filter(function (one, at) { return entries.indexOf(one) === at; });
    var out = once.slice(bilin.rows.most);
    if (out.length) {
      say('too_many_link', { count: once.length, titles: out.map(function (one) { return one[1] + '《' + one[3] + '》'; }).join('、') });
    }
    state.plans = once.slice(0, bilin.rows.most).map(function (one) { return one[0]; });
    gather(once.slice(0, bilin.rows.most));
  }

  root.hidden = false;
  root.querySelector('[data-only]').addEventListener('change', function () { act('only'); });
  bilin.finder(root, pick, function (key) { return state.plans.indexOf(key) >= 0; });
  if (!state.plans.length) { state.plans = bilin.basket ? bilin.basket() : []; }
  refresh();
}());
