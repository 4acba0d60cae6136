/* The rules for the site's styles: `make lint-scripts`. What is switched off is newer than the browsers of the site, or says nothing. */
'use strict';

module.exports = {
  extends: ['stylelint-config-standard'],
  rules: {
    // One block a component: block, block__element, block--modifier, block__element--modifier;
    // a modifier may be the name of a state, which has an underscore: not_stated.
    'selector-class-pattern': [
      '^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+([-_][a-z0-9]+)*)?$',
      { message: 'A class is block__element--modifier' },
    ],
    'selector-max-id': 0,
    // Chromium 78 reads the older ways of writing only.
    'media-feature-range-notation': 'prefix',
    'selector-not-notation': 'simple',
    'color-function-notation': 'legacy',
    'declaration-block-no-redundant-longhand-properties': null,
    'property-no-vendor-prefix': null,
    'value-keyword-case': ['lower', { ignoreKeywords: ['A4', 'SimHei'] }],
    // Components may be listed in any order, so that no rule may rest on the order of selectors of unlike weight.
    'no-descending-specificity': null,
  },
};
