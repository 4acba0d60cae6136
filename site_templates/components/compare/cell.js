/* A cell of the free comparison's table. Its pieces are the build's own HTML. */
(function () {
  'use strict';
  const compare = window.bilin.compare;

  /**
   * A programme of which the same stands higher in its column: its name alone.
   * @param {string} html
   */
  function shortened(html) {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    const link = window.bilin.part(holder, 'a').outerHTML;
    const again = `<span class="note">${compare.words('again')}</span>`;
    return `<div class="programme"><p class="programme__name">${link} ${again}</p></div>`;
  }

  /**
   * Pieces one below the other. Those that are numbers say which, for files that keep them as numbers.
   * @param {CompareColumn} column
   * @param {number[]} places
   */
  function piecesHtml(column, places) {
    const tag = places.length < 2 ? 'span' : 'li';
    const items = places.map((at) => {
      const isNumber = at in column.amounts;
      const piece = column.pieces[at];
      return isNumber ? `<${tag} data-amount="${at}">${piece}</${tag}>` : tag === 'li' ? `<li>${piece}</li>` : piece;
    });
    return tag === 'li' ? `<ul class="values">\n${items.join('\n')}\n</ul>` : items.join('');
  }

  /**
   * What the statements of a programme under a term say; its summary and sentences where it comes first.
   * @param {CompareColumn} column
   * @param {string} name
   * @param {Set<string>} seen
   */
  function partHtml(column, name, seen) {
    const { parts, programmes } = /** @type {ColumnDetails} */ (window.bilin.details[column.key]);
    const [id, head, tail] = parts[name];
    if (seen.has(name)) {
      return shortened(head);
    }
    const [summary, evidence] = seen.has(id) ? ['', ''] : programmes[id];
    seen.add(id).add(name);
    return `<div class="programme">${head}${summary}${tail}${evidence}</div>`;
  }

  compare.cellHtml = (column, [, , pieces, , parts, note], seen, isOpen) => {
    if (!parts || !parts.length) {
      return (note || '') + piecesHtml(column, pieces);
    }
    const count = parts.length;
    if (!isOpen || !window.bilin.details[column.key]) {
      return (note || '') + compare.words('closed', { count });
    }
    return (note || '') + parts.map((name) => partHtml(column, name, seen)).join('');
  };
})();
