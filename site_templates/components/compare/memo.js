/* What a reader takes away of a comparison: just what is on the screen, as Word, Excel, CSV, a copy or an address. What
   makes Word and Excel files is fetched when somebody asks for one. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;

  function shownTable() {
    return /** @type {HTMLTableElement} */ (document.getElementById('compared'));
  }

  /**
   * The numbers of a shown cell, each with all that a spreadsheet needs to sort them.
   * @param {Element} cell
   * @param {CompareColumn} column
   * @returns {(string | number)[][]}
   */
  function amountsIn(cell, column) {
    const row = /** @type {HTMLElement} */ (cell.closest('[data-row]')).dataset.row || '';
    const group = bilin.rows.groups.find(({ rows }) => rows.some(([id]) => id === row));
    const { state } = bilin.rows.words;
    return Array.from(cell.querySelectorAll('[data-amount]')).map((item) => {
      const [value, least, most, ...rest] = column.amounts[item.getAttribute('data-amount') || ''];
      const numbers = [value, least, most].map((text) => (text ? Number(text) : ''));
      const isNamed = numbers.every((number) => number === '');
      const figures = isNamed ? [state.not_stated, '', ''] : numbers;
      const words = bilin.memo.linesOf(item).join(' ');
      const where = cell.getAttribute('data-cite') || '';
      return [column.place, column.title, group ? group.label : '', words, ...figures, ...rest, where];
    });
  }

  /** @param {CompareColumn[]} columns */
  function amountsOf(columns) {
    const cells = Array.from(shownTable().querySelectorAll('[data-row] > td'));
    const lists = cells.map((cell) =>
      amountsIn(cell, columns[/** @type {HTMLTableCellElement} */ (cell).cellIndex - 1]),
    );
    return bilin.memo.flatten(lists);
  }

  /** @param {CompareView} view */
  function titleOf({ state, columns }) {
    const names = bilin.listed(compare.shortNames(columns));
    const topic = compare.tabOf(state.rows) === compare.OVERVIEW ? compare.words('overview') : '';
    const labels = compare.groups(state.rows).map(({ label }) => label);
    return compare.words('memo_title', {
      names,
      topic: topic || bilin.listed(labels),
    });
  }

  /** @param {CompareView} view */
  function aboutOf({ state }) {
    const { wordsAt } = bilin.memo;
    const hidden = state.only ? wordsAt('[data-hidden-rows]') : '';
    const address = compare.words('memo_page', {
      address: bilin.memo.address(),
    });
    const general = wordsAt('[data-general]');
    return [wordsAt('[data-part="disclaimer"]'), general, hidden, wordsAt('[data-part="version"]'), address].filter(
      Boolean,
    );
  }

  compare.memo = (view) => {
    const { columns } = view;
    const references = columns.map(({ reference: [words, url, checked] }) =>
      compare.words('memo_note', { words, url, checked }),
    );
    /** @param {HTMLTableCellElement} cell */
    const ofCell = (cell) => {
      const paragraph = cell.getAttribute('data-cite');
      return paragraph ? bilin.fillWords(references[cell.cellIndex - 1] || '', { paragraph }) : '';
    };
    const { numbers, amount_head } = bilin.rows.words.memo;
    return {
      title: titleOf(view),
      ...bilin.memo.origin(),
      about: aboutOf(view),
      tables: [bilin.memo.tableOf(shownTable(), { ofCell, ofLink: () => '' })],
      sources: {},
      amounts: {
        title: numbers,
        head: amount_head.split(','),
        lines: amountsOf(columns),
      },
    };
  };

  /**
   * @param {CompareView} view
   * @param {string} kind
   */
  function fileName({ state }, kind) {
    return `${state.plans.join('-')}.${kind}`;
  }

  /**
   * A button that says when it has done what it is for.
   * @param {string} name
   * @param {() => boolean | void} action
   */
  function taker(name, action) {
    const button = compare.button(compare.words(name), name, () => {
      if (action()) {
        button.textContent = compare.words('copied');
      }
    });
    button.setAttribute('aria-live', 'polite');
    return button;
  }

  /**
   * A button for a file whose maker is fetched first.
   * @param {'word' | 'excel'} name
   * @param {string} kind
   * @param {string} maker
   * @param {CompareView} view
   */
  function fileTaker(name, kind, maker, view) {
    const button = taker(name, () => {
      bilin.loadMaker(maker).then(
        () => bilin.saveFile(fileName(view, kind), bilin.memo[name](compare.memo(view))),
        () => {
          button.textContent = compare.words('failed', {
            id: compare.words(name),
          });
        },
      );
    });
    return button;
  }

  compare.drawTake = (place, view) => {
    if (place.childNodes.length) {
      return;
    }
    const maker = place.getAttribute('data-take') || '';
    const buttons = [
      fileTaker('word', 'docx', maker, view),
      fileTaker('excel', 'xlsx', maker, view),
      taker('csv', () => {
        const text = compare.csv(shownTable(), view.columns);
        bilin.saveFile(fileName(view, 'csv'), new Blob([text], { type: 'text/csv;charset=utf-8' }));
      }),
      taker('copy', () => bilin.copyNodes(shownTable(), shownTable())),
      taker('link', () => bilin.copyText(window.location.href)),
    ];
    buttons.forEach((button) => place.append(button, ' '));
  };
})();
