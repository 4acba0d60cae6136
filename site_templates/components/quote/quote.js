/* Copy a quotation with its citation. */
(function () {
  'use strict';
  const bilin = window.bilin;

  /**
   * A sentence that bears nothing out is left out of a quotation; between others something stands for it.
   * @param {Element} copy
   */
  function leaveOut(copy) {
    copy.querySelectorAll('[data-context]').forEach((part) => part.replaceWith('\u2026\u2026'));
    const words = String(copy.textContent).trim();
    return words.replace(/^(\u2026\u2026)+|(\u2026\u2026)+$/g, '').replace(/(\u2026\u2026)+/g, '\u2026\u2026');
  }

  /**
   * The repairs of a quotation: its text keeps what is printed, with the reading in brackets behind it.
   * @param {Element} copy
   * @param {string} pattern
   */
  function noteRepairs(copy, pattern) {
    const inserted = [...copy.querySelectorAll('ins')].filter((part) => !part.closest('[data-context]'));
    const notes = inserted.map((part) => {
      const printed = part.previousElementSibling ? String(part.previousElementSibling.textContent) : '';
      const words = [printed, String(part.textContent), part.getAttribute('data-reason') || ''];
      part.textContent = `\uff3b${part.textContent}\uff3d`;
      return words.reduce((note, word, at) => note.replace(`%${at + 1}`, () => word), pattern);
    });
    return [...new Set(notes)].join('\uff1b');
  }

  /**
   * The words of a quotation as its source has them, with its repairs told.
   * @param {Element} block
   * @param {string} reading
   * @param {string} pattern
   */
  function quotedWords(block, reading, pattern) {
    const copy = /** @type {HTMLElement} */ (bilin.part(block, 'p').cloneNode(true));
    const repairs = noteRepairs(copy, pattern);
    const note = repairs && `\uff08${reading}${repairs}\uff09`;
    return `\u201c${leaveOut(copy)}\u201d${note}`;
  }

  /**
   * How to cite a quotation: its own words, or those of the list that it stands in with its paragraph.
   * @param {Element} block
   */
  function citationOf(block) {
    const list = block.closest('[data-quotation]');
    const paragraph = () => String(block.getAttribute('data-paragraph'));
    return list
      ? String(list.getAttribute('data-quotation')).replace('%1', paragraph)
      : block.getAttribute('data-citation');
  }

  /** @param {Element} block */
  function addButton(block) {
    const holder = /** @type {Element} */ (block.closest('[data-words]'));
    const [copy, copied, reading, pattern] = String(holder.getAttribute('data-words')).split('|');
    const button = bilin.button('button quote__copy', copy, () => {
      const origin = `\uff08${citationOf(block)}${bilin.publicAddress()}\uff09`;
      if (bilin.copyText(quotedWords(block, reading, pattern) + origin)) {
        button.textContent = copied;
      }
      button.focus();
    });
    button.setAttribute('aria-live', 'polite');
    const tools = bilin.element('span', { class: 'quote__tools', 'data-tools': '' }, button);
    bilin.part(block, 'footer').appendChild(tools);
    if (bilin.addMaterialButton) {
      bilin.addMaterialButton(block);
    }
  }

  bilin.quotedWords = quotedWords;

  bilin.addQuoteButtons = (root) =>
    root.querySelectorAll('[data-citation], [data-quotation] > [data-paragraph]').forEach(addButton);

  bilin.addQuoteButtons(document);
})();
