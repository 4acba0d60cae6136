/* The search page in English: texts stay in Chinese, pages that have a twin in English are led to there. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const CHINESE = /[\u3400-\u9fff]/;
  const CHINESE_RUN = /([\u3400-\u9fff]+)/;
  const english = search.place.getAttribute('data-english');
  const beside = english === null ? null : new RegExp(english);

  search.isEnglishPage = beside !== null;

  /** @param {string} text @returns {Record<string, string>} */
  const languageOf = (text) => (beside && CHINESE.test(text) ? { lang: 'zh-CN' } : {});

  search.languageOf = languageOf;

  search.inLanguages = (text) => {
    if (!beside) {
      return [text];
    }
    const parts = text.split(CHINESE_RUN).filter(Boolean);
    return parts.map((part) => (CHINESE.test(part) ? window.bilin.element('span', languageOf(part), part) : part));
  };

  search.pathOf = (path) => search.root + (beside && beside.test(path) ? 'en/' : '') + path;

  // Who changes the language asks for the same.
  const links = /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll('a[hreflang]')));
  const link = links.find(({ pathname }) => /\/search\.html$/.test(pathname));
  if (link) {
    link.addEventListener('click', () => {
      link.search = window.location.search;
    });
  }
})();
