/* The form of a list's filters. Without scripts there is none, and every row is there. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const filters = bilin.filters;
  const element = bilin.element;
  const OPEN = 3;
  const WIDE = 1200;

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
   * Beside its list a form has room: each facet folds by itself, the first of them open.
   * @param {FilterFacet} facet
   * @param {HTMLFieldSetElement} fields
   * @param {boolean} isOpen
   */
  function foldOf(facet, fields, isOpen) {
    const fold = element('details', { class: 'filters__fold' });
    fields.setAttribute('aria-label', facet.label);
    const legend = fields.querySelector('legend');
    if (legend) {
      legend.remove();
    }
    fold.append(element('summary', { class: 'filters__summary' }, facet.label), fields);
    fold.open = isOpen;
    return fold;
  }

  /**
   * How many rows each value of a facet would leave.
   * @param {FilterList} list
   * @param {FilterFacet} facet
   */
  function countValues(list, facet) {
    const others = { ...list.state, chosen: { ...list.state.chosen, [facet.key]: [] } };
    /** @type {Record<string, number>} */
    const counts = {};
    list.counted
      .filter((row) => filters.fits(row, list.facets, others))
      .forEach((row) => {
        filters.valuesOf(row, facet.key).forEach((value) => {
          counts[value] = (counts[value] || 0) + 1;
        });
      });
    return counts;
  }

  /**
   * @param {FilterList} list
   * @param {HTMLInputElement[]} boxes
   */
  function putCounts(list, boxes) {
    list.facets.forEach((facet) => {
      const counts = countValues(list, facet);
      boxes
        .filter((box) => box.name === facet.key)
        .forEach((box) => {
          const option = /** @type {HTMLElement} */ (box.parentNode);
          const count =
            option.querySelector('span') || option.appendChild(element('span', { class: 'filters__count' }));
          count.textContent = String(counts[box.value] || 0);
          const fold = option.closest('details');
          if (fold && box.checked) {
            fold.open = true;
          }
        });
    });
  }

  /**
   * @param {FilterList} list
   * @param {HTMLInputElement[]} boxes
   * @param {(state: FilterState) => void} update
   */
  function moreOf(list, boxes, update) {
    const labels = list.facets.map((facet) => facet.label).join(list.words.join);
    const summary = list.words.side || bilin.fillWords(list.words.more, { facets: labels });
    const fieldsets = list.facets.map((facet) =>
      fieldset(facet, boxes, (value, isChosen) => {
        const before = list.state.chosen[facet.key];
        const values = facet.values.filter((each) => (each === value ? isChosen : before.indexOf(each) >= 0));
        update({ ...list.state, chosen: { ...list.state.chosen, [facet.key]: values } });
      }),
    );
    const heading = element('summary', { class: 'filters__summary' }, summary);
    const parts = list.words.side
      ? list.facets.map((facet, index) => foldOf(facet, fieldsets[index], index < OPEN))
      : fieldsets;
    const more = element('details', { class: 'filters__more' }, heading, ...parts);
    more.open = Boolean(list.words.side) && window.innerWidth >= WIDE;
    return more;
  }

  function searchInput() {
    return element('input', {
      class: 'field filters__input',
      type: 'search',
      name: filters.QUERY,
      maxlength: String(filters.MAX_LENGTH),
      autocomplete: 'off',
    });
  }

  filters.form = (list, update) => {
    const input = searchInput();
    const options = list.orders.map(([value, label]) => element('option', { value }, label));
    const select = element('select', { class: 'field filters__input', name: filters.ORDER }, ...options);
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
      if (list.words.side) {
        putCounts(list, boxes);
      }
    }

    return { form, input, put };
  };
})();
