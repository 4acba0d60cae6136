/* Paper has no way to unfold: what is closed is opened for it, and closed again; but not drawings of numbers that the
   page has in a table. */
(function () {
  'use strict';

  /**
   * @param {string} selector
   * @param {boolean} isOpen
   */
  function setOpen(selector, isOpen) {
    document.querySelectorAll(selector).forEach((part) => {
      const details = /** @type {HTMLDetailsElement} */ (part);
      details.open = isOpen;
      details.toggleAttribute('data-unfolded', isOpen);
    });
  }

  window.addEventListener('beforeprint', () => setOpen('details:not([open]):not([data-drawings])', true));
  window.addEventListener('afterprint', () => setOpen('details[data-unfolded]', false));
})();
