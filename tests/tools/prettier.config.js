'use strict';

module.exports = {
  printWidth: 120,
  singleQuote: true,
  overrides: [{ files: '*.css', options: { singleQuote: false } }],
};
