/* Words with places to fill in, "{count} 份" or "{count:text/texts}", and the punctuation between words on pages in another language. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const HAN = /[\u3005-\u3007\u3400-\u9fff]/;
  /** @type {Record<string, string>} */
  const WESTERN = {
    '、': ', ',
    '，': ', ',
    '；': '; ',
    '：': ': ',
    '。': '. ',
    '（': ' (',
    '）': ')',
    '【': '[',
    '】': ']',
  };

  /** Of "text/texts" the first for one thing, the other for more. */
  const form = (/** @type {string} */ forms, /** @type {string | number} */ value) => {
    const parts = forms.split('/');
    const half = parts.length / 2;
    return (String(value) === '1' ? parts.slice(0, half) : parts.slice(half)).join('/');
  };

  bilin.fillWords = (template, values) =>
    template.replace(/\{(\w+)(?::([^{}]*\/[^{}]*))?\}/g, (place, name, forms) => {
      if (!(name in values)) {
        return place;
      }
      return forms ? form(forms, values[name]) : String(values[name]);
    });

  bilin.isChinese = (text) => HAN.test(text);

  bilin.punctuated = (text) => {
    if (/^(?:zh|$)/.test(document.documentElement.lang)) {
      return text;
    }
    return text.replace(/[、，；：。（）【】]/g, (mark, at) =>
      HAN.test(text.slice(0, at).trim().slice(-1)) ? mark : WESTERN[mark],
    );
  };

  bilin.listed = (words) => bilin.punctuated(words.join('、'));
})();
