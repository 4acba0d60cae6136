/* Copying. `execCommand` also works on plain http and from a folder; the clipboard API does not. */
(function () {
  'use strict';
  const bilin = window.bilin;

  /* A browser may refuse: then nothing is copied, and the page does not say that it was. */
  function copySelection() {
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }

  bilin.copyText = (text) => {
    const field = bilin.element('textarea', { readonly: '', class: 'visually-hidden' });
    field.value = text;
    document.body.appendChild(field);
    field.select();
    const isCopied = copySelection();
    field.remove();
    return isCopied;
  };

  bilin.copyNodes = (first, last) => {
    const range = document.createRange();
    const selection = /** @type {Selection} */ (window.getSelection());
    range.setStartBefore(first);
    range.setEndAfter(last);
    selection.removeAllRanges();
    selection.addRange(range);
    const isCopied = copySelection();
    selection.removeAllRanges();
    return isCopied;
  };
})();
