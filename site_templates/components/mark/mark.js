/* Words that a search found are marked on the page it leads to: `?mark=` holds them as they stand there. */
(function () {
  'use strict';
  var LONGEST = 100;
  var MOST_WORDS = 8;
  var MOST_MARKS = 200;
  var main = document.getElementById('main');
  if (!main || !window.URLSearchParams || window.location.search.indexOf('mark=') < 0) { return; }
  var words = new URLSearchParams(window.location.search).getAll('mark').slice(0, MOST_WORDS).map(function (word) {
    return word.slice(0, LONGEST).replace(/\s/g, '').toLowerCase();
  }).filter(Boolean);

  /* The text of the page without white space, and where each of its characters stands. */
  function read() {
    var walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    var text = '';
    var places = [];
    while (walker.nextNode()) {
      var node = walker.currentNode;
      if (node.parentNode.closest('[data-nosearch], nav, form')) { continue; }
      for (var i = 0; i < node.data.length; i += 1) {
        var lower = node.data[i].toLowerCase();
        if (/\s/.test(node.data[i]) || lower.length !== 1) { continue; }
        text += lower;
        places.push({ node: node, at: i });
      }
    }
    return { text: text, places: places };
  }

  function wrap(node, from, to) {
    var range = document.createRange();
    var mark = document.createElement('mark');
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(mark);
    var folded = mark.parentNode.closest('details');
    if (folded) { folded.open = true; }
  }

  /* Which characters are to be marked. */
  function chosen(text) {
    var marks = new Array(text.length);
    var count = 0;
    words.forEach(function (word) {
      for (var at = text.indexOf(word); at >= 0 && count < MOST_MARKS; at = text.indexOf(word, at + word.length)) {
        marks.fill(true, at, at + word.length);
        count += 1;
      }
    });
    return marks;
  }

  var page = read();
  var marks = chosen(page.text);
  // From the end, so that what is still to be wrapped keeps its place.
  for (var end = marks.length; end > 0; end -= 1) {
    if (!marks[end - 1]) { continue; }
    var node = page.places[end - 1].node;
    var start = end - 1;
    while (start > 0 && marks[start - 1] && page.places[start - 1].node === node) { start -= 1; }
    wrap(node, page.places[start].at, page.places[end - 1].at + 1);
    end = start + 1;
  }
  // The address is what readers copy and print: it names the page, not what somebody looked for.
  try {
    window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  } catch (error) { /* opened from a folder */ }
}());
