/* On a phone the main navigation stands behind a button. Without scripts it is always there. */
(function () {
  'use strict';
  const button = document.querySelector('[data-menu]');
  if (!button) {
    return;
  }

  /** @param {boolean} isOpen */
  function set(isOpen) {
    /** @type {Element} */ (button).setAttribute('aria-expanded', String(isOpen));
  }

  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  /** @type {Element} */ (button.parentNode).addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
      set(false);
      /** @type {HTMLElement} */ (button).focus();
    }
  });
})();
