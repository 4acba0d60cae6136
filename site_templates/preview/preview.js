/* The preview only: reload when the content has changed, and show what is wrong with it while the last good site stays. */
(function () {
  'use strict';
  const ASK_EVERY_MS = 150;
  const ASK_AGAIN_MS = 2000;

  /** @typedef {{ edition: number, checked: number, wrong: boolean, title: string, lines: string[], todo: string[][] }} State */

  /** @type {State | null} */
  let shown = null;
  /** @type {HTMLElement | null} */
  let box = null;

  /**
   * @param {State} state
   * @returns {HTMLElement}
   */
  function boxOf(state) {
    const section = document.createElement('section');
    const list = document.createElement('ul');
    section.className = 'preview' + (state.wrong ? ' preview--wrong' : '');
    section.setAttribute('role', 'status');
    section.setAttribute('aria-label', state.title);
    section.appendChild(document.createElement('p')).textContent = state.title;
    section.appendChild(list);
    state.lines.forEach((line) => {
      list.appendChild(document.createElement('li')).textContent = line;
    });
    state.todo.forEach(([address, text]) => {
      const link = list.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
      link.href = address;
      link.textContent = text;
    });
    return section;
  }

  /** @param {State} state */
  function show(state) {
    if (box) {
      box.remove();
      box = null;
    }
    if (state.lines.length || state.todo.length) {
      box = boxOf(state);
      document.body.insertBefore(box, document.body.firstChild);
    }
  }

  /** @param {State} state */
  function take(state) {
    if (shown && state.edition !== shown.edition) {
      window.location.reload();
      return;
    }
    if (!shown || state.checked !== shown.checked) {
      show(state);
    }
    shown = state;
    window.setTimeout(ask, ASK_EVERY_MS);
  }

  function ask() {
    const request = new XMLHttpRequest();
    request.open('GET', '/-/state.json');
    request.onload = () => take(JSON.parse(request.responseText));
    request.onerror = () => window.setTimeout(ask, ASK_AGAIN_MS);
    request.send();
  }

  ask();
})();
