/* The page of the basket: what is in it, in the order that a reader gives it. Its address holds the same, so that a
   basket can be sent; one that was sent is looked at without touching one's own. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-materials]'));
  if (!root || !bilin.materials || !bilin.readsAddresses()) {
    return;
  }
  const basket = bilin.materials;
  const { folder = '' } = root.dataset;
  const words = JSON.parse(String(root.dataset.words));
  const body = bilin.part(root, 'tbody');
  const full = bilin.part(root, '[data-full]');
  const actions = bilin.part(root, '[data-actions]');
  const status = bilin.part(root, '[data-status]');
  const sent = new URLSearchParams(window.location.search).get('items');
  let isOwn = sent === null;
  let names = sent === null ? basket.read() : basket.parse(sent);
  let turn = 0;

  /**
   * @param {string[]} next
   * @param {string} [focus]
   */
  function change(next, focus) {
    names = next;
    if (isOwn) {
      basket.keep(names);
    }
    bilin.replaceAddress(isOwn ? basket.addressOf([]) : basket.addressOf(names));
    draw().then(() => {
      const target = focus ? /** @type {HTMLElement | null} */ (root && root.querySelector(focus)) : null;
      (target || status).focus();
    });
  }

  /**
   * @param {string} name
   * @param {-1 | 1} by
   */
  function move(name, by) {
    const rest = names.filter((each) => each !== name);
    const at = names.indexOf(name) + by;
    change([...rest.slice(0, at), name, ...rest.slice(at)], `[data-name="${name}"] [data-by="${by}"]`);
  }

  /**
   * The buttons that change the place of a material.
   * @param {string} name
   * @param {string} title
   */
  function orderButtons(name, title) {
    const at = names.indexOf(name);
    /** @type {[string, string, boolean, () => void][]} */
    const kinds = [
      ['-1', words.up, at === 0, () => move(name, -1)],
      ['1', words.down, at === names.length - 1, () => move(name, 1)],
      ['0', words.remove, false, () => change(names.filter((each) => each !== name))],
    ];
    const buttons = kinds.map(([by, word, isOff, action]) => {
      const button = bilin.button('button', word, action);
      button.setAttribute('data-by', by);
      button.setAttribute('aria-label', `${word} ${title}`);
      button.disabled = isOff;
      return button;
    });
    return bilin.element('span', { class: 'materials__order' }, ...buttons);
  }

  /** @param {Material} material */
  function rowOf({ name, html }) {
    const row = bilin.element('tr', { 'data-name': name });
    row.innerHTML = html;
    const [first, heading] = Array.from(row.cells);
    first.appendChild(orderButtons(name, String(heading.textContent).trim()));
    return row;
  }

  /**
   * How files cite what the rows rest on, once a plan.
   * @param {Material[]} materials
   */
  function drawSources(materials) {
    const sources = new Map(materials.map(({ plan, source }) => [plan, source]));
    bilin.part(root || document, '[data-sources]').innerHTML = Array.from(sources.values()).join('');
  }

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement[]} parts
   */
  function refill(place, parts) {
    place.textContent = '';
    place.append(...parts);
  }

  function drawActions() {
    const list = isOwn
      ? [bilin.button('button', words.empty, () => change([]))]
      : [
          bilin.button('button', words.join, () => {
            isOwn = true;
            change(basket.parse([...basket.read(), ...names].join(',')));
          }),
        ];
    const copy = bilin.button('button', words.link, () => {
      const address = new URL(basket.addressOf(names), window.location.href).href;
      copy.textContent = bilin.copyText(address) ? words.copied : words.link;
      copy.focus();
    });
    refill(actions, names.length ? [copy, ...list] : []);
  }

  async function draw() {
    turn += 1;
    const own = turn;
    const resolved = await Promise.all(names.map((name) => bilin.resolveMaterial(name, folder)));
    if (own !== turn) {
      return;
    }
    const gone = names.filter((_, at) => !resolved[at]);
    const materials = /** @type {Material[]} */ (resolved.filter(Boolean));
    names = materials.map(({ name }) => name);
    refill(body, materials.map(rowOf));
    drawSources(materials);
    drawActions();
    full.hidden = !names.length;
    bilin.part(root || document, '[data-empty]').hidden = names.length > 0;
    const shown = bilin.fillWords(isOwn ? words.count : words.sent, { count: names.length });
    const lost = bilin.fillWords(words.gone, { count: gone.length, names: bilin.listed(gone) });
    status.textContent = [names.length ? shown : '', gone.length ? lost : ''].filter(Boolean).join(' ');
    if (gone.length && isOwn) {
      basket.keep(names);
    }
  }

  draw();
})();
