/* The rules for scripts and styles, each seen to bark. */
'use strict';
const assert = require('node:assert/strict');
const path = require('node:path');
const { test } = require('node:test');
const { ESLint } = require('eslint');
const prettier = require('prettier');
const stylelint = require('stylelint');
const ts = require('typescript');

const ROOT = path.join(__dirname, '../..');
const SCRIPT = path.join(ROOT, 'site_templates/components/planted/planted.js');

function wrapped(code) {
  return `(function () {\n'use strict';\n${code}\n})();\n`;
}

async function rulesBroken(code) {
  const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: path.join(__dirname, 'eslint.config.js') });
  const [result] = await eslint.lintText(code, { filePath: SCRIPT });
  return result.messages.map((message) => message.ruleId || 'syntax');
}

test('a sound script breaks no rule', async () => {
  assert.deepEqual(await rulesBroken(wrapped("window.bilin.part(document, '[data-a]').focus();")), []);
});

[
  ['syntax newer than the browsers', wrapped('window.a ||= 1;'), 'syntax'],
  ['optional chaining', wrapped('window.a = document.body?.id;'), 'no-restricted-syntax'],
  ['the default of nothing', wrapped('window.a = document.title ?? 1;'), 'no-restricted-syntax'],
  ['a function newer than the browsers', wrapped('document.body.replaceChildren();'), 'no-restricted-syntax'],
  ['looking for a class', wrapped("window.a = document.querySelector('td.value');"), 'no-restricted-syntax'],
  ['a name that says nothing', wrapped('const found = 1;\nwindow.a = found;'), 'id-denylist'],
  [
    'a name that leaks',
    "'use strict';\nconst leaked = 1;\nfunction leak() {\n  return leaked;\n}\n",
    'no-implicit-globals',
  ],
  [
    'a function that is too long',
    wrapped(`window.a = () => {\n${'window.b = 1;\n'.repeat(50)}};`),
    'max-lines-per-function',
  ],
  ['what is never used', wrapped('const unused = 1;'), 'no-unused-vars'],
].forEach(([fault, code, rule]) => {
  test(`eslint tells ${fault}`, async () => {
    assert.ok((await rulesBroken(code)).includes(rule));
  });
});

[
  ['a class that is no block, element or modifier', '.Bad_name {\n  color: red;\n}\n', 'selector-class-pattern'],
  ['an id', '#a {\n  color: red;\n}\n', 'selector-max-id'],
  [
    'a way of writing that old browsers pass over',
    '@media (width <= 30em) {\n  .a {\n    color: red;\n  }\n}\n',
    'media-feature-range-notation',
  ],
].forEach(([fault, code, rule]) => {
  test(`stylelint tells ${fault}`, async () => {
    const configFile = path.join(__dirname, 'stylelint.config.js');
    const { results } = await stylelint.lint({ code, configFile, configBasedir: __dirname });
    assert.ok(results[0].warnings.map((warning) => warning.rule).includes(rule));
  });
});

test('prettier tells two declarations in a line', async () => {
  const check = (code) => prettier.check(code, { ...require('./prettier.config.js'), parser: 'css' });
  assert.equal(await check('.a {\n  color: red;\n  margin: 0;\n}\n'), true);
  assert.equal(await check('.a {\n  color: red; margin: 0;\n}\n'), false);
});

test('the types tell a wrong argument, a part that may be missing, and a function of the language that is too new', () => {
  const types = path.join(ROOT, 'site_templates/scripts/types.d.ts');
  const { config } = ts.readConfigFile(path.join(__dirname, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, __dirname);
  const code = wrapped("window.bilin.fold(3);\ndocument.querySelector('p').remove();\n'a'.replaceAll('a', 'b');");
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, version) =>
    name === SCRIPT ? ts.createSourceFile(name, code, version, true, ts.ScriptKind.JS) : read(name, version);
  const program = ts.createProgram([SCRIPT, types], options, host);
  const codes = ts.getPreEmitDiagnostics(program).map((diagnostic) => diagnostic.code);
  assert.deepEqual(codes.sort(), [2345, 2531, 2550].sort());
});
