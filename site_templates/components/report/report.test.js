'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

test('a report without a form is named at the foot of the page', () => {
  const link = (href) => `<a data-report="a.a/b" href="${href}"><b>报错</b></a>`;
  const { document } = open(link('#report') + link('mailto:x') + '<span data-report-item="条目："></span>');
  const place = document.querySelector('[data-report-item]');
  document.querySelector('a[href^=mailto]').click();
  assert.equal(place.textContent, '');
  document.querySelector('a b').click();
  assert.equal(place.textContent, '条目： a.a/b');
});
