/* Suggestions under the search box, and "/" to get there. Without scripts the box is a plain form. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var form = document.querySelector('[data-search]');
  if (!form) { return; }
  var input = form.querySelector('input');
  var root = form.getAttribute('action').replace(/search\.html$/, '');
  var LONGEST = 8;
  var list = document.createElement('ul');
  var shown = [];
  var active = -1;

  list.id = 'q-names';
  list.className = 'searchbox__list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.getAttribute('data-suggestions'));
  form.appendChild(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  close();

  function close() {
    list.hidden = true;
    shown = [];
    mark(-1);
    input.setAttribute('aria-expanded', 'false');
  }

  function mark(index) {
    active = index;
    for (var i = 0; i < list.children.length; i += 1) {
      list.children[i].setAttribute('aria-selected', String(i === index));
    }
    if (index < 0) { input.removeAttribute('aria-activedescendant'); return; }
    input.setAttribute('aria-activedescendant', list.children[index].id);
    list.children[index].scrollIntoView({ block: 'nearest' });
  }

  function option(found, index) {
    var item = document.createElement('li');
    var where = document.createElement('span');
    item.id = 'q-name-' + index;
    item.className = 'searchbox__option';
    item.setAttribute('role', 'option');
    item.textContent = found.name.text;
    where.className = 'searchbox__where';
    where.textContent = [form.getAttribute('data-' + found.name.kind), found.name.where].filter(Boolean).join(' · ');
    item.appendChild(where);
    // Not a click: the box would have lost the focus and closed the list by then.
    item.addEventListener('mousedown', function (event) { event.preventDefault(); go(found); });
    return item;
  }

  function go(found) {
    window.location.href = root + found.name.path + (found.name.anchor ? '#' + found.name.anchor : '');
  }

  function suggest() {
    var asked = input.value;
    if (!asked.trim()) { close(); return; }
    search.names(asked).then(function (found) {
      if (input.value !== asked || document.activeElement !== input) { return; }
      close();
      shown = found.slice(0, LONGEST);
      list.textContent = '';
      shown.map(option).forEach(function (item) { list.appendChild(item); });
      mark(-1);
      list.hidden = !shown.length;
      input.setAttribute('aria-expanded', String(shown.length > 0));
    }).catch(close);
  }

  function step(by) {
    if (shown.length) { mark((active + by + (active < 0 && by < 0 ? 1 : 0) + shown.length) % shown.length); }
  }

  input.addEventListener('focus', function () { search.start().catch(function () { /* said when one searches */ }); });
  input.addEventListener('input', function (event) { if (!event.isComposing) { suggest(); } });
  input.addEventListener('compositionend', suggest);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', function (event) {
    if (event.isComposing) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      go(shown[active]);
    }
  });
  // From a folder, a browser may refuse to send a form.
  form.addEventListener('submit', function (event) {
    close();
    if (document.querySelector('[data-results]')) { return; }
    event.preventDefault();
    window.location.href = form.getAttribute('action') + '?q=' + encodeURIComponent(input.value.trim());
  });
  document.addEventListener('keydown', function (event) {
    var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    event.preventDefault();
    input.focus();
    input.select();
  });
}());
