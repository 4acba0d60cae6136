/* What a reader has chosen, and the address that says it: plans, rows, differences only, base, folded groups. */
(function () {
  'use strict';
  var bilin = window.bilin;
  bilin.DEFAULT = ['facts', 'overview'];

  function list(text) {
    return (text || '').split(',').map(function (one) { return one.trim(); }).filter(function (one, at, all) {
      return one && all.indexOf(one) === at;
    });
  }

  bilin.read = function (search) {
    var query = new URLSearchParams(search);
    return {
      plans: list(query.get('plans')),
      rows: query.has('rows') ? list(query.get('rows')) : null,
      only: query.get('diff') === '1',
      base: query.get('base') || '',
      folded: list(query.get('fold'))
    };
  };

  bilin.write = function (state) {
    var parts = [];
    function add(name, value) { if (value) { parts.push(name + '=' + value.split(',').map(encodeURIComponent).join(',')); } }
    add('plans', state.plans.join(','));
    if (state.rows) { parts.push('rows=' + state.rows.map(encodeURIComponent).join(',')); }
    add('diff', state.only ? '1' : '');
    add('base', state.base);
    add('fold', state.folded.join(','));
    return parts.length ? '?' + parts.join('&') : '';
  };
}());
