/* The size of type that a reader chose, and whether plans are to be compared or words searched for, before anything is
   shown: the only script that the page waits for. */
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
  root.classList.toggle('comparing', /[?&]plans=[^&]/.test(window.location.search));
  root.classList.toggle('asking', /[?&]q=[^&]/.test(window.location.search));
  if (/^(medium|large|elder)$/.test(size)) {
    root.classList.add('font-' + size);
  }
})();
