/* A cell of the free comparison's table. Its pieces are the build's own HTML. */
(function () {
  'use strict';
  const compare = window.bilin.compare;

  /**
   * A programme that stands in full higher in its column: its name alone.
   * @param {string} html
   */
  function shortened(html) {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    const link = window.bilin.part(holder, 'a').outerHTML;
    const again = `<span class="note">${compare.words('again')}</span>`;
    return `<div class="programme"><p class="programme__name">${link} ${again}</p></div>`;
  }

  /** @param {string[]} pieces */
  function piecesHtml(pieces) {
    if (pieces.length < 2) {
      return pieces.join('');
    }
    return '<ul class="values">\n' + pieces.map((piece) => `<li>${piece}</li>\n`).join('') + '</ul>';
  }

  compare.cellHtml = (column, [, , pieces, programmes, note], seen) => {
    if (!programmes || !programmes.length) {
      return (note || '') + piecesHtml(pieces.map((at) => column.pieces[at]));
    }
    const items = programmes.map((id) => {
      const isAgain = seen.has(id);
      seen.add(id);
      return isAgain ? shortened(column.programmes[id]) : column.programmes[id];
    });
    return (note || '') + items.join('');
  };
})();
