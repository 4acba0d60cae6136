/* What a reader has chosen, and the address that says it: plans, rows, differences only, base, folded groups, rows
   opened for their details. */
(function () {
  'use strict';
  const compare = window.bilin.compare;
  const DEFAULT_ROWS = ['overview', 'facts'];
  compare.OVERVIEW = 'overview';

  /** @param {string | null} text */
  function listOf(text) {
    const values = (text || '').split(',').map((value) => value.trim());
    return Array.from(new Set(values)).filter(Boolean);
  }

  compare.parse = (search) => {
    const query = new URLSearchParams(search);
    return {
      plans: listOf(query.get('plans')),
      rows: query.has('rows') ? listOf(query.get('rows')) : null,
      only: query.get('diff') === '1',
      base: query.get('base') || '',
      folded: listOf(query.get('fold')),
      opened: listOf(query.get('open')),
    };
  };

  compare.format = ({ plans, rows, only, base, folded, opened }) => {
    /** @type {[string, string[], boolean][]} */
    const parts = [
      ['plans', plans, plans.length > 0],
      ['rows', rows || [], rows !== null],
      ['diff', ['1'], only],
      ['base', base.split(','), base !== ''],
      ['fold', folded, folded.length > 0],
      ['open', opened, opened.length > 0],
    ];
    const written = parts.filter(([, , isWritten]) => isWritten);
    const query = written.map(([name, values]) => `${name}=${values.map(encodeURIComponent).join(',')}`);
    return query.length ? '?' + query.join('&') : '';
  };

  /**
   * @param {string[]} values
   * @param {string} value
   */
  function toggled(values, value) {
    return values.indexOf(value) < 0 ? values.concat(value) : values.filter((each) => each !== value);
  }

  /**
   * @param {string[]} values
   * @param {string} value
   * @param {1 | -1} by
   */
  function moved(values, value, by) {
    const at = values.indexOf(value);
    const rest = values.filter((each) => each !== value);
    return [...rest.slice(0, at + by), value, ...rest.slice(at + by)];
  }

  /** @type {Record<CompareAction, (state: CompareState, key: string) => Partial<CompareState>>} */
  const CHANGES = {
    add: ({ plans }, key) => ({ plans: plans.concat(key) }),
    remove: ({ plans, base }, key) => ({
      plans: plans.filter((plan) => plan !== key),
      base: base === key ? '' : base,
    }),
    earlier: ({ plans }, key) => ({ plans: moved(plans, key, -1) }),
    later: ({ plans }, key) => ({ plans: moved(plans, key, 1) }),
    base: ({ base }, key) => ({ base: base === key ? '' : key }),
    fold: ({ folded }, key) => ({ folded: toggled(folded, key) }),
    rows: ({ rows }, key) => ({ rows: toggled(rows || DEFAULT_ROWS, key) }),
    only: ({ only }) => ({ only: !only }),
    open: ({ opened }, key) => ({ opened: toggled(opened, key) }),
    tab: (_, key) => ({ rows: key === compare.OVERVIEW ? null : [key] }),
  };

  compare.change = (state, action, key) => ({
    ...state,
    ...CHANGES[action](state, key),
  });

  compare.groups = (rows) => {
    const names = rows || DEFAULT_ROWS;
    return window.bilin.rows.groups
      .map((group) => {
        const isWhole = names.indexOf(group.id) >= 0;
        return {
          ...group,
          rows: isWhole ? group.rows : group.rows.filter(([id]) => names.indexOf(id) >= 0),
        };
      })
      .filter((group) => group.rows.length);
  };

  /* Which tab shows just the chosen rows: the overview is what is shown when nothing else is asked for. */
  compare.tabOf = (rows) => {
    if (rows === null) {
      return compare.OVERVIEW;
    }
    const isGroup = (/** @type {RowGroup} */ group) => group.id === rows[0];
    return rows.length === 1 && window.bilin.rows.groups.some(isGroup) ? rows[0] : '';
  };

  compare.isGroupChosen = (rows, id) => (rows || DEFAULT_ROWS).indexOf(id) >= 0;

  compare.presentRows = (rows) => {
    const { former } = window.bilin.rows;
    return rows.map((row) => {
      const old = Object.keys(former).find((start) => row === start || row.indexOf(start + '.') === 0);
      return old ? former[old] + row.slice(old.length) : row;
    });
  };

  compare.unknownRows = (rows) => {
    const ids = new Set();
    window.bilin.rows.groups.forEach((group) => {
      ids.add(group.id);
      group.rows.forEach(([id]) => ids.add(id));
    });
    return (rows || []).filter((id) => !ids.has(id));
  };
})();
