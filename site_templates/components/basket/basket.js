/* The basket of plans to compare: a button beside every plan, a count in the header. Without storage the button opens the comparison. */
(function () {
  'use strict';
  var bilin = window.bilin = window.bilin || {};
  var KEY = 'bilin-basket';
  var MOST = 4;
  var place = document.querySelector('[data-basket]');

  bilin.basket = function () {
    try {
      return (window.localStorage.getItem(KEY) || '').split(',').filter(function (one) { return /^[a-z0-9.-]+$/.test(one); }).slice(0, MOST);
    } catch (error) { return []; }
  };

  function store(keys) {
    try { window.localStorage.setItem(KEY, keys.join(',')); return true; } catch (error) { return false; }
  }

  if (!place) { return; }
  var words = place.getAttribute('data-words').split('|');
  var link = document.createElement('a');
  var status = document.createElement('span');
  var buttons = [];
  link.className = 'basket';
  status.setAttribute('role', 'status');
  status.className = 'basket__status';
  place.appendChild(link);
  place.appendChild(status);

  function target(keys) { return place.getAttribute('data-basket') + (keys.length ? '?plans=' + keys.join(',') : ''); }

  function show() {
    var keys = bilin.basket();
    link.href = target(keys);
    link.textContent = words[2].replace('{count}', keys.length);
    link.hidden = !keys.length;
    buttons.forEach(function (one) {
      var inside = keys.indexOf(one.plan) >= 0;
      one.button.textContent = words[inside ? 1 : 0];
      one.button.setAttribute('aria-label', words[inside ? 1 : 0] + ' ' + one.name);
    });
  }

  function press(plan) {
    var keys = bilin.basket();
    var at = keys.indexOf(plan);
    status.textContent = '';
    if (at >= 0) { keys.splice(at, 1); } else if (keys.length >= MOST) { status.textContent = words[3]; return; } else { keys.push(plan); }
    if (!store(keys)) { window.location.href = target(keys); return; }
    show();
  }

  function add(label) {
    var button = document.createElement('button');
    var name = label.getAttribute('data-name') || label.querySelector('.label__place').textContent + ' ' + label.querySelector('.label__title').textContent;
    button.type = 'button';
    button.className = 'button label__basket';
    button.addEventListener('click', function () { press(label.getAttribute('data-plan')); });
    label.appendChild(button);
    buttons.push({ plan: label.getAttribute('data-plan'), name: name, button: button });
  }

  var labels = document.querySelectorAll('.label[data-plan], [data-plan][data-name]');
  var named = {};
  for (var i = 0; i < labels.length; i += 1) {
    // A page may name a plan in every row; one button for it is enough.
    if (!named.hasOwnProperty(labels[i].getAttribute('data-plan'))) { named[labels[i].getAttribute('data-plan')] = true; add(labels[i]); }
  }
  window.addEventListener('storage', show);
  window.addEventListener('pageshow', show);
  show();
}());
