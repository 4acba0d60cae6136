/* The tables of a memo as comma-separated values: a line a row, with the parts of its number and what it rests on. */
(function () {
  'use strict';
  const memo = window.bilin.memo;

  /**
   * @param {MemoTable} table
   * @param {Record<string, string[]>} sources
   */
  function linesOf({ header, rows }, sources) {
    const hasAmounts = rows.some((row) => row.some(({ amount }) => amount));
    return rows.map((row, at) => {
      const texts = row.map(({ lines }) => lines.map(memo.textOf).join('\n'));
      const numbers = row.map(({ amount }) => amount).find(Boolean) || memo.words.amount_head.map(() => '');
      const notes = memo.notesOf([{ caption: '', header: 0, rows: [row] }]).map((note) => sources[note] || [note]);
      const origin = memo.words.source_head
        .slice(1)
        .map((_, column) => Array.from(new Set(notes.map((note) => note[column] || ''))).join('；'));
      const isHead = at < header;
      const amounts = hasAmounts ? (isHead ? memo.words.amount_head : numbers) : [];
      return [...texts, ...amounts, ...(isHead ? memo.words.source_head.slice(1) : origin)];
    });
  }

  memo.csv = ({ tables, sources }) => {
    const text = window.bilin.csv(memo.flatten(tables.map((table) => linesOf(table, sources))));
    return new Blob([text], { type: 'text/csv;charset=utf-8' });
  };
})();
