/* The tables of a page as they are on the screen, with all that has to be read with them: see builder/export/document.py,
   which says the same for `bilin export`. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const memo = bilin.memo;
  const UNKNOWN_DAY = '2000-01-01';
  const NOWHERE = 'site://nowhere/';

  /** @param {Element | null} part */
  function wordsOf(part) {
    return part ? String(part.textContent).replace(/\s+/g, ' ').trim() : '';
  }

  memo.wordsAt = (selector) => wordsOf(document.querySelector(selector));

  /* The address of the page where others can open it too; of a preview or a folder, where it lies in the site. */
  memo.address = () => {
    const { protocol, hostname, href, search } = window.location;
    const isOwn = protocol === 'file:' || /^(localhost|127\.|\[::1\])/.test(hostname);
    const place = document.querySelector('[data-maker]');
    const own = (place && place.getAttribute('data-address')) || memo.wordsAt('[data-part="address"]');
    return isOwn ? own + search : href.replace(/#.*$/, '');
  };

  /* The name of the site, and the day on which its content was last changed. */
  memo.origin = () => {
    const time = document.querySelector('footer time');
    return {
      author: document.title.split(' - ').slice(-1)[0],
      day: ((time && time.getAttribute('datetime')) || UNKNOWN_DAY).padEnd(UNKNOWN_DAY.length, '-01'),
    };
  };

  /**
   * The full address that a link of this page leads to, as far as that of the page is known.
   * @param {string} href
   */
  function target(href) {
    const page = new URL(memo.address().replace(/[?#].*$/, ''), NOWHERE);
    return new URL(href, page).href.replace(NOWHERE, '');
  }

  /** How the paragraphs of the page's sources are cited, as columns of the sheet of sources, by the note that says so. */
  function citer() {
    const sources = Array.from(document.querySelectorAll('[data-cited]')).map(
      (part) => /** @type {HTMLElement} */ (part).dataset,
    );
    /** @type {Record<string, string[]>} */
    const columns = {};
    /** @param {HTMLAnchorElement} link */
    const ofLink = (link) => {
      const href = String(link.getAttribute('href'));
      const isWhole = link.hasAttribute('data-whole');
      const source = sources.find(({ cited = '' }) =>
        isWhole
          ? href === cited.replace(/#.*$/, '')
          : href.indexOf(cited) === 0 && /^\d+$/.test(href.slice(cited.length)),
      );
      if (!source) {
        return '';
      }
      const { title = '', url = '', day = '', checked = '' } = source;
      const words = bilin.fillWords(source.words || '', {
        paragraph: wordsOf(link),
      });
      const address = target(href);
      const note = bilin.fillWords(memo.words.note, {
        words,
        url,
        checked: day,
        address,
      });
      columns[note] = [words, title, url, checked, address];
      return note;
    };
    return { columns, cites: { ofLink, ofCell: () => '' } };
  }

  /** How much of filtered tables is on the screen. */
  function filteredWords() {
    const rows = Array.from(document.querySelectorAll('table[data-export] > tbody > tr'));
    const total = rows.filter((row) => row.querySelector('td')).length;
    const shown = rows.filter((row) => row.querySelector('td') && !row.closest('[hidden=""]')).length;
    return shown < total ? bilin.fillWords(memo.words.filtered, { shown, total }) : '';
  }

  function aboutLines() {
    // What a basket holds comes from other texts than its page, whose list of them says more than when it was written.
    const listed = Array.from(document.querySelectorAll('[data-sources] > li'));
    const facts = listed.length ? [] : Array.from(document.querySelectorAll('[data-part="provenance"] > div'));
    const notes = Array.from(document.querySelectorAll('[data-takeaway-note]'));
    const address = bilin.fillWords(memo.words.fact, {
      label: memo.words.page,
      value: memo.address(),
    });
    return [
      memo.wordsAt('[data-part="disclaimer"]'),
      ...notes.map(wordsOf),
      ...listed.map(wordsOf),
      ...facts.map((fact) => Array.from(fact.children).map(wordsOf).join('')),
      memo.wordsAt('[data-part="version"]'),
      address,
      filteredWords(),
    ].filter(Boolean);
  }

  memo.page = () => {
    const { columns, cites } = citer();
    const tables = Array.from(document.querySelectorAll('table[data-export]')).filter(
      (table) => !table.closest('[hidden=""]'),
    );
    return {
      title: memo.wordsAt('h1'),
      ...memo.origin(),
      about: aboutLines(),
      tables: tables.map((table) => memo.tableOf(/** @type {HTMLTableElement} */ (table), cites)),
      sources: columns,
      amounts: null,
    };
  };
})();
