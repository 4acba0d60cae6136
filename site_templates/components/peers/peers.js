/* The reader's own group of districts: kept in the address and in the browser, nowhere else. Each question says how many
   of the group write about it, and lists keep to it. A group that is too small is refused, in words. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const { groups, filters } = bilin;
  const PARAMETER = 'peers';
  const MOST_NAMES = 8;
  const MOST_KEPT = 60;
  const box = /** @type {HTMLElement | null} */ (document.querySelector('[data-peers]'));
  if (!box || !('URLSearchParams' in window)) {
    return;
  }
  const place = box;
  const words = /** @type {Record<string, string>} */ (/** @type {unknown} */ (place.dataset));
  const kept = bilin.keptList('bilin-peers', words.peers, { pattern: /^\d{2,6}$/, most: MOST_KEPT });

  async function load() {
    try {
      if (!bilin.peers) {
        await bilin.loadScript(words.peers);
      }
      return bilin.peers || null;
    } catch {
      return null;
    }
  }

  /**
   * How many of a group write about a term, and which, as far as they can be named.
   * @param {PeersData} data
   * @param {PeerGroup} group
   * @param {{ term: string, isNamed: boolean }} part
   */
  function countWords(data, group, { term, isNamed }) {
    const counted = groups.count(data, group, term);
    if (!counted) {
      return '';
    }
    const { stated, unknown } = counted;
    const text = bilin.fillWords(words.counted, { all: group.members.length, stated: stated.length });
    const open = unknown ? bilin.fillWords(words.unknown, { count: unknown }) : '';
    const names = bilin.listed(stated.map((member) => data.districts[member][2]));
    const isShort = stated.length > 0 && stated.length <= MOST_NAMES;
    return text + open + (isNamed && isShort ? bilin.fillWords(words.names, { names }) : '');
  }

  /** @param {PeersData} data @param {PeerGroup | null} group */
  function putCounts(data, group) {
    document.querySelectorAll('[data-peers-term]').forEach((part) => {
      const count = /** @type {HTMLElement} */ (part);
      const asked = { term: String(count.dataset.peersTerm), isNamed: 'named' in count.dataset };
      const text = group ? countWords(data, group, asked) : '';
      count.textContent = text;
      count.hidden = !text;
    });
  }

  /**
   * Lists keep to the group: their rows name a district by its code, or by its id where they have all in one attribute.
   * @param {PeersData} data
   * @param {PeerGroup | null} group
   */
  function limitLists(data, group) {
    if (!('lists' in place.dataset)) {
      return;
    }
    const names = new Set();
    (group ? group.members : []).forEach((member) => {
      names.add(data.districts[member][0]);
      names.add(data.districts[member][1]);
    });
    filters.limitName = words.title;
    filters.limit = group ? (row) => names.has(filters.valueOf(row, 'code') || filters.valueOf(row, 'place')) : null;
    document.dispatchEvent(new CustomEvent('bilin-limited'));
  }

  /** @param {string[]} codes */
  async function show(codes) {
    const data = codes.length ? await load() : bilin.peers || null;
    const group = codes.length ? groups.groupOf(data || { ...NOBODY, districts: [] }, codes) : null;
    draw(data, group);
    if (data) {
      const counted = group && group.members.length >= data.smallest ? group : null;
      putCounts(data, counted);
      limitLists(data, counted);
    }
  }

  /** @type {PeersData} */
  const NOBODY = { smallest: 0, districts: [], kinds: [], standings: {} };

  /** @param {string[]} codes */
  function choose(codes) {
    kept.write(codes);
    put(codes);
    show(codes);
  }

  /** @param {string[]} codes */
  function put(codes) {
    const query = groups.format(window.location.search, codes);
    bilin.replaceAddress(window.location.pathname + query + window.location.hash);
  }

  const draw = groups.picker(place, { load, choose });

  /* What the address says counts before what the browser remembers, which it then says too. */
  function refresh() {
    const text = new URLSearchParams(window.location.search).get(PARAMETER);
    const codes = text === null ? groups.parse(kept.read().join('-')) : groups.parse(text);
    if (text === null && codes.length) {
      put(codes);
    }
    show(codes);
  }

  refresh();
  window.addEventListener('popstate', refresh);
})();
