/* Elements: made with their attributes and children, and looked for. */
(function () {
  'use strict';
  const bilin = window.bilin;

  bilin.element = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    const named = attributes || {};
    Object.keys(named).forEach((name) => element.setAttribute(name, named[name]));
    element.append(...children.map((child) => (typeof child === 'string' ? bilin.punctuated(child) : child)));
    // On a page in another language, what nobody has translated.
    if (
      document.documentElement.lang === 'en' &&
      children.some((child) => typeof child === 'string' && bilin.isChinese(child))
    ) {
      element.lang = 'zh-CN';
    }
    return element;
  };

  bilin.button = (className, text, action) => {
    const button = bilin.element('button', { type: 'button', class: className }, text);
    button.addEventListener('click', action);
    return button;
  };

  bilin.part = (root, selector) => {
    const part = root.querySelector(selector);
    if (!part) {
      throw new Error(selector);
    }
    return /** @type {HTMLElement} */ (part);
  };

  bilin.input = (root, selector) => /** @type {HTMLInputElement} */ (bilin.part(root, selector));
})();
