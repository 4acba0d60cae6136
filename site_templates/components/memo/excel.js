/* A memo as sheets: one a table with its numbers beside it, one of the numbers that stand within cells, and one of what
   the tables rest on. */
(function () {
  'use strict';
  const memo = window.bilin.memo;

  /**
   * The words of a cell; what it cites is followed by its number on the sheet of sources.
   * @param {MemoCell} cell
   * @param {string[]} notes
   */
  function wordsOf({ lines }, notes) {
    const numbered = lines.map((line) =>
      line.map(({ text, note }) => text + (note ? `[${notes.indexOf(note) + 1}]` : '')).join(''),
    );
    return numbered.join('\n');
  }

  /** @param {string | number} value @param {'heading' | 'cell'} kind @param {number} column @returns {SheetCell} */
  function plain(value, kind, column) {
    return { value, kind, column, columns: 1, rows: 1 };
  }

  /**
   * The numbers of a table of numbers, a row each, once more beside it: as numbers, which can be sorted and added up.
   * @param {MemoTable} table
   * @param {SheetCell[][]} rows
   */
  function addAmounts(table, rows) {
    const lists = table.rows.map((row) => row.filter(({ amount }) => amount));
    if (lists.some((list) => list.length > 1) || !lists.some((list) => list.length)) {
      return;
    }
    const width = memo.widthOf(table);
    memo.words.amount_head.forEach((word, at) => rows[table.header - 1].push(plain(word, 'heading', width + at)));
    lists.forEach(([cell], row) => {
      ((cell && cell.amount) || []).forEach((value, at) => rows[row].push(plain(value, 'cell', width + at)));
    });
  }

  /**
   * @param {MemoTable} table
   * @param {string[]} notes
   * @param {string} title
   * @param {number} number
   * @returns {Sheet}
   */
  function tableSheet(table, notes, title, number) {
    /** @type {SheetCell[][]} */
    const rows = table.rows.map((row) =>
      row.map((cell) => {
        const { column, columns, isHeading } = cell;
        return { value: wordsOf(cell, notes), kind: isHeading ? 'heading' : 'cell', column, columns, rows: cell.rows };
      }),
    );
    addAmounts(table, rows);
    const caption = table.caption || title;
    return { name: `${number} ${caption}`, title: caption, rows, header: table.header };
  }

  /**
   * @param {string} title
   * @param {string[]} head
   * @param {(string | number)[][]} lines
   * @returns {Sheet}
   */
  function listSheet(title, head, lines) {
    const rows = lines.map((line) => line.map((value, at) => plain(value, 'cell', at)));
    return { name: title, title, rows: [head.map((value, at) => plain(value, 'heading', at)), ...rows], header: 1 };
  }

  memo.excel = ({ title, tables, amounts, sources, about }) => {
    const { words } = memo;
    const notes = memo.notesOf(tables);
    const sheets = tables.map((table, at) => tableSheet(table, notes, title, at + 1));
    if (amounts && amounts.lines.length) {
      sheets.push(listSheet(amounts.title, amounts.head, amounts.lines));
    }
    const lines = notes.map((note, at) => [String(at + 1), ...(sources[note] || [note])]);
    const head = lines.length ? words.source_head.slice(0, lines[0].length) : words.source_head;
    sheets.push(listSheet(words.sources, head, lines));
    return memo.workbook(sheets, about);
  };
})();
