/* The free comparison: two to four plans, chosen by the reader, the choice in the address. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const element = bilin.element;
  /* From so many plans on there is something to compare. */
  const ENOUGH = 2;
  const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-compare]'));
  if (!root || !bilin.rows) {
    return;
  }
  if (!bilin.readsAddresses()) {
    root.hidden = true;
    return;
  }
  const places = {
    chooser: bilin.part(root, '[data-chooser]'),
    more: bilin.part(root, '[data-more]'),
    tabs: bilin.part(root, '[data-tabs]'),
    messages: bilin.part(root, '[data-messages]'),
    chosen: bilin.part(root, '[data-chosen]'),
    suggest: bilin.part(root, '[data-suggest]'),
    choices: bilin.part(root, '[data-choices]'),
    take: bilin.part(root, '[data-take]'),
    bar: bilin.part(root, '[data-bar]'),
    only: bilin.input(root, '[data-only]'),
    hiddenRows: bilin.part(root, '[data-hidden-rows]'),
    result: bilin.part(root, '[data-result]'),
  };
  /** @type {CompareView} */
  const view = {
    state: compare.parse(window.location.search),
    columns: [],
    messages: [],
    act,
  };
  /* Whether a reader of a comparison is about to add a plan; before there is one, nothing else is to be done. */
  let isAdding = false;
  /* Counts what was asked for: an answer that comes after the next question is not drawn. */
  let turn = 0;

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   * @param {HTMLElement} [action]
   */
  function say(name, values, action) {
    view.messages.push({ text: compare.words(name, values), action });
  }

  /**
   * @param {string} key
   * @param {string} name
   */
  function sayFailed(key, name) {
    say('failed', { id: name }, compare.button(compare.words('retry'), 'retry ' + key, refresh));
  }

  /**
   * @param {CompareAction} action
   * @param {string} key
   */
  function act(action, key) {
    view.messages = [];
    isAdding = isAdding && action !== 'add';
    view.state = compare.change(view.state, action, key);
    refresh();
  }

  /** @param {PlanEntry} entry */
  function pick(entry) {
    if (view.state.plans.length < bilin.rows.most) {
      act('add', entry.key);
      return;
    }
    view.messages = [];
    say('too_many', { title: compare.nameOf(entry) });
    draw();
  }

  /** @param {HTMLElement} table */
  function scrollBox(table) {
    const attributes = {
      role: 'region',
      tabindex: '0',
      'aria-labelledby': 'compared-caption',
    };
    return element('div', { class: 'scroll scroll--sides scroll--both', ...attributes }, table);
  }

  function drawMessages() {
    const isEmpty = !view.columns.length && !view.messages.length;
    const lead = isEmpty ? 'none_yet' : view.columns.length === 1 ? 'one_yet' : '';
    if (lead) {
      say(lead);
    }
    compare.drawMessages(places.messages, view.messages);
    view.messages = [];
  }

  /* Nothing else is on the page while plans stand side by side: neither the chooser nor what is shown without plans. */
  function drawChooser() {
    const isComparing = view.state.plans.length > 0;
    const isOpen = isAdding || view.state.plans.length < ENOUGH;
    const hadFocus = places.chooser.contains(document.activeElement);
    document.documentElement.classList.toggle('comparing', isComparing);
    places.chooser.hidden = !isOpen;
    places.more.hidden = !isComparing || view.state.plans.length < ENOUGH;
    places.more.setAttribute('aria-expanded', String(isOpen));
    if (hadFocus && !isOpen) {
      places.more.focus();
    }
  }

  /** @param {DrawnTable | null} drawn */
  function drawTable(drawn) {
    const { state, columns } = view;
    places.result.textContent = '';
    places.tabs.textContent = '';
    if (drawn) {
      places.result.append(...compare.generalNotes(drawn.table, columns), scrollBox(drawn.table));
      compare.drawTake(places.take, view);
      compare.drawTabs(places.tabs, view);
    }
    places.bar.hidden = !drawn;
    places.only.checked = state.only;
    places.only.disabled = columns.length < ENOUGH;
    places.hiddenRows.textContent = drawn && state.only ? compare.words('hidden', { count: drawn.hidden }) : '';
  }

  function draw() {
    const { state, columns } = view;
    const focus = document.activeElement && document.activeElement.getAttribute('data-focus');
    const drawn = columns.length ? compare.table(state, columns, act) : null;
    drawTable(drawn);
    if (drawn && bilin.addMaterialButtons) {
      bilin.addMaterialButtons(drawn.table);
    }
    drawMessages();
    compare.drawChosen(places.chosen, view, drawn);
    document.dispatchEvent(new CustomEvent('bilin-compared', { detail: columns.map((column) => column.key) }));
    compare.drawSuggestions(places.suggest, view);
    compare.drawChoices(places.choices, view);
    drawChooser();
    const again = focus && root && root.querySelector(`[data-focus="${focus}"]`);
    if (again) {
      /** @type {HTMLElement} */ (again).focus();
    }
  }

  /* Whoever opens a quotation gets those of the whole column. */
  /** @param {Event} event */
  async function showQuote(event) {
    const details = /** @type {HTMLDetailsElement} */ (event.target);
    const id = details.open && details.getAttribute('data-quotes');
    const cell = id ? details.closest('td') : null;
    const column = cell ? view.columns[cell.cellIndex - 1] : null;
    if (!id || !column || details.childNodes.length > 1) {
      return;
    }
    const html = await compare.quote(column, id);
    if (html && details.childNodes.length < 2) {
      details.insertAdjacentHTML('beforeend', html);
      bilin.addQuoteButtons(details);
    }
  }

  function finish() {
    bilin.replaceAddress(window.location.pathname + bilin.keepShared(compare.format(view.state)));
    draw();
  }

  /** @param {PlanEntry[]} entries */
  async function gather(entries) {
    const own = turn;
    const columns = await Promise.all(entries.map((entry) => compare.column(entry.key)));
    if (own !== turn) {
      return;
    }
    columns.forEach((column, at) => {
      if (!column) {
        sayFailed(entries[at].key, compare.nameOf(entries[at]));
      }
    });
    const readable = /** @type {CompareColumn[]} */ (columns.filter(Boolean));
    if (view.state.opened.length) {
      await Promise.all(readable.map(compare.loadDetails));
    }
    if (own === turn) {
      view.columns = readable;
      finish();
    }
  }

  /* Rows that do not exist are named and left out; if no others are asked for, the usual ones are shown. */
  function dropUnknownRows() {
    const { folded, opened } = view.state;
    const rows = view.state.rows && compare.presentRows(view.state.rows);
    const present = {
      folded: compare.presentRows(folded),
      opened: compare.presentRows(opened),
    };
    view.state = { ...view.state, rows, ...present };
    const unknown = compare.unknownRows(rows);
    unknown.forEach((id) => say('unknown_row', { id }));
    if (rows && unknown.length) {
      const left = rows.filter((id) => unknown.indexOf(id) < 0);
      view.state.rows = left.length ? left : null;
    }
  }

  /**
   * Say what is wrong with a plan that was asked for.
   * @param {string} key
   * @param {PlanEntry | null | undefined} entry
   */
  function sayEntry(key, entry) {
    if (entry === undefined) {
      sayFailed(key, key);
    } else if (!entry) {
      say('unknown', { id: key });
    } else if (entry.key !== key) {
      say('former', { id: key, to: compare.nameOf(entry) });
    }
  }

  /* The base may be named as it was called before it was renamed. */
  async function resolveBase() {
    const entry = view.state.base && (await compare.entry(view.state.base));
    return entry ? entry.key : view.state.base;
  }

  async function refresh() {
    const keys = view.state.plans;
    turn += 1;
    const own = turn;
    dropUnknownRows();
    const entries = await Promise.all(keys.map((key) => compare.entry(key)));
    const base = await resolveBase();
    if (own !== turn) {
      return;
    }
    view.state.base = base;
    keys.forEach((key, at) => sayEntry(key, entries[at]));
    if (bilin.leaveBasket) {
      bilin.leaveBasket(keys.filter((_, at) => entries[at] === null));
    }
    if (entries.indexOf(undefined) >= 0) {
      draw();
    } else {
      await settle(/** @type {PlanEntry[]} */ (entries.filter(Boolean)));
    }
  }

  /**
   * One plan once, and no more than can be read: what is left out is named.
   * @param {PlanEntry[]} entries
   */
  async function settle(entries) {
    const different = Array.from(new Set(entries));
    const shown = different.slice(0, bilin.rows.most);
    const rest = different.slice(bilin.rows.most);
    if (rest.length) {
      say('too_many_link', {
        count: different.length,
        titles: bilin.listed(rest.map(compare.nameOf)),
      });
    }
    view.state.plans = shown.map((entry) => entry.key);
    await gather(shown);
  }

  function toggleChooser() {
    isAdding = !isAdding;
    draw();
    if (isAdding) {
      bilin.input(places.chooser, 'input').focus();
    }
  }

  root.addEventListener('toggle', showQuote, true);
  places.more.addEventListener('click', toggleChooser);
  places.only.addEventListener('change', () => act('only', ''));
  compare.startFinder(root, pick, (key) => view.state.plans.indexOf(key) >= 0);
  if (!view.state.plans.length) {
    view.state.plans = bilin.basket();
  }
  refresh();
})();
