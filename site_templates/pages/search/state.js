/* What is asked for, as the address holds it: so it can be sent, and the back button works. */
(function () {
  'use strict';
  const search = window.bilin.search;

  search.GROUPS = ['district', 'kind', 'none'];

  search.parseState = (text, facets) => {
    const query = new URLSearchParams(text);
    const group = query.get('group') || '';
    /** @type {ChosenFacets} */
    const chosen = {};
    facets.forEach((facet) => {
      const values = query.getAll(facet).filter(Boolean);
      if (values.length) {
        chosen[facet] = values;
      }
    });
    const isGroup = search.GROUPS.indexOf(group) >= 0;
    return { q: query.get('q') || '', chosen, group: isGroup ? group : search.GROUPS[0] };
  };

  search.formatState = ({ q, chosen, group }) => {
    const query = new URLSearchParams();
    if (q) {
      query.set('q', q);
    }
    Object.keys(chosen).forEach((facet) => {
      chosen[facet].forEach((value) => query.append(facet, value));
    });
    if (group !== search.GROUPS[0]) {
      query.set('group', group);
    }
    const text = query.toString();
    return text ? '?' + text : '';
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
