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
    const aspect = { scope: 'col', role: 'columnheader', class: 'sides__aspect' };
    const cells = columns.map(({ key, label }) =>
      holder('th', { scope: 'col', role: 'columnheader', 'data-column': key }, label),
    );
    const row = element('tr', { role: 'row' }, element('th', aspect, compare.words('row')), ...cells);
    return element('thead', { role: 'rowgroup' }, row);
  }

  /** @param {number} span */
  function groupHeading(span) {
    return { scope: 'rowgroup', role: 'rowheader', colspan: String(span), class: 'sides__group' };
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
   * The relation in words; where sides cannot be compared, which conditions failed.
   * @param {Relation} relation
   * @param {number} presence whether the row tells only that something is stated
   * @param {SideData[]} sides
   */
  function relationWords(relation, presence, sides) {
    const { words } = bilin.rows;
    const inPresence = { same: 'stated', different: 'partly' };
    const name = (presence && /** @type {Record<string, string>} */ (inPresence)[relation]) || relation;
    const failed = relation === 'unlike' ? compare.failedConditions(sides.map(([, key]) => key)) : [];
    const reasons = failed.map((condition) => words.condition[condition]).join('、');
    const word = words.relation[name];
    return reasons ? bilin.fillWords(words.unlike_because, { word, reasons }) : word;
  }

  /**
   * @param {Relation} relation
   * @param {number} presence
   * @param {SideData[]} sides
   */
  function relationMark(relation, presence, sides) {
    const word = relationWords(relation, presence, sides);
    return element('span', { class: 'relation', 'data-relation-mark': '' }, word);
  }

  /**
   * @param {CompareRow} row
   * @param {SideData[]} sides
   * @param {TableInput} input
   */
  function rowOf([id, html, presence], sides, { columns, base, seen }) {
    const relations = compare.relations(sides, base);
    const whole = base < 0 && columns.length > 1 ? compare.relate(sides) : '';
    const row = element('tr', { role: 'row', 'data-row': id });
    const name = holder('th', { scope: 'row', role: 'rowheader' }, html);
    if (whole) {
      row.setAttribute('data-relation', whole);
      name.appendChild(relationMark(whole, presence, sides));
    }
    const cells = sides.map((side, at) => {
      const attributes = { role: 'cell', 'data-state': side[0], 'data-label': columns[at].place };
      const cell = holder('td', attributes, compare.cellHtml(columns[at], side, seen[at]));
      const relation = relations[at];
      if (relation) {
        cell.appendChild(relationMark(relation, presence, [sides[base], side]));
      }
      return cell;
    });
    row.append(name, ...cells);
    return row;
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
   * @param {{ hidden: number, differs: number[] }} counts
   */
  function shownRows(group, input, counts) {
    const { columns, base, state } = input;
    return group.rows
      .map((row) => ({ row, sides: columns.map((column) => column.sides[row[0]]) }))
      .filter(({ sides }) => {
        const relations = compare.relations(sides, base);
        relations.forEach((relation, at) => {
          counts.differs[at] += Number(compare.isDifferent(relation));
        });
        const shown = base < 0 ? [compare.relate(sides)] : relations.filter(Boolean);
        const isHidden = state.only && columns.length > 1 && shown.every(compare.isEqual);
        counts.hidden += Number(isHidden);
        return !isHidden;
      });
  }

  /**
   * @param {RowGroup} group
   * @param {TableInput} input
   * @param {{ hidden: number, differs: number[] }} counts
   */
  function groupBody(group, input, counts) {
    const rows = shownRows(group, input, counts);
    const body = element('tbody', { role: 'rowgroup', 'data-group': group.id }, heading(group, input));
    if (input.state.folded.indexOf(group.id) >= 0) {
      return body;
    }
    rows.forEach(({ row, sides }) => body.appendChild(rowOf(row, sides, input)));
    if (!rows.length) {
      const span = String(input.columns.length + 1);
      const attributes = { role: 'cell', colspan: span, 'data-state': 'value', class: 'fine' };
      body.append(element('tr', { role: 'row' }, element('td', attributes, compare.words('all_same'))));
    }
    return body;
  }

  compare.table = (state, columns, act) => {
    const base = columns.findIndex((column) => column.key === state.base);
    const seen = columns.map(() => new Set());
    const input = { state, columns, act, base, seen };
    const counts = { hidden: 0, differs: columns.map(() => 0) };
    const titles = columns.map(compare.nameOf).join('、');
    const bodies = compare.groups(state.rows).map((group) => groupBody(group, input, counts));
    const table = element(
      'table',
      { id: 'compared', role: 'table', class: 'sides sides--' + columns.length },
      element('caption', { id: 'compared-caption' }, compare.words('caption', { titles })),
      head(columns),
      ...bodies,
      sources(columns),
    );
    return { table, base, ...counts };
  };
})();
