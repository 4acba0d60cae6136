/* My district: any district of the country by the beginning of its name, with what is nearest where it is not recorded.
   The list comes in parts by the first character or letter, as `compare/nearest.py` splits it. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const MAX_SHOWN = 6;
  bilin.places = bilin.places || {};

  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-places]'));
  if (!place) {
    return;
  }
  const box = place;
  const [label, note, recorded, absent, far, none, failed] = String(box.dataset.words).split('|');
  const input = bilin.element('input', {
    class: 'field places__input',
    type: 'text',
    autocomplete: 'off',
    'aria-label': label,
    placeholder: note,
  });
  const status = bilin.element('p', { class: 'places__note', role: 'status' });
  const list = bilin.element('ul', { class: 'places__list' });
  let turn = 0;

  /** @param {string} query */
  function partOf(query) {
    return /^[a-z]/.test(query) ? query[0] : String(Number(query.codePointAt(0)) % Number(box.dataset.classes));
  }

  /**
   * The part of the list in which a name may be; null if it cannot be had.
   * @param {string} part
   */
  async function load(part) {
    try {
      if (!bilin.places[part]) {
        await bilin.loadScript(String(box.dataset.places).replace('{part}', part));
      }
      return bilin.places[part];
    } catch {
      return null;
    }
  }

  /**
   * A place, and where it leads or what is near it.
   * @param {PlaceTuple} entry
   * @param {PlacesData} data
   */
  function itemOf([name, , href, near], data) {
    if (href) {
      return bilin.element('li', {}, bilin.element('a', { href }, name), ' ' + recorded);
    }
    const links = (data.near[near] || []).map(([text, target]) => bilin.element('a', { href: target }, text));
    const words = bilin.fillWords(links.length ? absent : far, { name });
    const parts = links.map((link, index) => (index ? ['、', link] : [' ', link]));
    return bilin.element('li', {}, words, ...parts.reduce((all, pair) => all.concat(pair), []));
  }

  /**
   * The places that a name can mean, by how it is written or, in a part of a letter, spelt; those that are recorded first.
   * @param {string} name
   * @param {PlacesData} data
   */
  function matching(name, data) {
    const places = data.places.filter(([full, short, , , spellings]) => {
      const isSpelt = (' ' + (spellings || '')).indexOf(' ' + name) >= 0;
      return full.indexOf(name) >= 0 || short.indexOf(name) === 0 || isSpelt;
    });
    return places.sort((left, right) => Number(right[2] !== '') - Number(left[2] !== '')).slice(0, MAX_SHOWN);
  }

  /** @param {string} query */
  async function show(query) {
    turn += 1;
    const now = turn;
    // The list is by the names of places and their cities: what is typed before, the province, only leads there.
    const name = query.replace(/^[^省]{2,4}省(?=.)|^.{2,5}自治区(?=.)/, '');
    const data = name ? await load(partOf(name)) : undefined;
    if (now !== turn) {
      return;
    }
    const items = data ? matching(name, data).map((entry) => itemOf(entry, data)) : [];
    list.textContent = '';
    list.append(...items);
    status.textContent = !name ? '' : data === null ? failed : items.length ? '' : none;
  }

  input.addEventListener('input', () => show(bilin.fold(input.value)));
  box.append(input, status, list);
})();
