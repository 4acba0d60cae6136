/* The fold under which every search box compares: `fold.py` in the browser, with the table that it made.

   Width, case, white space and invisible characters never count. The table makes Simplified characters of Traditional
   ones and straightens quotes and dashes; it comes with the index of names, and until then these count. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const DROPPED = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
  /** @type {Map<string, string>} */
  const table = new Map();
  /* Pages have some thousand different characters, each of them often. */
  /** @type {Map<string, string>} */
  const folded = new Map();
  /* Most characters of a text fold to themselves, and a pattern passes over them many times faster than a loop. */
  const NOT_PLAIN = /[^0-9a-z\u4e00-\u9fff]/gu;
  const NEVER = /(?!)/g;
  let traditional = NEVER;

  bilin.setFoldTable = (pairs) => {
    const characters = Array.from(pairs);
    table.clear();
    folded.clear();
    for (let i = 0; i < characters.length; i += 2) {
      table.set(characters[i], characters[i + 1]);
    }
    const keys = Array.from(table.keys()).filter((character) => character.search(NOT_PLAIN) < 0);
    traditional = keys.length ? new RegExp(`[${keys.join('')}]`, 'gu') : NEVER;
  };

  bilin.foldCharacter = (character) => {
    let result = folded.get(character);
    if (result === undefined) {
      const normal = Array.from(character.normalize('NFKC').toLowerCase());
      result = normal.map((part) => (DROPPED.test(part) ? '' : table.get(part) || part)).join('');
      folded.set(character, result);
    }
    return result;
  };

  bilin.fold = (text) => {
    const normal = text.normalize('NFKC');
    return normal.replace(NOT_PLAIN, bilin.foldCharacter).replace(traditional, bilin.foldCharacter);
  };
})();
