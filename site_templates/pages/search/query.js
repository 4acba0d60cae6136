/* What a reader asks for, and how the full-text index is asked for it. */
(function () {
  'use strict';
  var search = window.bilinSearch;
  var BETWEEN = /[\s,，、;；|+]+/;
  var MARKS = /[^0-9a-z\u3400-\u9fff\u{20000}-\u{3ffff}]/u;

  /* `whole`: what must stand there letter for letter; `terms`: several that must all be there; `ignored`: single
     characters that only names are searched for. */
  search.parse = function (text) {
    var raw = text.trim();
    var phrase = /^"([^"]+)"$/.exec(raw);
    if (phrase) { return { raw: raw, whole: search.fold(phrase[1]), terms: [], ignored: [] }; }
    var parts = [];
    var rest = raw.replace(/"([^"]+)"|[“「『]([^”」』]+)[”」』]/g, function (all, straight, curved) {
      parts.push(straight || curved);
      return ' ';
    });
    parts = parts.concat(rest.split(BETWEEN)).map(search.fold).filter(Boolean);
    parts = parts.filter(function (one, index) { return parts.indexOf(one) === index; });
    var whole = search.fold(raw);
    var terms = parts.filter(function (one) { return Array.from(one).length > 1; });
    var several = parts.length > 1 || (parts.length === 1 && parts[0] !== whole);
    return {
      raw: raw,
      whole: whole,
      terms: several ? terms : [],
      ignored: several && terms.length ? parts.filter(function (one) { return Array.from(one).length === 1; }) : []
    };
  };

  /* Every two neighbouring characters. */
  search.pairs = function (folded) {
    var characters = Array.from(folded);
    return characters.slice(1).map(function (one, index) { return characters[index] + one; });
  };

  /* What a near miss has a part of in common with the query: its terms, or else its pairs without punctuation. */
  search.partsOf = function (query) {
    if (query.terms.length > 1) { return query.terms; }
    var found = search.pairs(query.whole).filter(function (pair) { return !MARKS.test(pair); });
    return found.filter(function (one, index) { return found.indexOf(one) === index; });
  };

  function letters(character) {
    var number = character.codePointAt(0);
    var code = '';
    for (var i = 0; i < 4; i += 1) {
      code = String.fromCharCode(97 + number % 26) + code;
      number = Math.floor(number / 26);
    }
    return code;
  }

  /* A stretch of text as the index holds it: a phrase of words that stand for two characters each. */
  search.encoded = function (folded) {
    return '"' + search.pairs(folded).map(function (pair) {
      return Array.from(pair).map(letters).join('');
    }).join(' ') + '"';
  };

  /* Where a folded stretch stands in a text, as [start, end] in its UTF-16 units. */
  search.reader = function (text) {
    var folded = '';
    var places = [];
    var at = 0;
    Array.from(text).forEach(function (character) {
      // Something was left out here, and nothing is found across it.
      var one = character === '\n' ? '\n' : search.foldOne(character);
      for (var i = 0; i < one.length; i += 1) { places.push([at, at + character.length]); }
      folded += one;
      at += character.length;
    });
    return function (stretch) {
      var found = [];
      for (var i = folded.indexOf(stretch); stretch && i >= 0; i = folded.indexOf(stretch, i + stretch.length)) {
        found.push([places[i][0], places[i + stretch.length - 1][1]]);
      }
      return found;
    };
  };
}());
