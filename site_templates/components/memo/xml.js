/* Text as XML holds it, and how much room it takes. */
(function () {
  'use strict';
  const memo = window.bilin.memo;

  memo.escape = (text) =>
    Array.from(text)
      .map((sign) => (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/.test(sign) && sign.length === 1 ? '\ufffd' : sign))
      .join('')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;');

  /* How wide a text is, in columns of a fixed-width font: Chinese characters take two. */
  memo.wide = (text) =>
    Array.from(text).reduce(
      (sum, sign) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(sign) || sign.length > 1 ? 2 : 1),
      0,
    );
})();
