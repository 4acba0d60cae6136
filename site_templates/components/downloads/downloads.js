/* Copy a table with where it comes from. execCommand also works on plain http and from a folder; the clipboard API does not. */
(function () {
  'use strict';
  var LEFT_OUT = 'details, button, svg, .verified, .report, [aria-hidden="true"]';
  var place = document.querySelector('[data-copy-words]');
  if (!place) { return; }
  var words = place.getAttribute('data-copy-words').split('|');

  function line(text) {
    var paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  }

  function textOf(selector) {
    var found = document.querySelector(selector);
    return found ? found.textContent.replace(/\s+/g, ' ').trim() : '';
  }

  /* Of the plans that the table shows; the page may have more. */
  function addSources(table, box) {
    var sources = document.querySelectorAll('[data-source-of]');
    var shown = {};
    var plans = table.querySelectorAll('[data-plan]');
    var i;
    for (i = 0; i < plans.length; i += 1) { shown['plan ' + plans[i].getAttribute('data-plan')] = true; }
    for (i = 0; i < sources.length; i += 1) {
      if (shown['plan ' + sources[i].getAttribute('data-source-of')]) {
        box.appendChild(line(sources[i].textContent));
      }
    }
  }

  function drop(parts) {
    for (var i = 0; i < parts.length; i += 1) { parts[i].parentNode.removeChild(parts[i]); }
  }

  /* Words for screen readers count where there are no others. */
  function dropHidden(cell) {
    var all = cell.textContent;
    var hidden = cell.querySelectorAll('.visually-hidden');
    drop(hidden);
    if (!cell.textContent.trim() && hidden.length) { cell.textContent = all.trim(); }
  }

  /* The table as it is read on the screen, and below it what a paper has to say about it. */
  function copyOf(table) {
    var box = document.createElement('div');
    var copy = table.cloneNode(true);
    var named = copy.querySelectorAll('[id]');
    var cells = copy.querySelectorAll('th, td');
    var i;
    drop(copy.querySelectorAll(LEFT_OUT));
    for (i = 0; i < cells.length; i += 1) { dropHidden(cells[i]); }
    for (i = 0; i < named.length; i += 1) { named[i].removeAttribute('id'); }
    copy.removeAttribute('class');
    box.className = 'downloads__selected';
    box.appendChild(copy);
    box.appendChild(line(textOf('.footer__disclaimer')));
    box.appendChild(line(textOf('h1') + ' ' + window.location.href.replace(/#.*$/, '')));
    box.appendChild(line(textOf('.provenance__list')));
    box.appendChild(line(textOf('.footer__version')));
    addSources(table, box);
    return box;
  }

  function copied(table) {
    var box = copyOf(table);
    var range = document.createRange();
    var selection = window.getSelection();
    document.body.appendChild(box);
    range.selectNodeContents(box);
    selection.removeAllRanges();
    selection.addRange(range);
    var done = false;
    try { done = document.execCommand('copy'); } catch (error) { /* then it is not copied, and nobody says so */ }
    selection.removeAllRanges();
    document.body.removeChild(box);
    return done;
  }

  function addButton(table) {
    var box = document.createElement('p');
    var button = document.createElement('button');
    var said = document.createElement('span');
    box.className = 'downloads__copying';
    button.type = 'button';
    button.className = 'downloads__copy';
    button.textContent = words[0];
    if (table.caption && table.caption.id) { button.setAttribute('aria-describedby', table.caption.id); }
    said.className = 'downloads__copied';
    said.setAttribute('role', 'status');
    button.addEventListener('click', function () {
      said.textContent = '';
      if (copied(table)) { said.textContent = words[1]; }
      button.focus();
    });
    box.appendChild(button);
    box.appendChild(said);
    var around = table.parentNode;
    around.parentNode.insertBefore(box, around.nextSibling);
  }

  var tables = document.querySelectorAll('table[data-export]');
  for (var i = 0; i < tables.length; i += 1) { addButton(tables[i]); }
}());
