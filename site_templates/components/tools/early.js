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
  // What cannot be taken apart asks for nothing: the page stays as it is without a choice.
  const asked = 'URLSearchParams' in window ? window.location.search : '';
  root.classList.add('scripted');
  root.classList.toggle('comparing', /[?&]plans=[^&]/.test(asked));
  root.classList.toggle('asking', /[?&]q=[^&]/.test(asked));
  if (/^(medium|large|elder)$/.test(size)) {
    root.classList.add('font-' + size);
  }
})();
