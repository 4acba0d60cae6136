/* Drawings of a list show the numbers that its filters have left, moved together. */
(function () {
  'use strict';

  /**
   * Moves the rows that are left together, with the axis below them, and says how many they are.
   * @param {SVGSVGElement} drawing
   * @param {Set<string>} shown
   */
  function draw(drawing, shown) {
    const height = Number(drawing.getAttribute('data-row'));
    const rows = Array.from(drawing.querySelectorAll('[data-of]'));
    let gone = 0;
    rows.forEach((row) => {
      const isShown = shown.has(String(row.getAttribute('data-of')));
      row.setAttribute('visibility', isShown ? 'visible' : 'hidden');
      row.setAttribute('transform', `translate(0 ${-height * gone})`);
      gone += isShown ? 0 : 1;
    });
    const axis = drawing.querySelector('[data-axis]');
    if (axis) {
      axis.setAttribute('transform', `translate(0 ${-height * gone})`);
    }
    const [, , width, all] = String(drawing.getAttribute('viewBox')).split(' ').map(Number);
    const whole = Number(drawing.getAttribute('data-height')) || all;
    drawing.setAttribute('data-height', String(whole));
    drawing.setAttribute('height', String(whole - height * gone));
    drawing.setAttribute('viewBox', `0 0 ${width} ${whole - height * gone}`);
    return rows.length - gone;
  }

  function update() {
    const shown = new Set(
      Array.from(document.querySelectorAll('[data-filter-list] tr:not([hidden=""]) [data-claim]')).map((part) =>
        String(part.getAttribute('data-claim')),
      ),
    );
    document.querySelectorAll('[data-strip-unit]').forEach((part) => {
      const section = /** @type {HTMLElement} */ (part);
      const drawing = section.querySelector('svg');
      section.hidden = !drawing || draw(drawing, shown) === 0;
    });
  }

  if (document.querySelector('[data-strip-unit]')) {
    document.addEventListener('bilin-filtered', update);
  }
})();
