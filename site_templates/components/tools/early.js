/* The size of type that a reader chose, before anything is shown: the only script that the page waits for. */
(function () {
  'use strict';
  const root = document.documentElement;
  let size = '';
  try {
    size = window.localStorage.getItem('bilin-font') || '';
  } catch {
    // A browser that remembers nothing shows the usual size.
  }
  root.classList.add('scripted');
  if (/^(medium|large|elder)$/.test(size)) {
    root.classList.add('font-' + size);
  }
})();
