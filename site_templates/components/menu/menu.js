/* On a phone the main navigation stands behind a button. Without scripts it is always there. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-menu]'));
  if (!place) {
    return;
  }
  const button = bilin.button('menu__button', String(place.dataset.menu), () => set(!isOpen()));
  button.setAttribute('aria-controls', 'nav');

  function isOpen() {
    return button.getAttribute('aria-expanded') === 'true';
  }

  /** @param {boolean} isWanted */
  function set(isWanted) {
    button.setAttribute('aria-expanded', String(isWanted));
    /** @type {HTMLElement} */ (place).classList.toggle('menu--open', isWanted);
  }

  set(false);
  place.append(button);
  /** @type {Element} */ (place.parentNode).addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === 'Escape' && isOpen()) {
      set(false);
      button.focus();
    }
  });
})();
