/* The address as the place where a page keeps what a reader has chosen. */
(function () {
  'use strict';
  window.bilin.replaceAddress = (address) => {
    try {
      window.history.replaceState(window.history.state, '', address);
    } catch {
      // Opened from a folder: the address stays as it was.
    }
  };
})();
