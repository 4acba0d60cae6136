/* Data comes as script files: they can be loaded from a folder, where data files cannot. */
(function () {
  'use strict';
  /** @type {Map<string, Promise<void>>} */
  const pending = new Map();

  /** @param {string} address */
  function request(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.addEventListener('load', () => resolve(undefined));
      script.addEventListener('error', () => {
        script.remove();
        reject(new Error(address));
      });
      document.head.appendChild(script);
    });
  }

  window.bilin.loadScript = (address) => {
    const running = pending.get(address);
    if (running) {
      return running;
    }
    const loading = request(address).then(
      () => {
        pending.delete(address);
      },
      (error) => {
        pending.delete(address);
        throw error;
      },
    );
    pending.set(address, loading);
    return loading;
  };
})();
