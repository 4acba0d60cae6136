/* Copy a quotation with its citation. execCommand also works on plain http and from a folder; the clipboard API does not. */
(function () {
  'use strict';
  var bilin = window.bilin = window.bilin || {};

  function quoted(block) {
    var copy = block.querySelector('p').cloneNode(true);
    var drop = copy.querySelectorAll('.quote__context, ins');
    for (var i = 0; i < drop.length; i += 1) { drop[i].parentNode.removeChild(drop[i]); }
    return '\u201c' + copy.textContent.trim() + '\u201d\uff08' + block.getAttribute('data-citation') + ' ' + window.location.href + '\uff09';
  }

  bilin.copyText = function (text) {
    var field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('readonly', '');
    field.className = 'visually-hidden';
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand('copy');
    document.body.removeChild(field);
    return done;
  };

  function addButton(block) {
    var words = block.getAttribute('data-words').split('|');
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quote__copy';
    button.textContent = words[0];
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', function () {
      if (bilin.copyText(quoted(block))) { button.textContent = words[1]; }
      button.focus();
    });
    block.querySelector('footer').appendChild(button);
  }

  /* Paper has no way to unfold: what is closed is opened for it, and closed again. */
  function unfold() {
    var closed = document.querySelectorAll('details:not([open])');
    for (var i = 0; i < closed.length; i += 1) { closed[i].open = true; closed[i].setAttribute('data-unfolded', ''); }
  }

  function fold() {
    var opened = document.querySelectorAll('details[data-unfolded]');
    for (var i = 0; i < opened.length; i += 1) { opened[i].open = false; opened[i].removeAttribute('data-unfolded'); }
  }

  window.addEventListener('beforeprint', unfold);
  window.addEventListener('afterprint', fold);

  bilin.quoteButtons = function (root) {
    var blocks = root.querySelectorAll('[data-citation]');
    for (var i = 0; i < blocks.length; i += 1) { addButton(blocks[i]); }
  };
  bilin.quoteButtons(document);
}());
