/* Which columns of a list a reader sees. The choice stands in the address; without scripts all of them are there. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const PARAMETER = 'columns';

  /** The choices of a list by the place of their column: name, words, whether it is shown at first; null where it always stays. */
  /** @typedef {[string, string, boolean] | null} Choice */

  /** @param {string} name @param {Choice[]} choices @param {Set<string>} shown */
  function showColumns(name, choices, shown) {
    document.querySelectorAll(`[data-filter-list="${name}"] table`).forEach((part) => {
      const table = /** @type {HTMLTableElement} */ (part);
      choices.forEach((choice, index) => {
        if (choice) {
          Array.from(table.rows).forEach((row) => {
            row.cells[index].hidden = !shown.has(choice[0]);
          });
        }
      });
      table.setAttribute('data-columns-shown', String(choices.filter((each) => !each || shown.has(each[0])).length));
    });
  }

  /** @param {Choice[]} choices */
  function usual(choices) {
    return choices.filter((choice) => choice && choice[2]).map((choice) => /** @type {string} */ (choice && choice[0]));
  }

  /** @param {Choice[]} choices */
  function chosenIn(choices) {
    const asked = new URLSearchParams(window.location.search).get(PARAMETER);
    return new Set(asked === null ? usual(choices) : asked.split(' '));
  }

  /** @param {Choice[]} choices @param {Set<string>} shown */
  function remember(choices, shown) {
    const query = new URLSearchParams(window.location.search);
    const names = choices.filter((choice) => choice && shown.has(choice[0])).map((choice) => choice && choice[0]);
    if (names.join(' ') === usual(choices).join(' ')) {
      query.delete(PARAMETER);
    } else {
      query.set(PARAMETER, names.join(' '));
    }
    const text = query.toString();
    bilin.replaceAddress(window.location.pathname + (text ? '?' + text : '') + window.location.hash);
  }

  /** @param {HTMLElement} place */
  function start(place) {
    const name = String(place.dataset.columns);
    /** @type {Choice[]} */
    const choices = JSON.parse(String(place.dataset.choices));
    const shown = chosenIn(choices);
    /** @type {HTMLElement[]} */
    const options = [];
    choices.forEach((choice) => {
      if (!choice) {
        return;
      }
      const box = bilin.element('input', { type: 'checkbox', name: PARAMETER, value: choice[0] });
      box.checked = shown.has(choice[0]);
      box.addEventListener('change', () => {
        shown[box.checked ? 'add' : 'delete'](choice[0]);
        remember(choices, shown);
        showColumns(name, choices, shown);
      });
      options.push(bilin.element('label', { class: 'filters__option' }, box, ' ' + choice[1]));
    });
    const label = String(place.dataset.label);
    const fields = bilin.element('fieldset', { class: 'filters__facet', 'aria-label': label }, ...options);
    const summary = bilin.element('summary', { class: 'filters__summary' }, label);
    place.append(bilin.element('details', { class: 'filters__fold' }, summary, fields));
    showColumns(name, choices, shown);
  }

  if ('URLSearchParams' in window) {
    document.querySelectorAll('[data-columns]').forEach((part) => start(/** @type {HTMLElement} */ (part)));
  }
})();
