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

  /* The part of the list of plans in which a search that begins like this is answered; nothing if there is none. */
  bilin.bucket = function (text) {
    var buckets = bilin.rows.buckets;
    var name = LETTERS.test(text) ? text.slice(0, 2) : 'u' + (text.charCodeAt(0) % 128);
    if (!buckets.length) { return 'all'; }
    return buckets.indexOf(name) < 0 ? '' : name;
  };

  /* The entries of a part of the list: key, place, code, title, kind, year, words, former keys. */
  bilin.entries = function (name, done) {
    if (!name) { done([]); return; }
    if (bilin.found[name]) { done(bilin.found[name]); return; }
    bilin.load('find/' + name + '.js', function () { done(bilin.found[name] || null); });
  };

  /* The entry of a plan by its permanent key, or by one it had before. */
  bilin.entry = function (key, done) {
    if (!/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(key)) { done(null); return; }
    bilin.entries(bilin.bucket(key), function (entries) {
      var found = (entries || []).filter(function (one) { return one[0] === key || one[7].indexOf(key) >= 0; });
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
