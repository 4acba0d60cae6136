'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

const row = (number, attributes = '') =>
  `<tr id="r${number}"${attributes}><th scope="row">${number}</th><td></td></tr>`;
const rows = (count, from = 1) => Array.from({ length: count }, (_, at) => row(from + at)).join('');
const table = (...bodies) => `<div><table>${bodies.map((body) => `<tbody>${body}</tbody>`).join('')}</table></div>`;
const heading = '<tr><th scope="rowgroup" colspan="2">主题</th></tr>';
const page = (content) => `<main data-fold="展开其余 {count} 条|还有 {count} 项|展开 {count} 项">${content}</main>`;

/* A phone, on which rows are cards and what is folded is found; or a window on which they are not. */
const phone = (matches = true, display = 'block') =>
  `window.scrolled = [];
  window.media = { matches: ${matches}, addEventListener: (_, change) => { window.turn = change; } };
  window.matchMedia = (words) => (/max-width: 37.5em/.test(words) ? window.media : { matches: false });
  window.getComputedStyle = () => ({ display: '${display}' });
  window.Element.prototype.scrollIntoView = function () { window.scrolled.push(this.id); };`;

const show = (content, { before = phone(), ...rest } = {}) => open(page(content), { before, ...rest });
const folded = (window) => [...window.document.querySelectorAll('[hidden="until-found"]')].map((part) => part.id);
const button = (window) => window.document.querySelector('[data-rest]');

test('of a long table the first thirty rows are shown, and a press shows the rest', () => {
  const window = show(table(rows(43)));
  assert.equal(folded(window).length, 13);
  assert.equal(folded(window)[0], 'r31');
  assert.equal(button(window).textContent, '展开其余 13 条');
  button(window).click();
  assert.deepEqual([folded(window), button(window)], [[], null]);
  assert.equal(window.document.activeElement.id, 'r31');
});

test('of a table in groups each shows its heading and as many rows as make thirty', () => {
  const window = show(table(...[0, 1, 2].map((at) => heading + rows(14, 14 * at + 1))));
  assert.equal(folded(window).length, 12);
  const buttons = [...window.document.querySelectorAll('[data-rest]')];
  assert.deepEqual(
    buttons.map((each) => each.closest('tr').id),
    ['r10', 'r24', 'r38'],
  );
  assert.ok(
    buttons.every((each) => each.parentElement.matches('[data-holds]')),
    'which has a line of its own',
  );
  buttons[1].click();
  assert.deepEqual(folded(window), ['r11', 'r12', 'r13', 'r14', 'r39', 'r40', 'r41', 'r42']);
});

test('a table that says so is folded in a wide window too, where its rows are boxes', () => {
  const wide = { before: phone(false, 'grid') };
  const long = table(...[0, 1, 2].map((at) => heading + rows(14, 14 * at + 1)));
  assert.equal(folded(show(long, wide)).length, 0);
  assert.equal(folded(show(long.replace('<table>', '<table data-folds="always">'), wide)).length, 12);
});

test('of the answers of each text the first are shown: ten make a page', () => {
  const groups = table(...[0, 1].map((at) => heading + rows(9, 9 * at + 1)));
  assert.equal(folded(show(groups)).length, 0);
  assert.equal(folded(show(groups.replace('<table>', '<table data-answers>'))).length, 8);
});

test('a row of what stands side by side counts as many times as it has columns', () => {
  const groups = table(...[0, 1].map((at) => heading + rows(9, 9 * at + 1)));
  const beside = (columns) => {
    const head = `<thead><tr>${'<th></th>'.repeat(columns + 1)}</tr></thead>`;
    return folded(show(groups.replace('<table>', `<table data-beside>${head}`))).length;
  };
  assert.deepEqual([folded(show(groups)).length, beside(1), beside(2), beside(20)], [0, 0, 4, 16]);
});

/* A table of cards that fold, whose cells say which they are. */
const cards = (...counts) => {
  const cells = (at, count) => Array.from({ length: count }, (_, each) => `<td id="c${at}-${each + 1}"></td>`).join('');
  const body = counts.map((count, at) => `<tr><th scope="row">${at}</th>${cells(at, count)}</tr>`).join('');
  return `<table data-folds><tbody>${body}</tbody></table>`;
};

test('of a card with many cells the first are shown, and a press or a search within the page shows the rest', () => {
  const window = show(`<div>${cards(4, 6)}</div>`);
  assert.deepEqual(folded(window), ['c1-4', 'c1-5', 'c1-6'], 'a single cell is not worth a press');
  assert.deepEqual([button(window).textContent, button(window).parentElement.id], ['还有 3 项', 'c1-3']);
  button(window).click();
  assert.deepEqual([folded(window), button(window)], [[], null]);
  assert.equal(window.document.activeElement.id, 'c1-4');
  const searched = show(`<div>${cards(6, 6)}</div>`);
  searched.document.getElementById('c0-5').dispatchEvent(new searched.Event('beforematch', { bubbles: true }));
  assert.deepEqual(folded(searched), ['c1-4', 'c1-5', 'c1-6']);
  assert.deepEqual(folded(show(`<div>${cards(6).replace(' data-folds', '')}</div>`)), []);
});

test('at any width a cell that says so shows of lines the first five, and of programmes in full none', () => {
  const cell = (tag, count) =>
    `<td data-folds>${Array.from({ length: count }, (_, at) => `<${tag} id="${tag}${at}"></${tag}>`).join('')}</td>`;
  const wide = (cells) => show(`<table><tbody><tr>${cells}</tr></tbody></table>`, { before: phone(false) });
  const lines = wide(cell('p', 8));
  assert.deepEqual([folded(lines), button(lines).textContent], [['p5', 'p6', 'p7'], '还有 3 项']);
  assert.deepEqual(folded(wide(cell('p', 6))), []);
  const single = wide(cell('div', 1));
  assert.deepEqual([folded(single), button(single).textContent], [['div0'], '展开 1 项']);
  button(single).click();
  assert.deepEqual([folded(single), single.document.activeElement.id], [[], 'div0']);
  const led = show(`<table><tbody><tr>${cell('div', 3)}</tr></tbody></table>`, {
    before: phone(false),
    url: 'https://bilin.example/page.html#div2',
  });
  assert.deepEqual([folded(led), [...led.scrolled]], [[], ['div2']]);
});

test('rows that are shown keep their cells folded', () => {
  const window = show(`<div>${cards(...Array(43).fill(6))}</div>`);
  const rows = [...window.document.querySelectorAll('tr[hidden="until-found"]')];
  assert.equal(rows.length, 13);
  window.document.querySelector('table + [data-rest]').click();
  assert.equal(window.document.querySelectorAll('tr[hidden]').length, 0);
  assert.equal(folded(window).length, 43 * 3);
});

test('short tables, wide windows, rows that are no cards and browsers that find nothing folded have all rows', () => {
  const ways = [
    show(table(rows(30))),
    show(table(rows(31))),
    show(table(rows(43)), { before: phone(false) }),
    show(table(rows(43)), { before: phone(true, 'table-row') }),
    show(table(rows(43)), { before: `${phone()} delete HTMLElement.prototype.onbeforematch;` }),
    show(table(rows(42) + row(43).replace('43</th>', '<mark data-query>43</mark></th>'))),
  ];
  assert.deepEqual(
    ways.map((window) => [folded(window).length, button(window)]),
    ways.map(() => [0, null]),
  );
});

test('rows that filters leave out do not count, and what they leave is folded anew', () => {
  const window = show(table(rows(43)));
  const all = [...window.document.querySelectorAll('tr')];
  const filter = (count) => {
    all.forEach((each, at) => {
      each.hidden = at < all.length - count;
    });
    window.document.dispatchEvent(new window.CustomEvent('bilin-filtered'));
  };
  filter(35);
  assert.deepEqual(folded(window), ['r39', 'r40', 'r41', 'r42', 'r43']);
  filter(10);
  assert.deepEqual([folded(window), button(window)], [[], null]);
});

test('a link to a row, and a search within the page, unfold its group for good', () => {
  const window = show(table(rows(43)), { url: 'https://bilin.example/page.html#r40' });
  assert.deepEqual([folded(window), [...window.scrolled]], [[], ['r40']]);
  const searched = show(table(rows(43)));
  searched.document.getElementById('r33').dispatchEvent(new searched.Event('beforematch', { bubbles: true }));
  assert.deepEqual(folded(searched), []);
  searched.document.dispatchEvent(new searched.CustomEvent('bilin-filtered'));
  assert.deepEqual(folded(searched), []);
});

test('paper has every row, and behind it they are folded again', () => {
  const window = show(table(rows(43)));
  window.dispatchEvent(new window.Event('beforeprint'));
  assert.deepEqual([folded(window), button(window)], [[], null]);
  window.dispatchEvent(new window.Event('afterprint'));
  assert.equal(folded(window).length, 13);
});

test('parts that say so are closed on a phone alone, open for paper, and for who is led there', () => {
  const part = (id) => `<details data-folds open><summary><h2 id="${id}">${id}</h2></summary></details>`;
  const window = show(part('a') + part('b'), { url: 'https://bilin.example/page.html#b' });
  const isOpen = () => [...window.document.querySelectorAll('main details')].map((each) => each.open);
  assert.deepEqual([isOpen(), [...window.scrolled]], [[false, true], ['b']]);
  window.dispatchEvent(new window.Event('beforeprint'));
  assert.deepEqual(isOpen(), [true, true]);
  window.dispatchEvent(new window.Event('afterprint'));
  assert.deepEqual(isOpen(), [false, true]);
  window.media.matches = false;
  window.turn();
  assert.deepEqual(isOpen(), [true, true]);
});
