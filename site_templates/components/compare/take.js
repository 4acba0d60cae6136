/* Taking a comparison away: the table as it stands on the screen, and as CSV with where everything comes from. */
(function () {
  'use strict';
  var bilin = window.bilin;

  /* Spreadsheets run what begins like a formula. */
  function quoted(value) {
    var text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return '"' + text.replace(/"/g, '""') + '"';
  }

  function lines(cell) {
    var copy = cell.cloneNode(true);
    var dropped = copy.querySelectorAll('details, .visually-hidden, .relation, button');
    for (var i = 0; i < dropped.length; i += 1) { dropped[i].parentNode.removeChild(dropped[i]); }
    var blocks = copy.querySelectorAll('p, li, dl > div');
    for (var j = 0; j < blocks.length; j += 1) { blocks[j].appendChild(document.createTextNode('\n')); }
    return copy.textContent.replace(/[ \t]*\n\s*/g, '\n').trim();
  }

  function attributes(cell, name) {
    var found = [];
    var marked = cell.querySelectorAll('[' + name + ']');
    for (var i = 0; i < marked.length; i += 1) {
      var value = marked[i].getAttribute(name);
      if (value && found.indexOf(value) < 0) { found.push(value); }
    }
    return found.join('；');
  }

  /* One line a cell: a table of that form can be sorted and filtered without losing what a number belongs to. */
  bilin.csv = function (table, columns) {
    var rows = [bilin.words('csv_head').split(',')];
    var all = table.querySelectorAll('tr');
    var group = '';
    for (var i = 0; i < all.length; i += 1) {
      var heading = all[i].querySelector('.sides__group');
      var cells = all[i].querySelectorAll('td[data-label]');
      if (heading) { group = lines(heading); }
      for (var j = 0; j < cells.length; j += 1) {
        var column = columns[j];
        var source = column.source.map(function (fact) { var holder = document.createElement('div'); holder.innerHTML = fact[2]; return lines(holder); });
        var relation = cells[j].querySelector('.relation') || all[i].querySelector('th .relation');
        rows.push([group, lines(all[i].cells[0]), column.place, column.code, column.title, column.kind, column.year,
          cells[j].getAttribute('data-state'), lines(cells[j]), relation ? relation.textContent : '',
          attributes(cells[j], 'data-unit'), attributes(cells[j], 'data-period')].concat(source));
      }
    }
    return '\ufeff' + rows.map(function (row) { return row.map(quoted).join(',') + '\r\n'; }).join('');
  };

  bilin.download = function (name, text) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  };

  /* execCommand also works on plain http and from a folder; the clipboard API does not. */
  bilin.copyElement = function (element) {
    var range = document.createRange();
    var selection = window.getSelection();
    range.selectNode(element);
    selection.removeAllRanges();
    selection.addRange(range);
    var done = document.execCommand('copy');
    selection.removeAllRanges();
    return done;
  };
}());
