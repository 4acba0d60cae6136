/* A damaged source in either of two ways: as it is archived, or with its repairs. Without scripts both are shown. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const WAYS = ['archived', 'read'];
  const list = /** @type {HTMLElement | null} */ (document.querySelector('[data-switch]'));
  if (!list) {
    return;
  }
  const [label, ...words] = String(list.dataset.switch).split('|');
  const buttons = words.map((word, index) => bilin.button('button', word, () => show(WAYS[index])));

  /** @param {string} way */
  function show(way) {
    WAYS.forEach((name, index) => {
      /** @type {HTMLElement} */ (list).classList.toggle('reading--' + name, name === way);
      buttons[index].setAttribute('aria-pressed', String(name === way));
    });
  }

  list.before(
    bilin.element('div', { class: 'reading__switch', role: 'group', 'aria-label': label }, label, ...buttons),
  );
  show('read');
})();
