/* What stands beside a page: unfolded where there is room beside it, and a button that copies how to cite it. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const WIDE = '(min-width: 64em)';

  /** @param {HTMLElement} words */
  function addButton(words) {
    const [copy, copied] = String(words.dataset.cite).split('|');
    const text = String(words.textContent).trim();
    const button = bilin.button('button side__copy', copy, () => {
      if (bilin.copyText(text + bilin.publicAddress())) {
        button.textContent = copied;
      }
      button.focus();
    });
    button.setAttribute('aria-live', 'polite');
    words.after(button);
  }

  const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector('details[data-side]'));
  if (fold) {
    const isBeside = !window.matchMedia || window.matchMedia(WIDE).matches;
    fold.open = isBeside && !document.documentElement.classList.contains('font-elder');
    fold.querySelectorAll('[data-cite]').forEach((words) => addButton(/** @type {HTMLElement} */ (words)));
  }
})();
