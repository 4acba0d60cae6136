/* Plans found while a reader types a name, pinyin, initials or a code. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const element = bilin.element;
  const MAX_SHOWN = 12;

  /**
   * `turn` counts searches: what comes after the next one began is not shown.
   * @typedef {{
   *   input: HTMLInputElement, list: HTMLElement, status: HTMLElement, turn: number, shown: PlanEntry[],
   *   pick: (entry: PlanEntry) => void, isChosen: (key: string) => boolean,
   * }} Finder
   */

  /**
   * @param {PlanEntry} entry
   * @param {string} query
   */
  function matches(entry, query) {
    const words = entry.words.concat(entry.key, entry.former, entry.place + entry.title);
    return words.some((word) => bilin.fold(word).indexOf(query) >= 0);
  }

  /**
   * Whether a name has the characters of a query in their order: 广州荔湾 for 广东省广州市荔湾区.
   * @param {string} name
   * @param {string} query
   */
  function inOrder(name, query) {
    let at = -1;
    return query.split('').every((character) => {
      at = name.indexOf(character, at + 1);
      return at >= 0;
    });
  }

  compare.matching = (entries, query) => {
    const whole = entries.filter((entry) => matches(entry, query));
    return whole.length ? whole : entries.filter((entry) => inOrder(bilin.fold(entry.place), query));
  };

  /* The list is split by the characters of names as they are written. A character can be Traditional in one name and
     stand in another as it is (乾 in 乾县): hence both, as typed and folded. */
  compare.bucketsOf = (text, query) => {
    const typed = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
    return Array.from(new Set([compare.bucketOf(query), compare.bucketOf(typed)]));
  };

  /** @param {(string | null)[]} buckets */
  async function entriesIn(buckets) {
    const lists = await Promise.all(buckets.map((bucket) => compare.entries(bucket)));
    if (lists.indexOf(null) >= 0) {
      return null;
    }
    return Array.from(new Set(lists.reduce((/** @type {PlanEntry[]} */ all, list) => all.concat(list || []), [])));
  }

  /**
   * @param {PlanEntry} entry
   * @param {boolean} isChosen
   * @param {() => void} pick
   */
  function item(entry, isChosen, pick) {
    const word = compare.words(isChosen ? 'added' : 'add');
    const button = bilin.button('button', word + '：' + compare.nameOf(entry), pick);
    button.setAttribute('data-pick', entry.key);
    button.setAttribute('aria-disabled', String(isChosen));
    const note = element('span', { class: 'fine' }, `${entry.code} ${entry.kind} · ${entry.year}`);
    return element('li', {}, button, ' ', note);
  }

  /**
   * @param {Finder} finder
   * @param {PlanEntry[]} entries
   * @param {string} words
   */
  function show(finder, entries, words) {
    finder.shown = entries;
    finder.list.textContent = '';
    entries.slice(0, MAX_SHOWN).forEach((entry) => {
      finder.list.append(item(entry, finder.isChosen(entry.key), () => choose(finder, entry)));
    });
    finder.status.textContent = words;
  }

  /**
   * @param {Finder} finder
   * @param {PlanEntry} entry
   */
  function choose(finder, entry) {
    if (!finder.isChosen(entry.key)) {
      finder.pick(entry);
      search(finder);
      finder.input.focus();
    }
  }

  /** @param {Finder} finder */
  async function search(finder) {
    const query = bilin.fold(finder.input.value);
    const buckets = compare.bucketsOf(finder.input.value, query);
    finder.turn += 1;
    const own = finder.turn;
    if (!query || buckets.every((bucket) => bucket === null)) {
      show(finder, [], query ? compare.words('more_letters') : '');
      return;
    }
    const entries = await entriesIn(buckets);
    if (own !== finder.turn) {
      return;
    }
    const fitting = entries ? compare.matching(entries, query) : [];
    const count = fitting.length;
    const words = count ? compare.words('found', { count }) : compare.words('not_found');
    show(finder, fitting, entries ? words : compare.words('failed', { id: query }));
  }

  compare.startFinder = (root, pick, isChosen) => {
    const form = bilin.part(root, 'form');
    const input = bilin.input(form, 'input');
    const list = bilin.part(root, '[data-found]');
    const status = bilin.part(root, '[data-status]');
    /** @type {Finder} */
    const finder = { input, list, status, pick, isChosen, turn: 0, shown: [] };
    input.addEventListener('input', () => search(finder));
    input.addEventListener('focus', () => bilin.fetchFoldTable().then(() => search(finder)), { once: true });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const first = finder.shown.find((entry) => !isChosen(entry.key));
      if (first) {
        pick(first);
        search(finder);
      }
    });
  };
})();
