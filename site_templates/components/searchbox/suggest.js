/* Suggestions under the search box. Without scripts the box is a plain form. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const element = bilin.element;
  const MAX_SHOWN = 8;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function listFor(form, input) {
    const label = String(form.getAttribute('data-suggestions'));
    const list = element('ul', { id: 'q-names', class: 'searchbox__list', role: 'listbox', 'aria-label': label });
    list.hidden = true;
    form.appendChild(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    return list;
  }

  /**
   * @param {HTMLFormElement} form
   * @param {SearchName} name
   * @param {number} index
   */
  function option(form, name, index) {
    const kind = form.getAttribute('data-' + name.kind);
    // An id or a code finds a page; what a reader is shown is what the page is called, and beside it an English name.
    const shown = name.isAlias && !name.anchor ? name.title : name.text;
    const english = /^[a-z]/i.test(name.text) && shown !== name.text ? name.text : '';
    const about = [english, kind, name.where].filter(Boolean).join(' · ');
    const attributes = { id: 'q-name-' + index, class: 'searchbox__option', role: 'option' };
    return element('li', attributes, shown, element('span', { class: 'searchbox__where' }, about));
  }

  /** @param {SearchName} name */
  function go(name) {
    window.location.href = search.root + name.path + (name.anchor ? '#' + name.anchor : '');
  }

  /** The list of suggestions: what it shows, and which of it is active.
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function suggestionsFor(form, input) {
    const list = listFor(form, input);
    /** @type {SearchName[]} */
    let shown = [];
    let active = -1;

    /** @param {number} index */
    function mark(index) {
      active = index;
      Array.from(list.children).forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
      if (index < 0) {
        input.removeAttribute('aria-activedescendant');
        return;
      }
      input.setAttribute('aria-activedescendant', list.children[index].id);
      list.children[index].scrollIntoView({ block: 'nearest' });
    }

    /** @param {SearchName[]} names */
    function show(names) {
      shown = names;
      list.textContent = '';
      names.forEach((name, index) => {
        const item = list.appendChild(option(form, name, index));
        // Not a click: the box would have lost the focus and closed the list by then.
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          go(name);
        });
      });
      mark(-1);
      list.hidden = !names.length;
      input.setAttribute('aria-expanded', String(names.length > 0));
    }

    /** @param {1 | -1} by */
    function step(by) {
      const from = active < 0 && by < 0 ? 0 : active;
      if (shown.length) {
        mark((from + by + shown.length) % shown.length);
      }
    }

    return { show, step, close: () => show([]), isOpen: () => !list.hidden, active: () => shown[active] };
  }

  /**
   * @param {HTMLInputElement} input
   * @param {ReturnType<typeof suggestionsFor>} suggestions
   */
  function listenToKeys(input, suggestions) {
    input.addEventListener('keydown', (event) => {
      const active = suggestions.active();
      if (event.isComposing) {
        return;
      }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        suggestions.step(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Escape' && suggestions.isOpen()) {
        event.preventDefault();
        suggestions.close();
      } else if (event.key === 'Enter' && active) {
        event.preventDefault();
        go(active);
      }
    });
  }

  /**
   * What the search is to be kept to, as an address says it.
   * @param {HTMLFormElement} form
   */
  function scopeOf(form) {
    const box = /** @type {HTMLInputElement | null} */ (form.querySelector('input[type="checkbox"]'));
    return box && box.checked ? '&' + box.name + '=' + encodeURIComponent(box.value) : '';
  }

  /** @param {string} asked */
  async function namesFor(asked) {
    const { matches } = await search.names(asked);
    return matches.length ? matches.map(({ name }) => name) : search.guesses(asked);
  }

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function start(form, input) {
    const suggestions = suggestionsFor(form, input);

    async function suggest() {
      const asked = input.value;
      if (!asked.trim()) {
        suggestions.close();
        return;
      }
      // What could not be loaded, the search page says.
      const names = await namesFor(asked).catch(() => []);
      if (input.value === asked && document.activeElement === input) {
        suggestions.show(names.slice(0, MAX_SHOWN));
      }
    }

    suggestions.close();
    listenToKeys(input, suggestions);
    input.addEventListener('focus', bilin.fetchFoldTable);
    input.addEventListener('input', (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) {
        suggest();
      }
    });
    input.addEventListener('compositionend', suggest);
    input.addEventListener('blur', suggestions.close);
    // From a folder, a browser may refuse to send a form.
    form.addEventListener('submit', (event) => {
      suggestions.close();
      if (!document.querySelector('[data-results]')) {
        event.preventDefault();
        window.location.href =
          form.getAttribute('action') + '?q=' + encodeURIComponent(input.value.trim()) + scopeOf(form);
      }
    });
  }

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-search]'));
  if (form) {
    start(form, bilin.input(form, 'input'));
  }
})();
