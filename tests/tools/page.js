/* A page for the unit tests of scripts: a document without a browser, in which the bundles run in their order. */
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { JSDOM } = require('jsdom');

const TEMPLATES = path.join(__dirname, '../../site_templates');

/* The sources of a served file, as bundles.yaml lists them. */
function sourcesOf(bundle) {
  const lists = {};
  let name = '';
  const lines = fs.readFileSync(path.join(TEMPLATES, 'scripts/bundles.yaml'), 'utf8').split('\n');
  lines
    .filter((line) => line && !line.startsWith('#'))
    .forEach((line) => {
      if (line.startsWith('  - ')) {
        lists[name].push(line.slice(4));
      } else {
        name = line.replace(/:$/, '');
        lists[name] = [];
      }
    });
  return lists[bundle];
}

/* Instead of the network: script files by the end of their address; others cannot be had. Counts what is asked for. */
function serve(window, files) {
  const asked = [];
  window.document.head.appendChild = (script) => {
    const address = script.getAttribute('src');
    asked.push(address);
    setImmediate(() => {
      const name = Object.keys(files).find((key) => address.endsWith(key));
      if (name) {
        window.eval(files[name]);
      }
      script.dispatchEvent(new window.Event(name ? 'load' : 'error'));
    });
    return script;
  };
  return asked;
}

/* The window of a page with a body. `before` is run ahead of the scripts, as data files are. */
function open(body, { bundles = ['site.js'], url = 'https://bilin.example/page.html', before = '', files = {} } = {}) {
  const dom = new JSDOM(`<!DOCTYPE html><html lang="zh-CN"><body>${body}</body></html>`, {
    url,
    runScripts: 'outside-only',
  });
  const { window } = dom;
  window.asked = serve(window, files);
  window.eval(before);
  bundles.forEach((bundle) => {
    sourcesOf(bundle).forEach((source) => window.eval(fs.readFileSync(path.join(TEMPLATES, source), 'utf8')));
  });
  return window;
}

/* A value of a page without what ties it to the page, so that it can be compared. */
function plain(value) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/* Let everything that waits for files happen. */
async function settle() {
  for (let i = 0; i < 10; i += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/* Type into a box as a reader does. */
function type(input, text) {
  input.focus();
  input.value = text;
  input.dispatchEvent(new input.ownerDocument.defaultView.Event('input', { bubbles: true }));
}

module.exports = { TEMPLATES, open, plain, settle, sourcesOf, type };
