/* A memo as a workbook: a sheet a table, a sheet of its numbers as numbers, and one of what the tables rest on. */
(function () {
  'use strict';
  const memo = window.bilin.memo;
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  /* Places in the list of cell formats below. */
  const STYLE = { plain: 0, title: 1, heading: 2, cell: 3, number: 4 };
  const NARROWEST = 10;
  const WIDEST = 48;
  const LINE = 16;
  const HIGHEST = 409;
  const MOST_OF_A_NAME = 31;
  const MOST_CHARACTERS = 32767;

  const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
  const STYLES =
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.######"/></numFmts>` +
    '<fonts count="3"><font><sz val="10"/><name val="Microsoft YaHei"/></font>' +
    '<font><b/><sz val="10"/><name val="Microsoft YaHei"/></font>' +
    '<font><b/><sz val="14"/><name val="Microsoft YaHei"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE9F1F7"/></patternFill></fill></fills>' +
    '<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>' +
    '</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">' +
    '<xf/><xf fontId="2" applyFont="1"/>' +
    `<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${WRAPPED}</xf>` +
    `<xf borderId="1" applyBorder="1" applyAlignment="1">${WRAPPED}</xf>` +
    '<xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  /**
   * @param {number} column
   * @returns {string}
   */
  function letters(column) {
    return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
  }

  /**
   * A cell of text, or of a number that can be sorted and added up.
   * @param {string} place
   * @param {string | number} value
   * @param {number} style
   */
  function cellXml(place, value, style) {
    if (typeof value === 'number') {
      return `<c r="${place}" s="${STYLE.number}"><v>${value}</v></c>`;
    }
    const text = memo.escape(value.slice(0, MOST_CHARACTERS));
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  }

  /**
   * How many lines a text takes in a column.
   * @param {string} text
   * @param {number} width
   */
  function linesIn(text, width) {
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((memo.wide(line) + 1) / width)), 0);
  }

  /**
   * @param {SheetCell[][]} rows
   * @returns {number[]}
   */
  function widthsOf(rows) {
    /** @type {number[]} */
    const widths = [];
    rows.forEach((row) => {
      row.forEach(({ value, columns }, at) => {
        const longest = Math.max(...String(value).split('\n').map(memo.wide));
        const own = columns > 1 ? NARROWEST : Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
        widths[at] = Math.max(widths[at] || NARROWEST, own);
      });
    });
    return widths;
  }

  /**
   * @param {SheetCell[]} row
   * @param {number} number
   * @param {number[]} widths
   */
  function rowXml(row, number, widths) {
    const tallest = Math.max(
      1,
      ...row.map(({ value, columns }, at) => (columns > 1 ? 1 : linesIn(String(value), widths[at]))),
    );
    const height = Math.min(LINE * tallest, HIGHEST);
    const cells = row.map(({ value, style }, at) => cellXml(letters(at) + number, value, style));
    return `<row r="${number}" ht="${height}" customHeight="1">${cells.join('')}</row>`;
  }

  /**
   * The places of the cells of a row that span columns: they begin it, as headings of groups do.
   * @param {SheetCell[]} row
   * @param {number} at
   */
  function mergedIn(row, at) {
    return row.filter(({ columns }) => columns > 1).map(({ columns }) => `A${at + 2}:${letters(columns - 1)}${at + 2}`);
  }

  /**
   * A sheet: its title, the rows below it of which the first is the head, and what has to be read with them.
   * @param {Sheet} sheet
   * @param {string[]} about
   */
  function sheetXml({ title, rows }, about) {
    const widths = widthsOf(rows);
    const last = letters(Math.max(widths.length, 1) - 1);
    const columns = widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    const top = `<row r="1" ht="24" customHeight="1">${cellXml('A1', title, STYLE.title)}</row>`;
    const body = rows.map((row, at) => rowXml(row, at + 2, widths)).join('');
    const below = rows.length + 3;
    const notes = about.map(
      (line, at) => `<row r="${below + at}">${cellXml('A' + (below + at), line, STYLE.plain)}</row>`,
    );
    const merged = memo.flatten(rows.map(mergedIn));
    const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" ' +
      `state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols>` +
      `<sheetData>${top}${body}${notes.join('')}</sheetData><autoFilter ref="A2:${last}${rows.length + 1}"/>` +
      (merges ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : '') +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    );
  }

  /**
   * @param {MemoTable} table
   * @param {string[]} notes
   * @param {string} title
   * @returns {Sheet}
   */
  function tableSheet(table, notes, title) {
    const rows = table.rows.map((row) =>
      row.map(({ lines, isHeading, columns, note }) => ({
        value: lines.join('\n') + (note ? `[${notes.indexOf(note) + 1}]` : ''),
        style: isHeading ? STYLE.heading : STYLE.cell,
        columns,
      })),
    );
    return { name: title, title: table.caption || title, rows };
  }

  /**
   * @param {string} title
   * @param {string[]} head
   * @param {(string | number)[][]} lines
   * @returns {Sheet}
   */
  function listSheet(title, head, lines) {
    const style = STYLE.heading;
    const rows = lines.map((line) => line.map((value) => ({ value, style: STYLE.cell, columns: 1 })));
    return { name: title, title, rows: [head.map((value) => ({ value, style, columns: 1 })), ...rows] };
  }

  /** @param {MemoDocument} memoDocument */
  function sheetsOf({ title, tables, amounts, words }) {
    const notes = memo.notesOf(tables);
    const sheets = tables.map((table) => tableSheet(table, notes, tables.length > 1 ? table.caption : title));
    if (amounts.length) {
      sheets.push(listSheet(words.numbers, words.amount_head.split(','), amounts));
    }
    if (notes.length) {
      const lines = notes.map((note, at) => [String(at + 1), note]);
      sheets.push(listSheet(words.sources, words.source_head.split(','), lines));
    }
    return sheets;
  }

  /**
   * Names of sheets are short, and each is there once: the number sees to that.
   * @param {Sheet} sheet
   * @param {number} at
   */
  function nameOf({ name }, at) {
    return `${at + 1} ${name.replace(/[[\]:*?/\\']+/g, ' ')}`.slice(0, MOST_OF_A_NAME);
  }

  memo.excel = (memoDocument) => {
    const sheets = sheetsOf(memoDocument);
    const numbers = sheets.map((_, at) => at + 1);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    /** @param {string} part @param {string} kind */
    const override = (part, kind) => `<Override PartName="/xl/${part}.xml" ContentType="${type}.${kind}+xml"/>`;
    /** @type {Record<string, string>} */
    const files = {
      '[Content_Types].xml':
        `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.` +
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
        override('workbook', 'sheet.main') +
        override('styles', 'styles') +
        numbers.map((number) => override(`worksheets/sheet${number}`, 'worksheet')).join('') +
        '</Types>',
      '_rels/.rels':
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" ` +
        'Target="xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml':
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        sheets
          .map(
            (sheet, at) => `<sheet name="${memo.escape(nameOf(sheet, at))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
          )
          .join('') +
        '</sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
        numbers
          .map(
            (number) =>
              `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
          )
          .join('') +
        `<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': STYLES,
    };
    sheets.forEach((sheet, at) => {
      files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, memoDocument.about);
    });
    return memo.zip(files);
  };
})();
