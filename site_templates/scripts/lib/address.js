/* The address: the place where a page keeps what a reader has chosen, and what others find it by. */
(function () {
  'use strict';
  const SHARED = ['peers', 'as-of'];
  const LOCAL = /^(localhost|127\.|\[::1\]|10\.|192\.168\.)/;

  window.bilin.publicAddress = () => {
    const { protocol, host, origin, pathname } = window.location;
    return /^https?:$/.test(protocol) && !LOCAL.test(host) ? ` ${origin}${pathname}` : '';
  };

  window.bilin.replaceAddress = (address) => {
    try {
      window.history.replaceState(window.history.state, '', address);
    } catch {
      // Opened from a folder: the address stays as it was.
    }
  };

  window.bilin.findAnchor = () => {
    try {
      return document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    } catch {
      // A percent sign that begins no character: it leads nowhere.
      return null;
    }
  };

  window.bilin.keepShared = (query) => {
    const present = new URLSearchParams(window.location.search);
    const kept = SHARED.filter((name) => present.get(name)).map((name) => `${name}=${present.get(name)}`);
    const parts = [query.replace(/^\?/, ''), ...kept.map(encodeURI)].filter(Boolean);
    return parts.length ? '?' + parts.join('&') : '';
  };

  /* Where a browser cannot take addresses apart, a page says what it says to those who have no scripts. */
  window.bilin.readsAddresses = () => {
    const isAble = 'URLSearchParams' in window;
    if (!isAble) {
      document.querySelectorAll('main noscript').forEach((part) => {
        part.insertAdjacentHTML('beforebegin', String(part.textContent));
      });
    }
    return isAble;
  };
})();
