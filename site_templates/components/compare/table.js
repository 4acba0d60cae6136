/* The table of the free comparison. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const element = bilin.element;

  /**
   * An element that holds the build's own HTML.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string>} attributes
   * @param {string} html
   */
  function holder(tag, attributes, html) {
    const box = element(tag, attributes);
    box.innerHTML = html;
    return box;
  }

  /** @param {CompareColumn[]} columns */
  function head(columns) {
    const aspect = {
      scope: 'col',
      role: 'columnheader',
      class: 'sides__aspect',
    };
    const cells = columns.map(({ key, label }) =>
      holder('th', { scope: 'col', role: 'columnheader', 'data-column': key }, label),
    );
    const row = element('tr', { role: 'row' }, element('th', aspect, compare.words('row')), ...cells);
    return element('thead', { role: 'rowgroup' }, row);
  }

  /** @param {number} span */
  function groupHeading(span) {
    return {
      scope: 'rowgroup',
      role: 'rowheader',
      colspan: String(span),
      class: 'sides__group',
    };
  }

  /**
   * @param {RowGroup} group
   * @param {TableInput} input
   */
  function heading(group, { columns, state, act }) {
    const word = compare.words('fold');
    const button = bilin.button('button', word, () => act('fold', group.id));
    button.setAttribute('aria-expanded', String(state.folded.indexOf(group.id) < 0));
    button.setAttribute('data-focus', 'fold ' + group.id);
    button.setAttribute('aria-label', word + ' ' + group.label);
    const cell = holder('th', groupHeading(columns.length + 1), group.html);
    cell.append(' ', button);
    return element('tr', { role: 'row' }, cell);
  }

  /**
   * Marks how sides relate. `data-relation-mark` says it in full, for a file in which each cell stands by itself.
   * @param {HTMLElement} cell
   * @param {CompareRow} row
   * @param {Relation} relation
   * @param {CompareColumn[]} columns
   * @param {string[]} names
   * @param {string[]} general
   */
  function markRelation(cell, row, relation, columns, names, general) {
    const words = compare.relationWords(row, relation, columns, names, general);
    if (words) {
      const whole = compare.relationWords(row, relation, columns, names);
      cell.appendChild(element('span', { class: 'relation', 'data-relation-mark': whole }, words));
    }
  }

  /**
   * The heading of a row, with a way to its details if it has any.
   * @param {CompareRow} row
   * @param {TableInput} input
   */
  function rowHeading([id, html], { columns, state, act }) {
    const name = holder('th', { scope: 'row', role: 'rowheader' }, html);
    if (columns.some((column) => (column.sides[id][4] || []).length)) {
      const isOpen = state.opened.indexOf(id) >= 0;
      const button = bilin.button('button', compare.words(isOpen ? 'close' : 'open'), () => act('open', id));
      button.setAttribute('aria-expanded', String(isOpen));
      button.setAttribute('data-focus', 'open ' + id);
      name.append(' ', button);
    }
    return name;
  }

  /**
   * @param {CompareRow} row
   * @param {TableInput} input
   */
  function rowOf(row, input) {
    const { columns, base, names, general } = input;
    const [id] = row;
    const relations = compare.relationsOf(row, columns, base);
    const whole = base < 0 && columns.length > 1 ? compare.relationOf(row, columns) : '';
    const line = element('tr', { role: 'row', 'data-row': id });
    const name = rowHeading(row, input);
    if (whole) {
      line.setAttribute('data-relation', whole);
      line.toggleAttribute('data-minor', compare.isMinor(row, columns));
      markRelation(name, row, whole, columns, names, general);
    }
    const cells = columns.map((column, at) => {
      const cell = sideCell(id, at, input);
      const relation = relations[at];
      if (relation) {
        markRelation(cell, row, relation, [columns[base], column], [names[base], names[at]], general);
      }
      return cell;
    });
    line.append(name, ...cells);
    return line;
  }

  /**
   * @param {string} id
   * @param {number} at
   * @param {TableInput} input
   */
  function sideCell(id, at, { columns, state, seen }) {
    const column = columns[at];
    const side = column.sides[id];
    const attributes = {
      role: 'cell',
      'data-state': side[0],
      'data-label': column.place,
      'data-material': `${column.key}:${id}`,
    };
    const cell = holder('td', attributes, compare.cellHtml(column, side, seen[at], state.opened.indexOf(id) >= 0));
    if (side[3] >= 0) {
      cell.setAttribute('data-cite', column.cites[side[3]]);
    }
    return cell;
  }

  /** @param {CompareColumn[]} columns */
  function sources(columns) {
    const title = element('th', groupHeading(columns.length + 1), compare.words('source'));
    const rows = columns[0].source.map(([label], at) => {
      const cells = columns.map(({ place, source }) =>
        holder('td', { role: 'cell', 'data-state': source[at][1], 'data-label': place }, source[at][2]),
      );
      return element('tr', { role: 'row' }, element('th', { scope: 'row', role: 'rowheader' }, label), ...cells);
    });
    return element(
      'tbody',
      { role: 'rowgroup', 'data-group': 'source' },
      element('tr', { role: 'row' }, title),
      ...rows,
    );
  }

  /**
   * The rows of a group that are to be shown; counts those that are hidden and those that differ from the base.
   * @param {RowGroup} group
   * @param {TableInput} input
   */
  function shownRows(group, { columns, base, state, counts }) {
    const isListed = group.id === compare.OVERVIEW || group.rows.every(([, , presence]) => presence);
    const rows = isListed || group.id === 'indicators' ? compare.differencesFirst(group.rows, columns) : group.rows;
    return rows.filter((row) => {
      const relations = compare.relationsOf(row, columns, base);
      relations.forEach((relation, at) => {
        counts.differs[at] += Number(compare.isDifferent(relation));
      });
      const shown = base < 0 ? [compare.relationOf(row, columns)] : relations.filter(Boolean);
      const isHidden = state.only && columns.length > 1 && shown.every(compare.isEqual);
      counts.hidden += Number(isHidden);
      return !isHidden;
    });
  }

  /**
   * @param {RowGroup} group
   * @param {TableInput} input
   */
  function groupBody(group, input) {
    const rows = shownRows(group, input);
    const body = element('tbody', { role: 'rowgroup', 'data-group': group.id }, heading(group, input));
    if (input.state.folded.indexOf(group.id) >= 0) {
      return body;
    }
    rows.forEach((row) => body.appendChild(rowOf(row, input)));
    if (!rows.length) {
      const span = String(input.columns.length + 1);
      const attributes = {
        role: 'cell',
        colspan: span,
        'data-state': 'value',
        class: 'fine',
      };
      body.append(element('tr', { role: 'row' }, element('td', attributes, compare.words('all_same'))));
    }
    return body;
  }

  /* What keeps the texts apart in every row, told once where rows leave it out. */
  compare.generalNotes = (table, columns) => {
    const marks = Array.from(table.querySelectorAll('[data-relation-mark]'));
    const isLeftOut = marks.some((mark) => mark.textContent !== mark.getAttribute('data-relation-mark'));
    const words = compare.generalWords(columns);
    return isLeftOut ? [element('p', { class: 'compare__apart', 'data-general': '' }, words)] : [];
  };

  compare.table = (state, columns, act) => {
    const base = columns.findIndex((column) => column.key === state.base);
    const seen = columns.map(() => new Set());
    const counts = { hidden: 0, differs: columns.map(() => 0) };
    const input = {
      state,
      columns,
      act,
      base,
      seen,
      counts,
      names: compare.shortNames(columns),
      general: compare.generalConditions(columns),
    };
    const titles = bilin.listed(columns.map(compare.nameOf));
    const bodies = compare.groups(state.rows).map((group) => groupBody(group, input));
    const caption = { id: 'compared-caption', class: 'visually-hidden' };
    const table = element(
      'table',
      {
        id: 'compared',
        role: 'table',
        class: 'sides sides--' + columns.length,
      },
      element('caption', caption, compare.words('caption', { titles })),
      head(columns),
      ...bodies,
      sources(columns),
    );
    return { table, base, ...counts };
  };
})();
