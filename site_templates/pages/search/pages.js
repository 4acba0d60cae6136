/* Pages of the site itself (how to cite, what a word means, who does what), by the words of them in a question. */
(function () {
  'use strict';
  const { search } = window.bilin;
  /* What is asked for beside them: every text is such. */
  const ANY = /政策|文件|文本/g;
  /* How one speaks of the site. */
  const OF_THE_SITE = /(?:这个|你们的?|本)(?:网站|网页|页面|站)(?:上的?|里的?|的)?|网站|可以/g;
  /* Of what is asked for, the words of a page are to be this much. */
  const MUCH = 0.5;
  const FULL = 3;

  /**
   * How much of a text is words of a page, from 0 to 1. What stands in a longer word that the site knows means that.
   * @param {string} text
   * @param {string[]} words
   * @param {string[]} longer
   */
  function shareOf(text, words, longer) {
    const own = words.filter(
      (word) =>
        text.indexOf(word) >= 0 &&
        (word === text || !search.isEnglish(word)) &&
        !longer.some((each) => each !== word && each.indexOf(word) >= 0),
    );
    const rest = own.sort((a, b) => b.length - a.length).reduce((left, word) => left.split(word).join(''), text);
    return text ? 1 - rest.length / text.length : 0;
  }

  search.ownPages = (lexicon, query) => {
    const text = query.left.replace(OF_THE_SITE, '').replace(ANY, '');
    const longer = Array.from(search.knownWords(lexicon)).filter((word) => text.indexOf(word) >= 0);
    const isOnlyAsked = (/** @type {string} */ word) => query.asking.indexOf(word) >= 0 && text.indexOf(word) < 0;
    return lexicon.pages
      .map((page) => {
        const share = shareOf(text, page.words, longer);
        // Of some a question has nothing but how it asks (谁牵头).
        const isAsked = page.words.some((word) => !search.isEnglish(word) && isOnlyAsked(word));
        return share >= MUCH
          ? { ...page, score: FULL * (1 + share), isBehind: false }
          : { ...page, score: 1, isBehind: isAsked };
      })
      .filter(({ id, score, isBehind }) => id && (score > 1 || isBehind));
  };
})();
