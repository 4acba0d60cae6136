/* The preview only: reload when the content has changed, and show what is wrong with it while the last good site stays. */
(function () {
  'use strict';
  var EVERY = 400;
  var known = null;
  var box = null;

  function show(state) {
    if (box) { box.parentNode.removeChild(box); box = null; }
    if (!state.lines.length && !state.todo.length) { return; }
    box = document.createElement('section');
    box.className = 'preview' + (state.wrong ? ' preview--wrong' : '');
    box.setAttribute('role', 'status');
    box.setAttribute('aria-label', state.title);
    var title = box.appendChild(document.createElement('p'));
    title.textContent = state.title;
    var list = box.appendChild(document.createElement('ul'));
    state.lines.forEach(function (line) { list.appendChild(document.createElement('li')).textContent = line; });
    state.todo.forEach(function (one) {
      var link = list.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
      link.href = one[0];
      link.textContent = one[1];
    });
    document.body.insertBefore(box, document.body.firstChild);
  }

  function ask() {
    var request = new XMLHttpRequest();
    request.open('GET', '/-/state.json');
    request.onload = function () {
      var state = JSON.parse(request.responseText);
      if (known && state.edition !== known.edition) { window.location.reload(); return; }
      if (!known || state.checked !== known.checked) { show(state); }
      known = state;
      window.setTimeout(ask, EVERY);
    };
    request.onerror = function () { window.setTimeout(ask, 2000); };
    request.send();
  }

  ask();
}());
