/* What stands around the table of the free comparison: messages, chosen plans, suggestions, choice of rows, copies. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const element = bilin.element;
  const MAX_SUGGESTIONS = 4;

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
   * @param {CompareColumn} column
   * @param {CompareAct} act
   */
  function controlsOf(column, act) {
    const name = compare.nameOf(column);
    return (/** @type {string} */ word, /** @type {CompareAction} */ action) => {
      const button = compare.button(compare.words(word), action + ' ' + column.key, () => act(action, column.key));
      button.setAttribute('aria-label', compare.words(word) + ' ' + name);
      return button;
    };
  }

  /**
   * A chosen plan, with what can be done with it.
   * @param {CompareView} view
   * @param {CompareColumn} column
   * @param {number} at
   */
  function chosenItem({ state, columns, act }, column, at) {
    const control = controlsOf(column, act);
    const isBase = state.base === column.key;
    const base = control(isBase ? 'is_base' : 'base', 'base');
    base.setAttribute('aria-pressed', String(isBase));
    const controls = [
      at > 0 ? control('earlier', 'earlier') : null,
      at < columns.length - 1 ? control('later', 'later') : null,
      base,
      control('remove', 'remove'),
    ];
    const item = element('li', {}, `${compare.nameOf(column)}（${column.kind}，${column.year}）`);
    controls.forEach((button) => {
      if (button) {
        item.append(' ', button);
      }
    });
    return item;
  }

  compare.drawChosen = (place, view, drawn) => {
    place.textContent = '';
    view.columns.forEach((column, at) => {
      const item = chosenItem(view, column, at);
      if (drawn && drawn.base >= 0 && at !== drawn.base) {
        const words = compare.words('differs', { count: drawn.differs[at] });
        item.append(element('span', { class: 'fine' }, ' ' + words));
      }
      place.append(item);
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

  compare.drawTake = (place, view) => {
    if (place.childNodes.length) {
      return;
    }
    const table = () => /** @type {HTMLTableElement} */ (document.getElementById('compared'));
    /** @param {boolean} isCopied @param {HTMLElement} button */
    const tell = (isCopied, button) => {
      if (isCopied) {
        button.textContent = compare.words('copied');
      }
    };
    const copy = compare.button(compare.words('copy'), 'copy', () => tell(bilin.copyNodes(table(), table()), copy));
    const link = compare.button(compare.words('link'), 'link', () => tell(bilin.copyText(window.location.href), link));
    const csv = compare.button(compare.words('csv'), 'csv', () => {
      compare.download(view.state.plans.join('-') + '.csv', compare.csv(table(), view.columns));
    });
    [copy, csv, link].forEach((button) => {
      button.setAttribute('aria-live', 'polite');
      place.append(button, ' ');
    });
  };
})();
