'use strict';
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { open, plain } = require('../../../tests/tools/page');

function openCompare() {
  return open('', {
    bundles: ['site.js', 'compare.js'],
    before: 'window.bilin = { rows: {} };',
  }).bilin.compare;
}

test('sides relate as the build says', () => {
  const compare = openCompare();
  const relate = (...sides) => compare.relate(sides);
  assert.equal(relate(['value', 'a'], ['value', 'a']), 'same');
  assert.equal(relate(['value', 'a'], ['value', 'b']), 'different');
  assert.equal(relate(['value', ''], ['value', '']), 'worded');
  assert.equal(relate(['value', '~1'], ['value', '~1']), 'same');
  assert.equal(relate(['value', '~1'], ['value', '~2']), 'worded');
  assert.equal(relate(['value', '~1'], ['value', 'a']), 'different');
  assert.equal(relate(['value', 'm=1¦~1'], ['value', 'm=1¦~2']), 'worded');
  assert.equal(relate(['value', 'm=1¦~1'], ['value', 'm=1¦50']), 'different');
  assert.equal(relate(['value', '#'], ['value', '#']), 'uncompared');
  assert.equal(relate(['value', '#'], ['not_stated', '']), 'uncompared');
  assert.equal(relate(['value', 'm¦1'], ['value', 'n¦1']), 'unlike');
  assert.equal(relate(['value', 'm¦1'], ['value', 'm¦2']), 'different');
  assert.equal(relate(['value', 'kind=?a¦1'], ['value', 'kind=?b¦1']), 'unstated');
  assert.equal(relate(['value', 'kind=?a|unit=c¦1'], ['value', 'kind=?b|unit=d¦1']), 'unlike');
  assert.equal(relate(['value', 'kind=?¦1'], ['value', 'kind=?¦1']), 'same');
  assert.equal(relate(['not_stated', ''], ['not_stated', '']), 'neither');
  assert.equal(relate(['value', '-'], ['value', '-']), 'nothing');
  assert.equal(relate(['value', '-'], ['not_stated', '']), 'nothing');
  assert.equal(relate(['value', 'a=b¦-'], ['value', 'a=b¦-']), 'nothing');
  assert.equal(relate(['value', '--'], ['value', '--']), 'uncoded');
  assert.equal(relate(['value', '--'], ['not_stated', '']), 'uncoded');
  assert.equal(relate(['value', '-'], ['value', 'a']), 'different');
  assert.equal(relate(['value', '-'], ['not_researched', '']), 'unknown');
  assert.equal(relate(['not_stated', ''], ['value', 'a']), 'different');
  assert.equal(relate(['not_researched', ''], ['value', 'a']), 'unknown');
  assert.equal(relate(['not_classified', ''], ['value', 'a']), 'unknown');
  assert.equal(relate(['not_classified', ''], ['not_stated', '']), 'unknown');
  assert.equal(relate(['not_classified', ''], ['not_classified', '']), 'unknown');
});

test('the conditions that failed are those that differ, of those that all sides have', () => {
  const compare = openCompare();
  const failed = (...keys) => plain(compare.failedConditions(keys));
  assert.deepEqual(failed('unit=a|kind=b¦1', 'unit=a|kind=c¦1'), ['kind']);
  assert.deepEqual(failed('unit=a|kind=b;unit=c|kind=b¦1', 'unit=c|kind=b¦1'), ['unit']);
  assert.deepEqual(failed('amount=none¦~1', 'amount=stated|unit=a¦1'), ['amount']);
  assert.deepEqual(failed('unit=?a|kind=b¦1', 'unit=a|kind=b¦1'), ['unit_unknown']);
  assert.deepEqual(failed('nature=a|promised=True¦1', 'nature=b|promised=False¦1'), ['nature']);
  assert.deepEqual(failed('nature=a|promised=True¦1', 'nature=a|promised=False¦1'), ['promised']);
  assert.deepEqual(failed('promised=True|holds=True¦1', 'promised=False|holds=False¦1'), ['promised']);
  assert.deepEqual(failed('a', '~1'), []);
});

test('only what says different things differs from the base', () => {
  const compare = openCompare();
  const values = ['same', 'different', 'worded', 'unlike', 'unstated'];
  const names = [...values, 'nothing', 'uncoded', 'neither', 'unknown', 'uncompared'];
  assert.deepEqual(names.filter(compare.isDifferent), ['different']);
  assert.deepEqual(names.filter(compare.isEqual), ['same', 'nothing', 'uncoded', 'neither']);
});

test('on a page in English, commas part what differs and who alone states something', () => {
  const { bilin, document } = open('', { bundles: ['site.js', 'compare.js'], before: 'window.bilin = { rows: {} };' });
  const { compare } = bilin;
  document.documentElement.lang = 'en';
  bilin.rows.words = {
    only: '{places} only',
    differ: 'different: {aspects}',
    differ_coding: 'also {aspects}',
    aspects: { numbers: 'numbers', who: 'bodies' },
  };
  const columns = ['a', 'b', 'c'].map((name) => ({
    sides: {
      [compare.OVERVIEW + '.x']: ['value', 'same'],
      'themes.x.numbers': ['value', name],
      'themes.x.who': ['value', name],
      'agencies.y': name === 'c' ? ['not_stated', ''] : ['value', name],
    },
  }));
  const words = (id) => compare.relationWords([id], 'different', columns, ['Liwan', 'Minhang', 'Qinhuai']);
  assert.equal(words('agencies.y'), 'Liwan, Minhang only');
  assert.equal(words(compare.OVERVIEW + '.x'), 'different: numbers, bodies');
  columns.forEach(({ sides }) => {
    sides['themes.x.numbers'] = ['value', 'alike'];
  });
  assert.equal(words(compare.OVERVIEW + '.x'), 'also bodies');
});

test('what keeps texts apart in every row is told once, and a row tells what does besides', () => {
  const { bilin, document } = open('', { bundles: ['site.js', 'compare.js'], before: 'window.bilin = { rows: {} };' });
  const { compare } = bilin;
  document.documentElement.lang = 'en';
  bilin.rows.words = {
    apart: 'apart: {reasons}.',
    cannot: { unlike: 'not comparable' },
    unlike_because: '{word} ({reasons})',
    relation: { unlike: 'unlike' },
    condition: { rank: 'ranks differ', unit: 'units differ' },
  };
  const columnsOf = (...ranks) =>
    ranks.map((rank, at) => ({
      sides: {
        'themes.x.commitments': ['value', `rank=${rank}¦firm`],
        'themes.x.numbers': ['value', `rank=${rank}|unit=${at}¦1`],
      },
    }));
  const unlike = columnsOf('area', 'department');
  const words = (id, general) => compare.relationWords([id], 'unlike', unlike, ['A', 'B'], general);
  const general = plain(compare.generalConditions(unlike));
  assert.deepEqual(general, ['rank']);
  assert.equal(compare.generalWords(unlike), 'apart: ranks differ.');
  assert.equal(words('themes.x.commitments', general), 'not comparable');
  assert.equal(words('themes.x.numbers', general), 'unlike (units differ)');
  assert.equal(words('themes.x.numbers'), 'unlike (ranks differ, units differ)');
  assert.equal(compare.generalWords(columnsOf('area', 'area')), '');
  assert.equal(compare.generalWords(columnsOf('area')), '');
});
