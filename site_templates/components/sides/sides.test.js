'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

test('a table that may turn into cards says what its parts are, others do not', () => {
  const rows = '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><th scope="row">b</th><td>c</td></tr></tbody>';
  const { document } = open(`<table data-cards>${rows}</table><table id="plain">${rows}</table>`);
  const roles = [...document.querySelectorAll('[role]')].map((part) => part.getAttribute('role'));
  assert.deepEqual(roles, ['table', 'rowgroup', 'row', 'columnheader', 'rowgroup', 'row', 'rowheader', 'cell']);
  assert.equal(document.querySelectorAll('#plain [role]').length, 0);
});
