/* Plans found while a reader types a name, pinyin, initials or a code. */
(function () {
  'use strict';
  var bilin = window.bilin;
  var SHOWN = 12;

  function folded(text) { return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''); }

  function matches(entry, text) {
    return entry[6].concat(entry[0], entry[7], entry[1] + entry[3]).some(function (word) { return folded(word).indexOf(text) >= 0; });
  }

  /* Names are also written without what stands between their parts: 广州荔湾. */
  function inOrder(name, text) {
    var at = -1;
    return text.split('').every(function (character) { at = name.indexOf(character, at + 1); return at >= 0; });
  }

  /* `pick` is called with an entry; `isChosen` tells whether a plan already stands in the table. */
  bilin.finder = function (root, pick, isChosen) {
    var input = root.querySelector('.compare__find');
    var list = root.querySelector('[data-found]');
    var status = root.querySelector('[data-status]');
    var latest = 0;
    var shown = [];

    function row(entry) {
      var item = document.createElement('li');
      var button = document.createElement('button');
      var chosen = isChosen(entry[0]);
      button.type = 'button';
      button.className = 'button';
      button.setAttribute('data-pick', entry[0]);
      button.setAttribute('aria-disabled', String(chosen));
      button.textContent = bilin.words(chosen ? 'added' : 'add') + '：' + entry[1] + '《' + entry[3] + '》';
      button.addEventListener('click', function () { if (!isChosen(entry[0])) { pick(entry); search(); input.focus(); } });
      item.appendChild(button);
      item.appendChild(document.createTextNode(' '));
      var note = item.appendChild(document.createElement('span'));
      note.className = 'fine';
      note.textContent = entry[2] + ' ' + entry[4] + ' · ' + entry[5];
      return item;
    }

    function show(entries, text) {
      list.textContent = '';
      if (!entries) { shown = []; status.textContent = bilin.words('failed', { id: text }); return; }
      shown = entries.filter(function (one) { return matches(one, text); });
      if (!shown.length) { shown = entries.filter(function (one) { return inOrder(one[1], text); }); }
      shown.slice(0, SHOWN).forEach(function (one) { list.appendChild(row(one)); });
      status.textContent = shown.length ? bilin.words('found', { count: shown.length }) : bilin.words('not_found');
    }

    function search() {
      var text = folded(input.value);
      var turn = latest += 1;
      var name = bilin.bucket(text);
      if (!text) { shown = []; list.textContent = ''; status.textContent = ''; return; }
      if (name === null) { shown = []; list.textContent = ''; status.textContent = bilin.words('more_letters'); return; }
      bilin.entries(name, function (entries) { if (turn === latest) { show(entries, text); } });
    }

    input.addEventListener('input', search);
    root.querySelector('.compare__form').addEventListener('submit', function (event) {
      event.preventDefault();
      var first = shown.filter(function (one) { return !isChosen(one[0]); })[0];
      if (first) { pick(first); search(); }
    });
  };
}());
