/* What differed on a day that the address names (?as-of=2026-11-27): the last release that was kept on or before it. Of
   days before the first one nobody can say anything, and the page says so. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const element = bilin.element;
  const PARAMETER = 'as-of';
  const DATE = /^\d{4}-\d\d-\d\d$/;
  const box = /** @type {HTMLElement | null} */ (document.querySelector('[data-as-of]'));
  if (!box || !('URLSearchParams' in window)) {
    return;
  }
  const place = box;
  const words = /** @type {Record<string, string>} */ (/** @type {unknown} */ (place.dataset));
  const days = words.days.split(' ').filter(Boolean);
  const root = words.asOf.slice(0, words.asOf.lastIndexOf('compare/'));
  const status = element('p', { class: 'as-of__status', role: 'status' });
  const result = element('div', {});
  const select = element('select', { class: 'field as-of__day', id: 'as-of-day' });
  /** The plans that stand side by side; null where a page is about all of them. @type {string[] | null} */
  let chosen = words.indicator ? null : [];
  let turn = 0;

  function asked() {
    return new URLSearchParams(window.location.search).get(PARAMETER) || '';
  }

  /** @param {string} text */
  function isDate(text) {
    const day = new Date(`${text}T00:00:00Z`);
    return DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  }

  /**
   * Why nothing can be said of a day; '' if something can.
   * @param {string} text
   */
  function refusal(text) {
    const first = days[days.length - 1];
    const name = !isDate(text) ? 'noDate' : !days.length ? 'isNone' : text < first ? 'tooEarly' : '';
    return name && bilin.fillWords(words[name], { asked: text.slice(0, 20), first: first || '' });
  }

  /** @param {string} day */
  async function load(day) {
    try {
      if (!bilin.kept[day]) {
        await bilin.loadScript(words.asOf.replace('{day}', day));
      }
      return bilin.kept[day] || null;
    } catch {
      return null;
    }
  }

  /**
   * The rows of a page: of its plans, or of its indicator.
   * @param {KeptData} data
   * @returns {[string, KeptRow][]}
   */
  function rowsOf(data) {
    const plans = chosen || Object.keys(data.plans);
    return plans.reduce((rows, key) => {
      const [name, own] = data.plans[key] || ['', []];
      const fitting = own.filter(([, , indicators]) => chosen || indicators.indexOf(words.indicator) >= 0);
      return rows.concat(fitting.map((row) => /** @type {[string, KeptRow]} */ ([name, row])));
    }, /** @type {[string, KeptRow][]} */ ([]));
  }

  /** @param {[string, KeptRow]} entry */
  function linesOf([plan, [name, href, , fields]]) {
    const title = href ? element('a', { href: root + href }, name) : element('span', {}, name + words.gone);
    const head = element('th', { scope: 'rowgroup', rowspan: String(fields.length) }, title);
    head.append(element('small', {}, ' ' + plan));
    return fields.map(([label, before, after], line) =>
      element(
        'tr',
        {},
        ...(line ? [] : [head]),
        element('td', { 'data-state': 'value' }, label),
        element('td', { 'data-state': 'value' }, before),
        element('td', { 'data-state': 'value' }, after),
      ),
    );
  }

  /** @param {string} day @param {[string, KeptRow][]} rows */
  function tableOf(day, rows) {
    const caption = bilin.fillWords(words.caption, { day, count: rows.length });
    const head = element('th', { scope: 'col', colspan: '2' }, words.what);
    const columns = [bilin.fillWords(words.then, { day }), words.today].map((name) =>
      element('th', { scope: 'col' }, name),
    );
    const bodies = rows.map((row) => element('tbody', {}, ...linesOf(row)));
    const named = element('caption', { id: 'as-of-caption' }, caption);
    const table = element('table', {}, named, element('thead', {}, element('tr', {}, head, ...columns)), ...bodies);
    const region = { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': named.id };
    return element('div', region, table);
  }

  /** @param {string} text @param {string} day @param {KeptData} data */
  function draw(text, day, data) {
    const rows = rowsOf(data);
    const own = data.later.filter(([key]) => !chosen || chosen.indexOf(key) >= 0);
    const names = bilin.listed(own.map(([, name]) => name));
    const isEmpty = chosen !== null && !chosen.length;
    const same = rows.length || own.length ? '' : bilin.fillWords(words.same, { day });
    const at = isEmpty ? bilin.fillWords(words.chosen, { day }) : bilin.fillWords(words.at, { asked: text, day });
    status.textContent = at + (isEmpty ? '' : same);
    if (rows.length) {
      result.append(tableOf(day, rows));
    }
    if (names) {
      result.append(element('p', { class: 'fine' }, bilin.fillWords(words.later, { names })));
    }
  }

  async function show() {
    const text = asked();
    const why = text && refusal(text);
    const day = text && !why ? days.filter((each) => each <= text)[0] : '';
    turn += 1;
    const own = turn;
    select.value = day;
    status.textContent = why;
    const data = day ? await load(day) : null;
    if (own !== turn) {
      return;
    }
    result.textContent = '';
    if (day && data) {
      draw(text, day, data);
    } else if (day) {
      status.textContent = bilin.fillWords(words.failed, { day });
    }
  }

  /** The address of the page with a day, or without one. @param {string} day */
  function ask(day) {
    const query = new URLSearchParams(window.location.search);
    query.delete(PARAMETER);
    const parts = [query.toString(), day && `${PARAMETER}=${day}`].filter(Boolean);
    bilin.replaceAddress(window.location.pathname + (parts.length ? '?' + parts.join('&') : '') + window.location.hash);
    show();
  }

  function drawForm() {
    const options = [['', words.now], ...days.map((day) => [day, day])];
    select.append(...options.map(([value, text]) => element('option', { value }, text)));
    select.addEventListener('change', () => ask(select.value));
    const label = element('label', { for: select.id }, `${words.title} ${words.choose}`);
    place.append(element('p', { class: 'as-of__form' }, label, select));
  }

  if (days.length) {
    drawForm();
  }
  place.append(status, result);
  document.addEventListener('bilin-compared', (event) => {
    chosen = /** @type {CustomEvent<string[]>} */ (event).detail;
    show();
  });
  window.addEventListener('popstate', show);
  show();
})();
