/* Files that are made in the browser. What makes those of Word and Excel is fetched when somebody asks for one. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const RELEASE_AFTER_MS = 10000;

  bilin.loadMaker = (address) => ('word' in bilin.memo ? Promise.resolve() : bilin.loadScript(address));

  bilin.saveFile = (name, data) => {
    const address = URL.createObjectURL(data);
    const link = bilin.element('a', { href: address, download: name });
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), RELEASE_AFTER_MS);
  };
})();
