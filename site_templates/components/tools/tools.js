/* Print and font size. Without scripts these controls do not exist; without storage the size is not remembered. */
(function () {
  'use strict';
  var SIZES = ['large', 'medium', 'small'];
  var root = document.documentElement;

  function stored() {
    try { return window.localStorage.getItem('bilin-font'); } catch (error) { return null; }
  }

  function store(size) {
    try { window.localStorage.setItem('bilin-font', size); } catch (error) { /* not remembered */ }
  }

  function apply(size) {
    SIZES.forEach(function (name) { root.classList.toggle('font-' + name, name === size); });
    var buttons = document.querySelectorAll('[data-size]');
    for (var i = 0; i < buttons.length; i += 1) {
      buttons[i].setAttribute('aria-pressed', String(buttons[i].getAttribute('data-size') === size));
    }
  }

  function button(text, action) {
    var element = document.createElement('button');
    element.type = 'button';
    element.className = 'tools__button';
    element.textContent = text;
    element.addEventListener('click', action);
    return element;
  }

  var place = document.querySelector('[data-tools]');
  if (!place) { return; }
  var words = place.getAttribute('data-tools').split('|');
  var tools = document.createElement('div');
  tools.className = 'tools';
  tools.appendChild(button('【' + words[0] + '】', function () { window.print(); }));
  var group = document.createElement('span');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', words[1]);
  group.appendChild(document.createTextNode('【' + words[1] + '：'));
  SIZES.forEach(function (size, index) {
    var one = button(words[index + 2], function () { store(size); apply(size); });
    one.setAttribute('data-size', size);
    group.appendChild(one);
  });
  group.appendChild(document.createTextNode('】'));
  tools.appendChild(group);
  place.appendChild(tools);
  var size = stored();
  apply(SIZES.indexOf(size) >= 0 ? size : 'small');

  // On paper and on screens without a network the full address says where a page came from.
  var printed = document.querySelector('.footer__path dd');
  if (printed) { printed.textContent = window.location.href; }
}());
