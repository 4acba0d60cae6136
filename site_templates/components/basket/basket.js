/* The basket of plans to compare: a button beside every plan, a count in the header. Without storage the button opens
   the comparison. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const MAX_PLANS = 4;
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-basket]'));

  const address = (place && place.dataset.basket) || '';
  const kept = bilin.keptList('bilin-basket', address, {
    pattern: /^[a-z0-9.-]+$/,
    most: MAX_PLANS,
  });
  bilin.basket = kept.read;

  /**
   * The name of the plan that an element stands for; a label names it by its links.
   * @param {HTMLElement} label
   */
  function nameOf(label) {
    const links = Array.from(label.querySelectorAll('a'));
    return label.dataset.name || links.map((link) => link.textContent).join(' ');
  }

  if (!place) {
    return;
  }
  const comparison = place.dataset.basket;
  const [putIn, takeOut, count, full, empty] = String(place.dataset.words).split('|');
  const link = bilin.element('a', { class: 'basket' });
  const status = bilin.element('span', {
    role: 'status',
    class: 'basket__status',
  });
  const clear = bilin.button('button basket__clear', empty, () => keep(() => false));
  // Beside the button that was pressed, since the header has often scrolled away by then: the same link, or why not.
  const nearby = bilin.element('span', { class: 'basket__nearby', 'data-nocopy': '' });
  const nearbyLink = bilin.element('a');
  /** @type {{ plan: string, name: string, button: HTMLButtonElement }[]} */
  const buttons = [];

  // On the page of a question the comparison opens at it, as the page's own link does.
  const question = document.querySelector('a[data-compare]');
  const rows = question ? String(question.getAttribute('href')).split('?')[1] : '';

  /** @param {string[]} plans */
  function addressOf(plans) {
    const parts = [plans.length ? 'plans=' + plans.join(',') : '', rows].filter(Boolean);
    return comparison + (parts.length ? '?' + parts.join('&') : '');
  }

  function show() {
    const plans = bilin.basket();
    link.href = nearbyLink.href = addressOf(plans);
    link.textContent = nearbyLink.textContent = bilin.fillWords(count, { count: plans.length });
    link.hidden = clear.hidden = nearbyLink.hidden = !plans.length;
    buttons.forEach(({ plan, name, button }) => {
      const word = plans.indexOf(plan) >= 0 ? takeOut : putIn;
      button.textContent = word;
      button.classList.toggle('label__basket--inside', word === takeOut);
      button.setAttribute('aria-label', word + ' ' + name);
    });
  }

  /** @param {(plan: string) => boolean} isKept */
  function keep(isKept) {
    const plans = bilin.basket();
    const left = plans.filter(isKept);
    if (left.length < plans.length) {
      status.textContent = '';
      kept.write(left);
      show();
    }
  }

  bilin.leaveBasket = (plans) => keep((plan) => plans.indexOf(plan) < 0);

  /**
   * @param {string} plan
   * @param {HTMLElement} button
   */
  function press(plan, button) {
    const plans = bilin.basket();
    const rest = plans.filter((key) => key !== plan);
    const isInside = rest.length < plans.length;
    const isFull = !isInside && plans.length >= MAX_PLANS;
    const next = isInside ? rest : plans.concat(plan);
    status.textContent = isFull ? full : '';
    nearby.textContent = '';
    nearby.append(isFull ? full : nearbyLink);
    button.after(nearby);
    if (isFull) {
      return;
    }
    if (kept.write(next)) {
      show();
    } else {
      window.location.href = addressOf(next);
    }
  }

  /** @param {HTMLElement} label */
  function addButton(label) {
    const plan = String(label.dataset.plan);
    // A page may name a plan in every row; one button for it is enough.
    if (buttons.every((entry) => entry.plan !== plan)) {
      const name = nameOf(label);
      const button = bilin.button('button label__basket', '', () => press(plan, button));
      label.appendChild(button);
      buttons.push({ plan, name, button });
    }
  }

  place.append(link, clear, status);
  document.querySelectorAll('span[data-plan], [data-plan][data-name]').forEach((label) => {
    addButton(/** @type {HTMLElement} */ (label));
  });
  window.addEventListener('storage', show);
  window.addEventListener('pageshow', show);
  show();
})();
