/* What stands around the table of the free comparison: messages, chosen plans, suggestions, tabs, choice of rows. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const element = bilin.element;
  const MAX_SUGGESTIONS = 4;
  /* What buttons show whose words would take too much room; their names say it in words. */
  const SIGNS = { earlier: '‹', later: '›', remove: '×' };

  compare.button = (text, focus, action) => {
    const button = bilin.button('button', text, action);
    button.setAttribute('data-focus', focus);
    return button;
  };

  compare.drawMessages = (place, messages) => {
    place.textContent = '';
    messages.forEach(({ text, action }) => {
      place.appendChild(action ? element('li', {}, text, ' ', action) : element('li', {}, text));
    });
  };

  /**
   * A way to make a button for a plan, whose name says what it does in words and to which plan.
   * @param {CompareColumn} column
   * @param {CompareAct} act
   */
  function controlsOf(column, act) {
    const name = compare.nameOf(column);
    return (/** @type {string} */ word, /** @type {CompareAction} */ action) => {
      const text = compare.words(word);
      const sign = /** @type {Record<string, string>} */ (SIGNS)[action] || compare.words('base_short');
      const button = compare.button(sign, action + ' ' + column.key, () => act(action, column.key));
      button.setAttribute('aria-label', text + ' ' + name);
      button.title = text;
      return button;
    };
  }

  /**
   * A chosen plan, with what can be done with it.
   * @param {CompareView} view
   * @param {number} at
   * @param {string} name
   */
  function chosenItem({ state, columns, act }, at, name) {
    const column = columns[at];
    const control = controlsOf(column, act);
    const isBase = state.base === column.key;
    const base = control(isBase ? 'is_base' : 'base', 'base');
    base.setAttribute('aria-pressed', String(isBase));
    const note = element('span', { class: 'fine' }, `${column.kind} · ${column.year}`);
    const item = element('li', { class: 'compare__plan' }, element('strong', {}, name), ' ', note);
    const isMany = columns.length > 1;
    const controls = [
      at > 0 ? control('earlier', 'earlier') : null,
      at < columns.length - 1 ? control('later', 'later') : null,
      isMany ? base : null,
      control('remove', 'remove'),
    ];
    controls.forEach((button) => {
      if (button) {
        item.append(' ', button);
      }
    });
    return item;
  }

  compare.drawChosen = (place, view, drawn) => {
    const names = compare.shortNames(view.columns);
    place.textContent = '';
    view.columns.forEach((_, at) => {
      const item = chosenItem(view, at, names[at]);
      if (drawn && drawn.base >= 0 && at !== drawn.base) {
        const words = compare.words('differs', { count: drawn.differs[at] });
        item.append(element('span', { class: 'fine' }, ' ' + words));
      }
      place.append(item);
    });
  };

  /**
   * A tab is a link: it can be opened apart, and says what it shows.
   * @param {CompareView} view
   * @param {string} id
   * @param {string} label
   * @param {number} count
   */
  function tab({ state, act }, id, label, count) {
    const rows = id === compare.OVERVIEW ? null : [id];
    const link = element('a', { href: compare.format({ ...state, rows }), 'data-focus': 'tab ' + id }, label);
    if (count) {
      link.append(' ', element('span', { class: 'compare__count', 'aria-hidden': 'true' }, String(count)));
      link.setAttribute('aria-label', compare.words('different', { label, count }));
    }
    if (compare.tabOf(state.rows) === id) {
      link.setAttribute('aria-current', 'true');
    }
    link.addEventListener('click', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        act('tab', id);
      }
    });
    return element('li', {}, link);
  }

  /* The facts of the texts stand on the first tab, with the overview. */
  compare.drawTabs = (place, view) => {
    const groups = bilin.rows.groups.filter(({ id }) => id !== 'facts');
    place.textContent = '';
    groups.forEach((group) => {
      const label = group.id === compare.OVERVIEW ? compare.words('overview') : group.label;
      place.append(tab(view, group.id, label, compare.countDifferences(group, view.columns)));
    });
  };

  compare.drawSuggestions = (place, { state, columns, act }) => {
    const [first] = columns;
    const isOpen = first && columns.length < bilin.rows.most;
    const suggestions = isOpen ? first.suggest.filter(([key]) => state.plans.indexOf(key) < 0) : [];
    place.textContent = '';
    if (!suggestions.length) {
      return;
    }
    const items = suggestions.slice(0, MAX_SUGGESTIONS).map(([key, name, reasons]) => {
      const text = compare.words('add') + '：' + name;
      const button = compare.button(text, 'suggest ' + key, () => act('add', key));
      return element('li', {}, button, element('span', { class: 'fine' }, ' ' + reasons));
    });
    const lead = compare.words('suggest', { title: compare.nameOf(first) });
    place.append(element('p', {}, lead), element('ul', {}, ...items));
  };

  compare.drawChoices = (place, { state, act }) => {
    if (!place.childNodes.length) {
      bilin.rows.groups.forEach((group) => {
        const box = element('input', { type: 'checkbox', value: group.id });
        box.addEventListener('change', () => act('rows', group.id));
        place.append(element('label', {}, box, ' ' + group.label));
      });
    }
    place.querySelectorAll('input').forEach((box) => {
      box.checked = compare.isGroupChosen(state.rows, box.value);
    });
  };
})();
