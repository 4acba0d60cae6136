/* Data of the free comparison: script files made by the build, since scripts also load from a folder. */
(function () {
  'use strict';
  var bilin = window.bilin = window.bilin || {};
  var FOLDER = '';
  var LETTERS = /^[a-z0-9]/;
  bilin.plans = {};
  bilin.quotes = {};
  bilin.found = {};

  /* Load a script file once; `done` is told whether it is there. */
  var waiting = {};
  bilin.load = function (path, done) {
    if (waiting[path]) { waiting[path].push(done); return; }
    waiting[path] = [done];
    var script = document.createElement('script');
    function end(ok) {
      var all = waiting[path];
      delete waiting[path];
      all.forEach(function (one) { one(ok); });
    }
    script.src = FOLDER + path;
    script.onload = function () { end(true); };
    script.onerror = function () { document.head.removeChild(script); end(false); };
    document.head.appendChild(script);
  };

  /* The smallest part of the list of plans that answers a search: '' if nothing does, null if too much would. */
  bilin.bucket = function (text) {
    var sizes = bilin.rows.buckets;
    if (!Object.keys(sizes).length) { return 'all'; }
    if (LETTERS.test(text)) { return text.length < 2 ? null : sizes.hasOwnProperty(text.slice(0, 2)) ? text.slice(0, 2) : ''; }
    var digits = text.split('').map(function (one) { return ('00' + one.charCodeAt(0) % bilin.rows.classes).slice(-3); });
    function smallest(best, one) {
      var name = 'u' + one;
      if (!sizes.hasOwnProperty(name)) { return best; }
      if (!sizes[name]) { return best || null; }
      return best && sizes[best] <= sizes[name] ? best : name;
    }
    var found = digits.reduce(smallest, '');
    return found !== null ? found : digits.slice(1).map(function (one, at) { return digits[at] + one; }).reduce(smallest, null);
  };

  /* The entries of a part of the list: key, place, code, title, kind, year, words, former keys. */
  bilin.entries = function (name, done) {
    if (!name) { done([]); return; }
    if (bilin.found[name]) { done(bilin.found[name]); return; }
    bilin.load('find/' + name + '.js', function () { done(bilin.found[name] || null); });
  };

  /* The entry of a plan by its permanent key, or by one it had before; null if there is none, undefined if nobody can tell. */
  bilin.entry = function (key, done) {
    if (!/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(key)) { done(null); return; }
    bilin.entries(bilin.bucket(key), function (entries) {
      if (!entries) { done(undefined); return; }
      var found = entries.filter(function (one) { return one[0] === key || one[7].indexOf(key) >= 0; });
      done(found[0] || null);
    });
  };

  bilin.column = function (key, done) {
    if (bilin.plans[key]) { done(bilin.plans[key]); return; }
    bilin.load('plans/' + key + '.js', function () { done(bilin.plans[key] || null); });
  };

  bilin.words = function (name, values) {
    return Object.keys(values || {}).reduce(function (text, key) {
      return text.split('{' + key + '}').join(values[key]);
    }, bilin.rows.words[name]);
  };
}());
