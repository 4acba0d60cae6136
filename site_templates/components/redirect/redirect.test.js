'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open } = require('../../../tests/tools/page');

/* jsdom does not go anywhere; what the script makes of the link is where it goes. */
function targetOf(href, address) {
  const page = `<p><a href="${href}" data-redirect>到这里</a></p>`;
  return open(page, { url: 'https://bilin.example/districts/' + address }).document.querySelector('a').href;
}

test('an anchor and a choice in the address are kept', () => {
  assert.equal(targetOf('new.html', 'old.html'), 'https://bilin.example/districts/new.html');
  assert.equal(targetOf('new.html', 'old.html#q-homes'), 'https://bilin.example/districts/new.html#q-homes');
  assert.equal(targetOf('../t/new.html', 'old.html?year=2022#m-a'), 'https://bilin.example/t/new.html?year=2022#m-a');
});

test('a link with a choice of its own keeps that', () => {
  const target = targetOf('../compare/index.html?plans=a.b,c.d', 'old.html?x=1');
  assert.equal(target, 'https://bilin.example/compare/index.html?plans=a.b,c.d');
});
