/* Words with places to fill in: "{count} 份". */
(function () {
  'use strict';
  window.bilin.fillWords = (template, values) =>
    template.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
})();
