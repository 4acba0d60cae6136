/* The rules for the site's scripts: `make lint-scripts`. Scripts are classic ones for browsers from Chromium 78 on. */
'use strict';
const path = require('node:path');
const js = require('@eslint/js');
const globals = require('globals');

const templates = 'site_templates';
const served = [`${templates}/{components,pages,preview}/**/*.js`, `${templates}/scripts/lib/**/*.js`];
const tests = [`${templates}/**/*.test.js`];

/* Names that say nothing, or say it in a private language: docs of the house, "Names". */
const VAGUE = ['one', 'other', 'found', 'known', 'made', 'taken', 'told', 'meant', 'said', 'given', 'wanted'];

/* Of what the parser lets pass; `lib` in tsconfig.json holds the language's own functions to 2018. */
const NEWER = 'Newer than Chromium 78.';

/* Classes are for the looks. What scripts look for has a data attribute, so that renaming a class changes looks alone. */
const CLASS_SELECTOR =
  'CallExpression[callee.property.name=/^(querySelector|querySelectorAll|closest|matches)$/] > Literal[value=/\\.[a-z]/]';
const CLASS_READERS = 'CallExpression[callee.property.name=/^getElementsByClassName$/]';

module.exports = [
  { ignores: [`${templates}/scripts/*.js`, 'tests/tools/node_modules/**'] },
  {
    files: [`${templates}/**/*.js`, path.posix.join('tests/tools', '*.js')],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...js.configs.recommended.rules,
      'consistent-return': 'error',
      'id-denylist': ['error', ...VAGUE],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, IIFEs: false }],
      'no-implicit-globals': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      strict: ['error', 'safe'],
    },
  },
  {
    files: served,
    ignores: tests,
    languageOptions: { ecmaVersion: 2020, sourceType: 'script', globals: globals.browser },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ChainExpression', message: NEWER },
        { selector: 'LogicalExpression[operator="??"]', message: NEWER },
        { selector: 'CallExpression[callee.property.name="replaceChildren"]', message: NEWER },
        { selector: CLASS_SELECTOR, message: 'Look for a data attribute or an element, not for a class.' },
        { selector: CLASS_READERS, message: 'Look for a data attribute or an element, not for a class.' },
      ],
    },
  },
  {
    files: [...tests, 'tests/tools/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'commonjs', globals: globals.node },
  },
];
