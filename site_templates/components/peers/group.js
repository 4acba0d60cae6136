/* A group of districts, as the address holds it: codes, whole (440103) or of a city or province (4401, 44). */
(function () {
  'use strict';
  const NAME = 'peers'; // `group` is what lists of numbers are filtered by: for whom
  const CODE = /^(\d\d){1,3}$/;
  const STATED = '1';
  const UNKNOWN = '-';
  const MOST = 60;

  const groups = window.bilin.groups;

  groups.parse = (text) => {
    const codes = (text || '').split(/[-,]/).filter((code) => CODE.test(code));
    return Array.from(new Set(codes)).slice(0, MOST);
  };

  groups.format = (search, codes) => {
    const query = new URLSearchParams(search);
    query.delete(NAME);
    const rest = query.toString();
    // Written last and by hand: a hyphen needs no escape, and the address stays readable.
    const parts = [rest, codes.length ? `${NAME}=${codes.join('-')}` : ''].filter(Boolean);
    return parts.length ? '?' + parts.join('&') : '';
  };

  groups.groupOf = ({ districts }, codes) => {
    const begins = (/** @type {number} */ place) => codes.some((code) => districts[place][0].indexOf(code) === 0);
    const members = Array.from(districts.keys()).filter(begins);
    const absent = codes.filter((code) => !districts.some((district) => district[0].indexOf(code) === 0));
    return { codes, members, absent };
  };

  groups.count = ({ standings }, { members }, term) => {
    const signs = standings[term];
    if (!signs) {
      return null;
    }
    return {
      stated: members.filter((place) => signs.charAt(place) === STATED),
      unknown: members.filter((place) => signs.charAt(place) === UNKNOWN).length,
    };
  };
})();
