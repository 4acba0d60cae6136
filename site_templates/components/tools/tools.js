/* Print and font size. Without scripts these controls do not exist; without storage the size is not remembered.
   `early.js` has already applied the size that was chosen on an earlier page. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const KEY = 'bilin-font';
  const SIZES = ['large', 'medium', 'small', 'elder'];

  /** @param {string} size */
  function apply(size) {
    SIZES.forEach((name) => document.documentElement.classList.toggle('font-' + name, name === size));
    document.querySelectorAll('[data-size]').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-size') === size));
    });
  }

  /**
   * A button that sets a size. The large-type edition is one press away, and one press back.
   * @param {string} size
   * @param {string} word
   */
  function sizeButton(size, word) {
    const button = bilin.button('tools__button', word, () => {
      const isOn = size === 'elder' && button.getAttribute('aria-pressed') === 'true';
      const next = isOn ? 'small' : size;
      bilin.store(KEY, next);
      apply(next);
    });
    button.setAttribute('data-size', size);
    return button;
  }

  /**
   * @param {string} label
   * @param {string[]} words by size
   */
  function sizeGroup(label, words) {
    const group = bilin.element('span', { role: 'group', 'aria-label': label }, '【' + label + '：');
    words.forEach((word, index) => group.appendChild(sizeButton(SIZES[index], word)));
    group.append(bilin.punctuated('】'));
    return group;
  }

  const place = document.querySelector('[data-tools]');
  if (!place) {
    return;
  }
  const [print, font, large, medium, small, elder] = String(place.getAttribute('data-tools')).split('|');
  const printButton = bilin.button('tools__button', '【' + print + '】', () => window.print());
  const sizes = sizeGroup(font, [large, medium, small]);
  place.append(bilin.element('div', { class: 'tools' }, printButton, sizes, sizeButton('elder', '【' + elder + '】')));
  const size = bilin.stored(KEY);
  apply(SIZES.indexOf(size) >= 0 ? size : 'small');

  // On paper and on screens without a network the full address says where a page came from.
  const address = document.querySelector('[data-part="address"]');
  if (address) {
    address.textContent = window.location.href;
  }
})();
