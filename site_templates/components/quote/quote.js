/* Copy a quotation with its citation. */
(function () {
  'use strict';
  const bilin = window.bilin;

  /**
   * The words of a quotation as its source has them, and where they stand.
   * @param {Element} block
   */
  function quotation(block) {
    const copy = /** @type {HTMLElement} */ (bilin.part(block, 'p').cloneNode(true));
    copy.querySelectorAll('[data-context], ins').forEach((part) => part.remove());
    const words = String(copy.textContent).trim();
    return `\u201c${words}\u201d\uff08${block.getAttribute('data-citation')} ${window.location.href}\uff09`;
  }

  /** @param {Element} block */
  function addButton(block) {
    const [copy, copied] = String(block.getAttribute('data-words')).split('|');
    const button = bilin.button('button quote__copy', copy, () => {
      if (bilin.copyText(quotation(block))) {
        button.textContent = copied;
      }
      button.focus();
    });
    button.setAttribute('aria-live', 'polite');
    bilin.part(block, 'footer').appendChild(button);
  }

  bilin.addQuoteButtons = (root) => root.querySelectorAll('[data-citation]').forEach(addButton);

  bilin.addQuoteButtons(document);
})();
