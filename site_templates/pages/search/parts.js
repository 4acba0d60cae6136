/* The parts of the search page in which it draws. */
(function () {
  'use strict';
  const search = window.bilin.search;
  const element = window.bilin.element;

  search.build = () => {
    const status = element('p', { class: 'results__status', role: 'status', 'data-result-count': '' });
    const facets = element('form', { class: 'facets', 'aria-label': search.words.filters });
    const hits = element('div');
    const more = element('div', { class: 'results__more' });
    const summary = element('summary', {}, search.words.filters);
    const main = element('div', { class: 'results__main', id: 'hits', tabindex: '-1' }, hits, more);
    // Not by its address, which is that of the search.
    const past = element('a', { class: 'skip', href: '#hits' }, search.words.past);
    past.addEventListener('click', (event) => {
      event.preventDefault();
      main.focus();
    });
    const filters = element('details', { class: 'results__filters' }, summary, past, facets);
    const notice = element('div', { class: 'results__notice', role: 'alert' });
    const absent = element('div', { class: 'results__absent caution' });
    const chosen = element('div', { class: 'results__chosen' });
    const understood = element('div', { class: 'results__chosen' });
    const bar = element('div', { class: 'results__bar' });
    const loosen = element('div', { class: 'results__loosen' });
    filters.hidden = true;
    absent.hidden = true;
    search.place.textContent = '';
    search.place.append(
      ...[notice, status, absent, understood, chosen, bar, loosen],
      element('div', { class: 'results__columns' }, filters, main),
    );
    return { status, facets, filters, hits, more, notice, absent, understood, chosen, bar, loosen };
  };
})();
