/* The index of names is made of script files: they can be loaded from a folder, where data files cannot. */
window.bilinSearch = (function () {
  'use strict';
  var held = {};
  var asked = {};
  var form = document.querySelector('[data-search]');
  var folder = form ? form.getAttribute('data-search').replace(/[^/]*$/, '') : '';
  var DROPPED = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

  /* Called by the files themselves. */
  function take(name, data) { held[name] = data; }

  /* The data of a file; one that could not be loaded is asked for again the next time. */
  function load(name) {
    if (!asked[name]) {
      asked[name] = new Promise(function (resolve, reject) {
        var script = document.createElement('script');
        script.src = folder + name + '.js';
        script.addEventListener('load', function () {
          if (name in held) { resolve(held[name]); } else { reject(new Error(name)); }
        });
        script.addEventListener('error', function () { reject(new Error(name)); });
        document.head.appendChild(script);
      });
      asked[name].catch(function () { delete asked[name]; });
    }
    return asked[name];
  }

  var table = null;
  var folds = Object.create(null);

  /* What the other files are, and the table for folding. */
  function start() {
    return load('start').then(function (data) {
      if (!table) {
        table = {};
        var both = Array.from(data.fold);
        for (var i = 0; i < both.length; i += 2) { table[both[i]] = both[i + 1]; }
      }
      return data;
    });
  }

  /* One character. Pages have some thousand different ones, each of them often. */
  function foldOne(character) {
    if (character in folds) { return folds[character]; }
    var folded = '';
    Array.from(character.normalize('NFKC').toLowerCase()).forEach(function (one) {
      if (!DROPPED.test(one)) { folded += table[one] || one; }
    });
    folds[character] = folded;
    return folded;
  }

  /* As the index was folded; `start` must have ended. */
  function fold(text) {
    return Array.from(text.normalize('NFKC')).map(foldOne).join('');
  }

  /* Which of `count` files a key belongs to: the function by which they were filled. */
  function bucket(key, count) {
    var value = 0x811c9dc5;
    for (var i = 0; i < key.length; i += 1) { value = Math.imul(value ^ key.charCodeAt(i), 0x01000193) >>> 0; }
    return value % count;
  }

  return { take: take, load: load, start: start, fold: fold, foldOne: foldOne, bucket: bucket };
}());
