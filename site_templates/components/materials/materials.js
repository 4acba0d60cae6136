/* The basket of materials: what a row, a cell or a quotation says is put there by its permanent name. Tables have one
   button, which goes to the row that is pointed at, touched or has the focus; all else has a button of its own. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const NAME = /^[a-z0-9-]+\.[a-z0-9-]+(?:[.:~][a-z0-9.-]+){0,3}$/;
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-basket-page]'));
  if (!place) {
    return;
  }
  const { basketPage = '', most = '' } = place.dataset;
  const [putIn, takeOut, count, full] = String(place.dataset.words).split('|');
  const kept = bilin.keptList('bilin-materials', basketPage, {
    pattern: NAME,
    most: Number(most),
  });
  const link = bilin.element('a', { class: 'materials__link' });
  const status = bilin.element('span', {
    role: 'status',
    class: 'materials__status',
  });
  /** @type {{ button: HTMLButtonElement, holder: Element }[]} */
  let buttons = [];

  /** @param {string[]} names */
  function addressOf(names) {
    return basketPage + (names.length ? `?items=${names.join(',')}` : '');
  }

  /**
   * What a holder is called where its button is read out.
   * @param {Element} holder
   */
  function titleOf(holder) {
    const row = holder.closest('tr');
    const heading = row ? row.querySelector('th:not([scope="rowgroup"])') : holder.querySelector('footer, a');
    const words = String(heading ? heading.textContent : '').replace(/\s+/g, ' ');
    return [holder.getAttribute('data-label') || '', words].join(' ').trim().slice(0, 60);
  }

  /** @param {Element} holder */
  function nameOf(holder) {
    const name = holder.getAttribute('data-material') || '';
    const claim = name === '=' && holder.querySelector('[data-claim]');
    return claim ? String(claim.getAttribute('data-claim')) : name;
  }

  function show() {
    const names = kept.read();
    link.href = basketPage;
    link.textContent = bilin.fillWords(count, { count: names.length });
    link.hidden = !names.length;
    // A comparison is drawn again, with other cells.
    buttons = buttons.filter(({ button }) => document.contains(button));
    buttons.forEach(({ button, holder }) => {
      const isInside = names.indexOf(nameOf(holder)) >= 0;
      const word = isInside ? takeOut : putIn;
      button.textContent = word;
      button.setAttribute('aria-label', `${word} ${titleOf(holder)}`);
      button.toggleAttribute('data-inside', isInside);
    });
  }

  /** @param {string[]} names */
  function keep(names) {
    const isKept = kept.write(names);
    show();
    return isKept;
  }

  /** @param {string} name */
  function press(name) {
    const names = kept.read();
    const rest = names.filter((each) => each !== name);
    const isFull = rest.length === names.length && names.length >= kept.most;
    status.textContent = isFull ? full : '';
    if (isFull) {
      return;
    }
    const next = rest.length < names.length ? rest : [...names, name];
    if (!keep(next)) {
      window.location.href = addressOf(next);
    }
  }

  /**
   * @param {Element} holder
   * @param {Element} parent
   * @param {string} look
   */
  function addButton(holder, parent, look) {
    const entry = {
      holder,
      button: bilin.button(`button ${look}`, '', () => press(nameOf(entry.holder))),
    };
    buttons.push(entry);
    parent.appendChild(entry.button);
    return entry;
  }

  /** The cell at the end of what is named, where its button stands. @param {Element} holder */
  function cellOf(holder) {
    const cells = Array.from(holder.querySelectorAll('td')).filter((cell) => cell.getAttribute('hidden') !== '');
    return holder.tagName === 'TR' ? cells[cells.length - 1] : holder;
  }

  /** @type {{ button: HTMLButtonElement, holder: Element } | null} */
  let roaming = null;

  /** @param {Event} event */
  function offer(event) {
    const target = /** @type {Element} */ (event.target);
    const holder = target.closest ? target.closest('tr[data-material], td[data-material]') : null;
    const cell = holder && cellOf(holder);
    if (!holder || !cell || (roaming && roaming.holder === holder) || cell.querySelector('[data-own]')) {
      return;
    }
    roaming = roaming || addButton(holder, cell, 'material');
    roaming.holder = holder;
    cell.appendChild(roaming.button);
    show();
  }

  /** @param {Element} holder */
  function addOwnButton(holder) {
    if (nameOf(holder)) {
      addButton(holder, holder.querySelector('[data-tools]') || holder, 'material--own');
      show();
    }
  }

  bilin.addMaterialButton = addOwnButton;

  /* What has nothing in it that takes the focus would never be reached by keyboard. */
  bilin.addMaterialButtons = (root) => {
    root.querySelectorAll('p[data-material]').forEach(addOwnButton);
    root.querySelectorAll('tr[data-material], td[data-material]').forEach((holder) => {
      if (!holder.querySelector('a[href], button, summary')) {
        addButton(holder, /** @type {Element} */ (cellOf(holder)), 'material').button.setAttribute('data-own', '');
      }
    });
    show();
  };

  bilin.materials = { ...kept, keep, addressOf };
  place.append(link, status);
  ['mouseover', 'focusin', 'click'].forEach((name) => document.addEventListener(name, offer));
  window.addEventListener('storage', show);
  window.addEventListener('pageshow', show);
  bilin.addMaterialButtons(document);
})();
