/* The box in which a reader chooses a group of districts: what is chosen, whole kinds, and a finder by name or code. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const element = bilin.element;
  const MOST_SHOWN = 12;

  /** @param {HTMLElement} place */
  function partsOf(place) {
    const words = place.dataset;
    const input = element('input', {
      class: 'field peers__input',
      id: 'peers-find',
      type: 'search',
      autocomplete: 'off',
      spellcheck: 'false',
    });
    const parts = {
      input,
      note: element('span', { class: 'peers__note' }),
      status: element('p', { class: 'peers__status', role: 'status' }),
      tags: element('ul', { class: 'peers__list' }),
      matches: element('ul', { class: 'peers__list' }),
    };
    const label = element('label', { class: 'peers__label', for: input.id }, String(words.find));
    const form = element('form', { class: 'peers__form' }, label, input);
    form.addEventListener('submit', (event) => event.preventDefault());
    const summary = element('summary', { class: 'peers__summary' }, String(words.title));
    summary.append(parts.note);
    const box = element('details', { class: 'peers__box' }, summary, parts.tags, form, parts.matches);
    place.append(box, parts.status);
    return { ...parts, box };
  }

  /**
   * The districts that a text can mean and that are not in the group yet.
   * @param {PeersData} data
   * @param {PeerGroup | null} group
   * @param {string} query
   */
  function matching(data, group, query) {
    const text = bilin.fold(query);
    const chosen = group ? group.members : [];
    return data.districts.filter(
      ([code, , , full], place) =>
        chosen.indexOf(place) < 0 && (code.indexOf(text) === 0 || bilin.fold(full).indexOf(text) >= 0),
    );
  }

  /**
   * The codes of a group without a district: a code that stands for several gives way to those of the others.
   * @param {PeersData} data
   * @param {PeerGroup} group
   * @param {number} member
   */
  function without(data, group, member) {
    const own = data.districts[member][0];
    const others = group.members.filter((each) => each !== member).map((each) => data.districts[each][0]);
    const kept = group.codes.filter((code) => own.indexOf(code) !== 0);
    const covered = (/** @type {string} */ code) => kept.some((each) => code.indexOf(each) === 0);
    return kept.concat(others.filter((code) => !covered(code)));
  }

  /**
   * @param {Picker} picker
   * @param {PeersData} data
   * @param {PeerGroup} group
   * @param {number} member
   */
  function tag({ words, pick }, data, group, member) {
    const name = data.districts[member][2];
    const button = bilin.button('peers__tag', name, () => pick(without(data, group, member)));
    button.setAttribute('aria-label', bilin.fillWords(words.remove, { name }));
    button.append(element('span', { 'aria-hidden': 'true' }, ' ×'));
    return element('li', {}, button);
  }

  /**
   * Whole kinds, each as a group.
   * @param {Picker} picker
   * @param {PeersData} data
   */
  function kindButtons({ words, pick }, data) {
    return data.kinds.map(([kind, word]) => {
      const own = data.districts.filter((district) => district[4] === kind).map(([code]) => code);
      const text = bilin.fillWords(words.kind, { kind: word, count: own.length });
      return bilin.button('peers__add peers__add--kind', text, () => pick(own));
    });
  }

  /** @param {Picker} picker @param {PeersData} data */
  function drawMatches(picker, data) {
    const { words, parts, group, pick } = picker;
    const codes = group ? group.codes : [];
    const fitting = matching(data, group, parts.input.value.trim());
    const buttons = fitting
      .slice(0, MOST_SHOWN)
      .map(([code, , , full]) => bilin.button('peers__add', full, () => pick(codes.concat(code))));
    const rest = fitting.length - MOST_SHOWN;
    parts.matches.textContent = '';
    parts.matches.append(
      ...kindButtons(picker, data)
        .concat(buttons)
        .map((button) => element('li', {}, button)),
    );
    if (rest > 0) {
      parts.matches.append(element('li', {}, bilin.fillWords(words.more, { count: rest })));
    }
  }

  /** @param {Picker} picker @param {PeersData} data */
  function drawTags(picker, data) {
    const { words, parts, group, pick } = picker;
    parts.tags.textContent = '';
    parts.tags.hidden = !group;
    if (group) {
      parts.tags.append(...group.members.map((member) => tag(picker, data, group, member)));
      parts.tags.append(
        element(
          'li',
          {},
          bilin.button('peers__clear', words.clear, () => pick([])),
        ),
      );
    }
  }

  /**
   * Why a group is not counted, that lists keep to it, and which codes of the address are none of this site.
   * @param {Picker} picker
   */
  function statusWords({ words, data, group }) {
    if (!group || !data) {
      return group ? words.failed : '';
    }
    const count = group.members.length;
    const least = data.smallest;
    const codes = bilin.listed(group.absent);
    const few = count < least ? bilin.fillWords(words.few, { count, least, more: least - count }) : '';
    const kept = !few && 'lists' in words ? words.kept : '';
    return [few || kept, codes ? bilin.fillWords(words.absent, { codes }) : ''].filter(Boolean).join(' ');
  }

  /** @param {Picker} picker */
  function draw(picker) {
    const { words, parts, data, group } = picker;
    const names = data && group ? bilin.listed(group.members.map((member) => data.districts[member][2])) : '';
    const size = group ? bilin.fillWords(words.members, { count: group.members.length, names }) : words.none;
    parts.note.textContent = size;
    parts.status.textContent = statusWords(picker);
    if (data) {
      drawTags(picker, data);
      drawMatches(picker, data);
    }
  }

  bilin.groups.picker = (place, { load, choose }) => {
    const words = /** @type {Record<string, string>} */ (/** @type {unknown} */ (place.dataset));
    const parts = partsOf(place);

    /** @param {string[]} codes */
    function pick(codes) {
      choose(codes);
      parts.input.focus();
    }

    /** @type {Picker} */
    const picker = { words, parts, data: null, group: null, pick };
    parts.box.addEventListener('toggle', async () => {
      if (parts.box.open && !picker.data) {
        picker.data = await load();
        draw(picker);
      }
    });
    parts.input.addEventListener('input', () => picker.data && drawMatches(picker, picker.data));
    return (data, group) => {
      Object.assign(picker, { data, group });
      draw(picker);
    };
  };
})();
