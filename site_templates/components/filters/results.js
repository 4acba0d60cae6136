/* What the filters of a list have left: how many rows, by which conditions, and how to get more. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;
  const element = bilin.element;

  /** @param {FilterList} list */
  function partsOf(list) {
    return {
      status: element('p', { class: 'filters__status', role: 'status' }),
      tags: element('ul', { class: 'filters__tags', 'aria-label': list.words.chosen }),
      advice: element('div', { class: 'filters__none' }),
    };
  }

  /**
   * @param {FilterList} list
   * @param {FilterState} state
   */
  function count(list, state) {
    return list.counted.filter((row) => filters.fits(row, list.facets, state)).length;
  }

  /**
   * @param {FilterList} list
   * @param {FilterCondition} condition
   * @param {() => void} drop
   */
  function tag(list, condition, drop) {
    const button = bilin.button('filters__tag', '', drop);
    button.setAttribute('aria-label', bilin.fillWords(list.words.remove, { name: condition.name }));
    button.append(
      element('span', {}, condition.name),
      element('span', { class: 'filters__cross', 'aria-hidden': 'true' }, '×'),
    );
    return element('li', { 'data-condition': '' }, button);
  }

  /**
   * What to take back when nothing is left, and how much there would be.
   * @param {FilterList} list
   * @param {FilterCondition[]} conditions
   * @param {(index: number) => void} drop
   */
  function advise(list, conditions, drop) {
    const ways = conditions.map((condition, index) => {
      const rows = count(list, filters.without(list.state, condition));
      const text = bilin.fillWords(list.words.loosen, { name: condition.name, count: rows });
      const button = bilin.button('filters__tag', text, () => drop(index));
      return rows ? element('li', {}, button) : null;
    });
    const items = /** @type {HTMLElement[]} */ (ways.filter(Boolean));
    const lead = element('p', {}, items.length ? list.words.none : list.words.hopeless);
    return items.length ? [lead, element('ul', { class: 'filters__tags' }, ...items)] : [lead];
  }

  /**
   * @param {FilterList} list
   * @param {FilterCondition[]} conditions
   * @param {number} shown
   */
  function statusOf(list, conditions, shown) {
    const limit = filters.limit ? [filters.limitName] : [];
    const names = limit.concat(conditions.map((condition) => condition.name)).join(list.words.join);
    const isShort = conditions.length || shown < list.counted.length;
    const words = isShort ? list.words.shown : list.words.all;
    const ignored = list.ignored ? bilin.fillWords(list.words.ignored, { count: list.ignored }) : '';
    return bilin.fillWords(words, { shown, all: list.counted.length, names }) + ignored;
  }

  filters.results = (list, actions) => {
    const { status, tags, advice } = partsOf(list);

    function show() {
      const conditions = filters.conditions(list, list.state);
      const shown = count(list, list.state);
      const text = statusOf(list, conditions, shown);
      /** @param {number} index */
      const drop = (index) => actions.drop(conditions[index], index);
      if (status.textContent !== text) {
        status.textContent = text;
      }
      tags.textContent = '';
      tags.hidden = !conditions.length;
      conditions.forEach((condition, index) => tags.append(tag(list, condition, () => drop(index))));
      if (conditions.length) {
        tags.append(element('li', {}, bilin.button('filters__clear', list.words.clear, actions.clear)));
      }
      advice.textContent = '';
      advice.hidden = shown > 0 || !conditions.length;
      if (!advice.hidden) {
        advice.append(...advise(list, conditions, drop));
      }
      list.place.classList.toggle('filters--chosen', conditions.length > 0);
    }

    /* The tag that now stands where an old one was, or the last. */
    /** @param {number} index */
    function tagAt(index) {
      const buttons = tags.querySelectorAll('[data-condition] button');
      return /** @type {HTMLElement | undefined} */ (buttons[Math.min(index, buttons.length - 1)]);
    }

    return { parts: [tags, status, advice], show, tagAt };
  };
})();
