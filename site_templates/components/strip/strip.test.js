'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

function row(claim, unit) {
  return `<tr data-filter-keys="unit=${unit}"><th>${claim}</th><td data-claim="${claim}"></td></tr>`;
}

const DRAWING = `<section data-strip-unit="人"><svg data-row="26" viewBox="0 0 780 74" height="74">
  <g data-axis=""></g><g data-of="a.b.one"></g><g data-of="a.b.two"></g></svg></section>`;
const TABLE = `<table><tbody data-filter-list="numbers">${row('a.b.one', '人')}${row('a.b.two', '人')}</tbody></table>`;

function openDrawing(hidden) {
  const window = open(DRAWING + TABLE, { url: 'https://bilin.example/numbers/index.html' });
  hidden.forEach((number) => {
    window.document.querySelectorAll('tr')[number].hidden = true;
  });
  window.document.dispatchEvent(new window.CustomEvent('bilin-filtered'));
  return window.document;
}

test('a drawing keeps the numbers that filters have left, one below the other', () => {
  const document = openDrawing([0]);
  const [first, second] = document.querySelectorAll('[data-of]');
  assert.equal(first.getAttribute('visibility'), 'hidden');
  assert.equal(second.getAttribute('visibility'), 'visible');
  assert.equal(second.getAttribute('transform'), 'translate(0 -26)');
  assert.equal(document.querySelector('svg').getAttribute('viewBox'), '0 0 780 48');
});

test('a drawing of which no number is left goes with its heading', () => {
  assert.equal(openDrawing([0, 1]).querySelector('section').hidden, true);
  assert.equal(openDrawing([]).querySelector('section').hidden, false);
});
