/* A memo as a Word file: tables of Word's own on A4, the paragraphs that they rest on as endnotes, each once. The parts
   that never change are those of the build's own files. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const memo = bilin.memo;
  /* Lengths are in twips, twentieths of a point. */
  const LONG = 16838;
  const SHORT = 11906;
  const MARGIN = 850;
  /* Up to three plans and the headings of rows fit an upright page. */
  const UPRIGHT_COLUMNS = 4;
  const SMALL_FROM = 7;
  /* A row of more lines may fill half a page: it has to be let go on to the next. */
  const MOST_LINES = 22;

  /**
   * @param {string} text
   * @param {boolean} [isBold]
   */
  function run(text, isBold) {
    const properties = isBold ? '<w:rPr><w:b/></w:rPr>' : '';
    return `<w:r>${properties}<w:t xml:space="preserve">${memo.escape(text)}</w:t></w:r>`;
  }

  /**
   * @param {string} style
   * @param {string} runs
   */
  function paragraph(style, runs) {
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`;
  }

  const RAISED = '<w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr>';

  /**
   * Marks of endnotes: Word's own where a note comes first, and later a reference to it.
   * @param {string[]} notes
   */
  function marker(notes) {
    /** @type {Set<string>} */
    const cited = new Set();
    return (/** @type {string} */ note) => {
      const number = notes.indexOf(note) + 1;
      if (!number) {
        return '';
      }
      if (cited.has(note)) {
        const shown = `<w:r>${RAISED}<w:t>${number}</w:t></w:r>`;
        return `<w:fldSimple w:instr=" NOTEREF _Note${number} \\f \\h ">${shown}</w:fldSimple>`;
      }
      cited.add(note);
      const start = `<w:bookmarkStart w:id="${number}" w:name="_Note${number}"/>`;
      const mark = `<w:r>${RAISED}<w:endnoteReference w:id="${number}"/></w:r>`;
      return `${start}${mark}<w:bookmarkEnd w:id="${number}"/>`;
    };
  }

  /**
   * The headings of rows are narrower than the plans beside them, and never narrower than four characters.
   * @param {number} count
   * @param {number} width
   */
  function widthsOf(count, width) {
    const share = count >= SMALL_FROM ? 1.5 : 0.6;
    const others = Math.floor(width / (count - 1 + share));
    return count < 2 ? [width] : [width - others * (count - 1), ...Array.from({ length: count - 1 }, () => others)];
  }

  /**
   * @param {MemoCell} cell
   * @param {WordTable} table
   * @param {{ isHead: boolean, goesOn: boolean }} where
   */
  function cellXml(cell, { widths, style, often, mark }, { isHead, goesOn }) {
    const width = widths.slice(cell.column, cell.column + cell.columns).reduce((sum, each) => sum + each, 0);
    const span = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : '';
    const restart = cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : '';
    const shade = cell.isHeading ? '<w:shd w:val="clear" w:color="auto" w:fill="F3F5F7"/>' : '';
    const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span}${goesOn ? '<w:vMerge/>' : restart}${shade}`;
    const isBold = isHead || (cell.isHeading && cell.columns > 1);
    const lines = (goesOn ? [] : cell.lines).map((line, at) => {
      const runs = memo.without(line, often).map(({ text, note, isStrong }) => {
        const words = text ? run(text, isBold || isStrong || (cell.isHeading && at === 0)) : '';
        return words + mark(note);
      });
      return paragraph(style, runs.join(''));
    });
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${lines.join('') || paragraph(style, '')}</w:tc>`;
  }

  /** A cell where a row has none: every row of Word's has to have all columns. @param {number} column */
  function gap(column) {
    return {
      lines: [],
      isHeading: false,
      column,
      columns: 1,
      rows: 1,
      amount: null,
    };
  }

  /**
   * The cells that stand in a row, of several rows also those that began above, with gaps filled.
   * @param {MemoTable} table
   * @param {number} number
   */
  function rowCells(table, number) {
    const spanning = table.rows.slice(0, number).map((row, at) => row.filter(({ rows }) => at + rows > number));
    const going = memo.flatten(spanning).map((cell) => ({ cell, goesOn: true }));
    const own = table.rows[number].map((cell) => ({ cell, goesOn: false }));
    const cells = [...going, ...own].sort((left, right) => left.cell.column - right.cell.column);
    const filled = [];
    let column = 0;
    cells.forEach((each) => {
      for (; column < each.cell.column; column += 1) {
        filled.push({ cell: gap(column), goesOn: false });
      }
      filled.push(each);
      column += each.cell.columns;
    });
    for (; column < memo.widthOf(table); column += 1) {
      filled.push({ cell: gap(column), goesOn: false });
    }
    return filled;
  }

  /**
   * @param {MemoTable} table
   * @param {number} width
   * @param {Pick<WordTable, 'often' | 'mark'>} how
   */
  function tableXml(table, width, { often, mark }) {
    const count = memo.widthOf(table);
    const widths = widthsOf(count, width);
    const whole = {
      widths,
      style: count >= SMALL_FROM ? 'TableSmall' : 'TableText',
      often,
      mark,
    };
    const rows = table.rows.map((row, number) => {
      const isHead = number < table.header;
      const cells = rowCells(table, number).map(({ cell, goesOn }) => cellXml(cell, whole, { isHead, goesOn }));
      const isShort = row.every(({ lines }) => lines.length <= MOST_LINES);
      const properties = (isShort ? '<w:cantSplit/>' : '') + (isHead ? '<w:tblHeader/>' : '');
      return `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`;
    });
    const grid = widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('');
    return (
      `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${width}" w:type="dxa"/>` +
      `<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
    );
  }

  /** @param {boolean} isUpright */
  function section(isUpright) {
    const [width, height] = isUpright ? [SHORT, LONG] : [LONG, SHORT];
    const turned = isUpright ? '' : ' w:orient="landscape"';
    const margins = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${MARGIN}"`).join(' ');
    return (
      '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>' +
      `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
      `<w:pgMar ${margins} w:header="425" w:footer="425" w:gutter="0"/></w:sectPr>`
    );
  }

  /**
   * @param {string} note
   * @param {number} at
   */
  function endnote(note, at) {
    const mark = `<w:r>${RAISED}<w:endnoteRef/></w:r>`;
    return `<w:endnote w:id="${at + 1}">${paragraph('EndnoteText', mark + run(' ' + note))}</w:endnote>`;
  }

  /** @param {MemoDocument} memoDocument */
  function bodyOf({ title, about, tables }) {
    const notes = memo.notesOf(tables);
    const mark = marker(notes);
    const often = memo.saidOften(tables);
    const isUpright = tables.every((table) => memo.widthOf(table) <= UPRIGHT_COLUMNS);
    const width = (isUpright ? SHORT : LONG) - 2 * MARGIN;
    const parts = [
      paragraph('Heading1', run(title)),
      ...[...about, ...often].map((line) => paragraph('Note', run(line))),
    ];
    tables.forEach((table) => {
      // Without a paragraph between them, Word joins two tables.
      parts.push(
        paragraph('Heading2', run(table.caption || title)),
        tableXml(table, width, { often, mark }),
        paragraph('Note', ''),
      );
    });
    return {
      body: parts.join('') + section(isUpright),
      endnotes: notes.map(endnote).join(''),
    };
  }

  memo.word = (memoDocument) => {
    const { title, author, day } = memoDocument;
    const { body, endnotes } = bodyOf(memoDocument);
    const gaps = {
      body,
      endnotes,
      heading: memo.escape(memo.words.sources),
      title: memo.escape(title),
      author: memo.escape(author),
      created: day,
    };
    /** @type {Record<string, string>} */
    const files = {};
    Object.keys(memo.parts).forEach((name) => {
      files[name] = bilin.fillWords(memo.parts[name], gaps);
    });
    return memo.zip(files);
  };
})();
