/* Print and font size. Without scripts these controls do not exist; without storage the size is not remembered. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const KEY = 'bilin-font';
  const SIZES = ['large', 'medium', 'small'];

  /** @param {string} size */
  function apply(size) {
    SIZES.forEach((name) => document.documentElement.classList.toggle('font-' + name, name === size));
    document.querySelectorAll('[data-size]').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-size') === size));
    });
  }

  /**
   * @param {string} label
   * @param {string[]} words by size
   */
  function sizeGroup(label, words) {
    const group = bilin.element('span', { role: 'group', 'aria-label': label }, '【' + label + '：');
    SIZES.forEach((size, index) => {
      const button = bilin.button('tools__button', words[index], () => {
        bilin.store(KEY, size);
        apply(size);
      });
      button.setAttribute('data-size', size);
      group.appendChild(button);
    });
    group.append('】');
    return group;
  }

  const place = document.querySelector('[data-tools]');
  if (!place) {
    return;
  }
  const [print, font, ...sizes] = String(place.getAttribute('data-tools')).split('|');
  const printButton = bilin.button('tools__button', '【' + print + '】', () => window.print());
  place.append(bilin.element('div', { class: 'tools' }, printButton, sizeGroup(font, sizes)));
  const size = bilin.stored(KEY);
  apply(SIZES.indexOf(size) >= 0 ? size : 'small');

  // On paper and on screens without a network the full address says where a page came from.
  const address = document.querySelector('[data-part="address"]');
  if (address) {
    address.textContent = window.location.href;
  }
})();
