/* The address: the place where a page keeps what a reader has chosen, and what others find it by. */
(function () {
  'use strict';
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
