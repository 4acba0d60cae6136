/* What is asked for, as the address holds it: so it can be sent, and the back button works. */
(function () {
  'use strict';
  const search = window.bilin.search;

  search.GROUPS = ['none', 'district', 'kind'];

  search.parseState = (text, facets) => {
    const query = new URLSearchParams(text);
    const group = query.get('group') || '';
    /** @type {ChosenFacets} */
    const chosen = {};
    facets.forEach((facet) => {
      const values = query.getAll(facet).filter(Boolean);
      if (values.length) {
        chosen[facet] = values.map((value) => search.labelOf(facet, value));
      }
    });
    const isGroup = search.GROUPS.indexOf(group) >= 0;
    const kept = query.getAll('word').filter(Boolean);
    const isWide = query.get('alike') !== 'no';
    return { q: query.get('q') || '', chosen, kept, isWide, group: isGroup ? group : search.GROUPS[0] };
  };

  search.formatState = ({ q, chosen, kept, isWide, group }) => {
    const query = new URLSearchParams();
    if (q) {
      query.set('q', q);
    }
    Object.keys(chosen).forEach((facet) => {
      chosen[facet].forEach((value) => query.append(facet, search.idOf(facet, value)));
    });
    kept.forEach((word) => query.append('word', word));
    if (!isWide) {
      query.set('alike', 'no');
    }
    if (group !== search.GROUPS[0]) {
      query.set('group', group);
    }
    const text = query.toString();
    return text ? '?' + text : '';
  };

  /* What narrows the results down: what a reader chose, and places and years in the query unless it stands somewhere
     as it is. */
  search.narrowing = (run, { chosen }) => {
    const isTakenApart = run.query !== null && !run.tiers.exact.size;
    /** @type {ChosenFacets} */
    const all = { ...chosen };
    (isTakenApart && run.query ? run.query.chips : []).forEach(({ facet, value }) => {
      all[facet] = (all[facet] || []).concat([value]);
    });
    return all;
  };

  /* Whether what is shown answers what is asked for now. */
  search.isAnswer = (run, now) => {
    // Results of some provinces only are no answer for others.
    const isWithin = !run.within || run.within === String(now.chosen.province || '');
    // Nor are the first of many, of which none may fit, when they are to be narrowed down.
    const isWhole = run.done === run.shards || !Object.keys(now.chosen).length;
    const isSame = run.q === now.q && run.isWide === now.isWide && String(run.kept) === String(now.kept);
    return isWithin && isWhole && isSame && !run.failed;
  };

  search.withValue = (chosen, facet, value, isOn) => {
    const values = (chosen[facet] || []).filter((each) => each !== value);
    const next = { ...chosen, [facet]: isOn ? values.concat(value) : values };
    if (!next[facet].length) {
      delete next[facet];
    }
    return next;
  };
})();
