/* The words of the search page, and the place where it draws. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;

  search.place = bilin.part(document, '[data-results]');
  search.words = JSON.parse(String(search.place.getAttribute('data-words')));
  search.isFile = window.location.protocol === 'file:';

  search.fillWords = (key, values) => bilin.fillWords(search.words[key], values);

  search.kindWord = (kind) => search.words.kinds[kind] || kind;

  search.facetValueWord = (facet, value) => (facet === 'kind' ? search.kindWord(value) : value);
})();
