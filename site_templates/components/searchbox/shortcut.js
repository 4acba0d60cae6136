/* "/" leads to the search box from anywhere but from where one types. */
(function () {
  'use strict';
  const form = document.querySelector('form[data-search]');
  if (!form) {
    return;
  }
  const input = window.bilin.input(form, 'input');

  /** @param {EventTarget | null} target */
  function isTyping(target) {
    const element = /** @type {HTMLElement} */ (target);
    return /^(input|textarea|select)$/i.test(element.tagName) || element.isContentEditable;
  }

  document.addEventListener('keydown', (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === '/' && isPlain && !isTyping(event.target)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
