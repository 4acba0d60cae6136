/* Words with places to fill in, "{count} 份", and the punctuation between words on pages in another language. */
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

  bilin.fillWords = (template, values) =>
    template.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));

  bilin.isChinese = (text) => HAN.test(text);

  bilin.punctuated = (text) => {
    if (/^(?:zh|$)/.test(document.documentElement.lang)) {
      return text;
    }
    return text.replace(/[、，；：。（）【】]/g, (mark, at) =>
      HAN.test(text.slice(0, at).trim().slice(-1)) ? mark : WESTERN[mark],
    );
  };
})();
