/* Copy a table with where it comes from, and make Word and Excel files of all tables. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const LEFT_OUT = 'details, button, svg, [data-nocopy], [data-report], [aria-hidden="true"]';

  /** @param {string} selector */
  function textOf(selector) {
    const part = document.querySelector(selector);
    return part ? String(part.textContent).replace(/\s+/g, ' ').trim() : '';
  }

  /**
   * Where the plans that a table shows come from; the page may have more.
   * @param {HTMLTableElement} table
   */
  function sourcesOf(table) {
    const shown = Array.from(table.querySelectorAll('[data-plan]')).map((part) => part.getAttribute('data-plan'));
    const sources = Array.from(document.querySelectorAll('[data-source-of]'));
    const named = sources.filter((source) => shown.indexOf(source.getAttribute('data-source-of')) >= 0);
    return named.map((source) => source.textContent || '');
  }

  /**
   * A table as it is read on the screen, with what is folded there.
   * @param {HTMLTableElement} table
   */
  function shownCopy(table) {
    const copy = /** @type {HTMLTableElement} */ (table.cloneNode(true));
    copy.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
    copy.querySelectorAll('[hidden="until-found"]').forEach((part) => part.removeAttribute('hidden'));
    copy.querySelectorAll('[id]').forEach((part) => part.removeAttribute('id'));
    copy.removeAttribute('class');
    return copy;
  }

  /**
   * The table, and below it what a paper has to say about it.
   * @param {HTMLTableElement} table
   */
  function paperOf(table) {
    const lines = [
      textOf('[data-part="disclaimer"]'),
      textOf('h1') + ' ' + window.location.href.replace(/#.*$/, ''),
      textOf('[data-part="provenance"]'),
      textOf('[data-part="version"]'),
      ...sourcesOf(table),
    ];
    const paragraphs = lines.map((line) => bilin.element('p', {}, line));
    return bilin.element('div', { class: 'downloads__selected' }, shownCopy(table), ...paragraphs);
  }

  /** @param {HTMLTableElement} table */
  function copyTable(table) {
    const paper = paperOf(table);
    document.body.appendChild(paper);
    const isCopied = bilin.copyNodes(/** @type {Node} */ (paper.firstChild), /** @type {Node} */ (paper.lastChild));
    paper.remove();
    return isCopied;
  }

  /**
   * @param {HTMLTableElement} table
   * @param {string[]} words
   */
  function addButton(table, [copy, copied]) {
    const status = bilin.element('span', {
      class: 'downloads__copied',
      role: 'status',
    });
    const button = bilin.button('downloads__copy', copy, () => {
      status.textContent = '';
      if (copyTable(table)) {
        status.textContent = copied;
      }
      button.focus();
    });
    if (table.caption && table.caption.id) {
      button.setAttribute('aria-describedby', table.caption.id);
    }
    const scrollBox = /** @type {HTMLElement} */ (table.parentNode);
    scrollBox.after(bilin.element('p', { class: 'downloads__copying' }, button, status));
  }

  /**
   * A button that makes a file, in its place in the list of files.
   * @param {HTMLElement} item
   * @param {DOMStringMap} place
   */
  function addMaker(item, { maker = '', name = '', failed = '' }) {
    const { make, kind, text = '' } = item.dataset;
    const button = bilin.button('downloads__make', text, () => {
      bilin.loadMaker(maker).then(
        () =>
          bilin.saveFile(
            `${name}.${kind}`,
            bilin.memo[/** @type {'word' | 'excel' | 'csv'} */ (make)](bilin.memo.page()),
          ),
        () => {
          button.textContent = failed;
        },
      );
    });
    button.setAttribute('aria-live', 'polite');
    item.prepend(button);
    item.hidden = false;
  }

  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-copy-words]'));
  if (place) {
    place.querySelectorAll('[data-make]').forEach((item) => {
      addMaker(/** @type {HTMLElement} */ (item), place.dataset);
    });
    const words = String(place.getAttribute('data-copy-words')).split('|');
    document.querySelectorAll('table[data-export]').forEach((table) => {
      addButton(/** @type {HTMLTableElement} */ (table), words);
    });
  }
})();
