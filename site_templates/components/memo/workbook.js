/* Sheets as a workbook that Excel and WPS open. */
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

  /** @param {string} text */
  function cut(text) {
    const more = window.bilin.fillWords(memo.words.cut, {
      address: memo.address(),
    });
    return text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS - more.length) + more : text;
  }

  /**
   * A cell of text, of a number that can be sorted and added up, or of nothing but its frame.
   * @param {string} place
   * @param {string | number} value
   * @param {number} style
   */
  function cellXml(place, value, style) {
    if (typeof value === 'number') {
      return `<c r="${place}" s="${STYLE.number}"><v>${value}</v></c>`;
    }
    const text = memo.escape(cut(value));
    return text
      ? `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
      : `<c r="${place}" s="${style}"/>`;
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
    const cells = memo.flatten(rows);
    const count = cells.reduce((most, { column, columns }) => Math.max(most, column + columns), 1);
    const widths = Array.from({ length: count }, () => NARROWEST);
    cells.forEach(({ value, column, columns }) => {
      if (columns === 1) {
        const longest = Math.max(...String(value).split('\n').map(memo.wide));
        widths[column] = Math.max(widths[column], Math.min(longest + 2, WIDEST));
      }
    });
    return widths;
  }

  /** @param {SheetCell[]} row @param {number[]} widths */
  function heightOf(row, widths) {
    const own = row.filter(({ columns, rows }) => columns === 1 && rows === 1);
    const lines = own.map(({ value, column }) => linesIn(String(value), widths[column]));
    return Math.min(LINE * Math.max(1, ...lines), HIGHEST);
  }

  /**
   * @param {SheetCell[]} row
   * @param {number} number
   * @param {number[]} widths
   */
  function rowXml(row, number, widths) {
    const cells = row.map(({ value, column, kind }) => cellXml(letters(column) + number, value, STYLE[kind]));
    return `<row r="${number}" ht="${heightOf(row, widths)}" customHeight="1">${cells.join('')}</row>`;
  }

  /**
   * The places of the cells of a row that span others.
   * @param {SheetCell[]} row
   * @param {number} at
   */
  function mergedIn(row, at) {
    const wide = row.filter(({ columns, rows }) => columns > 1 || rows > 1);
    return wide.map(
      ({ column, columns, rows }) => `${letters(column)}${at + 2}:${letters(column + columns - 1)}${at + 1 + rows}`,
    );
  }

  /**
   * A sheet: its title, the rows below it of which the first is the head, and what has to be read with them.
   * @param {Sheet} sheet
   * @param {string[]} about
   */
  function sheetXml({ title, rows, header }, about) {
    const widths = widthsOf(rows);
    const last = letters(widths.length - 1);
    const top = 1 + header;
    const columns = widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    const name = `<row r="1" ht="24" customHeight="1">${cellXml('A1', title, STYLE.title)}</row>`;
    const body = rows.map((row, at) => rowXml(row, at + 2, widths)).join('');
    const below = rows.length + 3;
    const notes = about.map(
      (line, at) => `<row r="${below + at}">${cellXml('A' + (below + at), line, STYLE.plain)}</row>`,
    );
    const merged = memo.flatten(rows.map(mergedIn));
    const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ' +
      `ySplit="${top}" topLeftCell="B${top + 1}" activePane="bottomRight" ` +
      `state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols>` +
      `<sheetData>${name}${body}${notes.join('')}</sheetData><autoFilter ref="A${top}:${last}${rows.length + 1}"/>` +
      (merges ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : '') +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    );
  }

  /**
   * Names of sheets are short, and some signs are not for them.
   * @param {Sheet} sheet
   */
  function nameOf({ name }) {
    return name.replace(/[[\]:*?/\\']+/g, ' ').slice(0, MOST_OF_A_NAME);
  }

  memo.workbook = (sheets, about) => {
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
          .map((sheet, at) => `<sheet name="${memo.escape(nameOf(sheet))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
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
      files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, about);
    });
    return memo.zip(files);
  };
})();
