/* The form of a list's filters. Without scripts there is none, and every row is there. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;
  const element = bilin.element;

  /**
   * @param {FilterList} list
   * @param {string} words
   * @param {HTMLInputElement | HTMLSelectElement} control
   */
  function field(list, words, control) {
    control.id = 'filters-' + list.name + '-' + control.name;
    return element('div', { class: 'filters__field' }, element('label', { for: control.id }, words), control);
  }

  /**
   * The boxes of a facet. `change` is called with a value and whether it is chosen now.
   * @param {FilterFacet} facet
   * @param {HTMLInputElement[]} boxes
   * @param {(value: string, isChosen: boolean) => void} change
   */
  function fieldset(facet, boxes, change) {
    const options = facet.values.map((value) => {
      const box = element('input', { type: 'checkbox', name: facet.key, value });
      box.addEventListener('change', () => change(value, box.checked));
      boxes.push(box);
      return element('label', { class: 'filters__option' }, box, ' ' + facet.labels[value]);
    });
    return element('fieldset', { class: 'filters__facet' }, element('legend', {}, facet.label), ...options);
  }

  /**
   * @param {FilterList} list
   * @param {HTMLInputElement[]} boxes
   * @param {(state: FilterState) => void} update
   */
  function moreOf(list, boxes, update) {
    const labels = list.facets.map((facet) => facet.label).join(list.words.join);
    const summary = bilin.fillWords(list.words.more, { facets: labels });
    const fieldsets = list.facets.map((facet) =>
      fieldset(facet, boxes, (value, isChosen) => {
        const before = list.state.chosen[facet.key];
        const values = facet.values.filter((each) => (each === value ? isChosen : before.indexOf(each) >= 0));
        update({ ...list.state, chosen: { ...list.state.chosen, [facet.key]: values } });
      }),
    );
    const heading = element('summary', { class: 'filters__summary' }, summary);
    return element('details', { class: 'filters__more' }, heading, ...fieldsets);
  }

  function searchInput() {
    return element('input', {
      class: 'filters__input',
      type: 'search',
      name: filters.QUERY,
      maxlength: String(filters.MAX_LENGTH),
      autocomplete: 'off',
    });
  }

  filters.form = (list, update) => {
    const input = searchInput();
    const options = list.orders.map(([value, label]) => element('option', { value }, label));
    const select = element('select', { class: 'filters__input', name: filters.ORDER }, ...options);
    /** @type {HTMLInputElement[]} */
    const boxes = [];
    const form = element('form', { class: 'filters__form', 'aria-label': list.words.label });
    form.addEventListener('submit', (event) => event.preventDefault());
    input.addEventListener('input', () => update({ ...list.state, query: input.value }));
    select.addEventListener('change', () => update({ ...list.state, order: select.value }));
    form.appendChild(field(list, list.words.query, input));
    if (list.orders.length) {
      form.appendChild(field(list, list.words.order, select));
    }
    if (list.facets.length) {
      form.appendChild(moreOf(list, boxes, update));
    }

    function put() {
      if (input.value !== list.state.query) {
        input.value = list.state.query;
      }
      select.value = list.state.order;
      boxes.forEach((box) => {
        box.checked = list.state.chosen[box.name].indexOf(box.value) >= 0;
      });
    }

    return { form, input, put };
  };
})();
