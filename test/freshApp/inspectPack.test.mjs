import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectPack } from './inspectPack.mjs';

const FILES = {
  'README.md': '# A plugin',
  'dist/index.esm.js':
    "import { a } from '@scope/declared/alpha';\nimport './a.css';\n",
  'dist/index.d.ts': "import {\n  B,\n} from '@scope/declared';\n",
};

const MANIFEST = {
  name: '@scope/plugin',
  license: 'Apache-2.0',
  main: './dist/index.esm.js',
  types: './dist/index.d.ts',
  backstage: { role: 'frontend-plugin', pluginId: 'plugin' },
  dependencies: { '@scope/declared': '^1.0.0' },
};

/** A package that is fit to publish, but for what is given. */
function aPack({ files = {}, manifest = {} } = {}) {
  const all = { ...FILES, ...files };
  const paths = Object.keys(all).filter(path => all[path] !== undefined);
  return {
    manifest: { ...MANIFEST, ...manifest },
    paths,
    read: path => all[path],
  };
}

test('a package that is fit to publish has no findings', () => {
  assert.deepEqual(inspectPack(aPack(), ['src', 'package.json']), []);
});

for (const [what, given, sources, finding] of [
  [
    'an entry that was not built',
    { manifest: { exports: { './legacy': { import: './dist/legacy.js' } } } },
    [],
    /names dist\/legacy\.js/,
  ],
  [
    'a page for the registry that is missing',
    { files: { 'README.md': undefined } },
    [],
    /README\.md is not packed/,
  ],
  [
    'migrations that stayed behind',
    {},
    ['migrations'],
    /migrations is not packed/,
  ],
  [
    'a test that came along',
    { files: { 'dist/__testUtils__/anIncident.js': '' } },
    [],
    /for us only/,
  ],
  [
    'a range that only this repository understands',
    { manifest: { dependencies: { '@scope/declared': 'workspace:^' } } },
    [],
    /wanted as workspace/,
  ],
  [
    'an import in the types that nobody would install',
    { files: { 'dist/index.d.ts': "import * as c from '@scope/c';\n" } },
    [],
    /@scope\/c is imported and not declared/,
  ],
  [
    'a required package that nobody would install',
    { files: { 'dist/a.cjs.js': "var d = require('d/e');\n" } },
    [],
    /d is imported and not declared/,
  ],
  [
    'a module that is asked for by its file and was not built',
    {
      files: {
        'dist/a.cjs.js':
          "resolvePackagePath('@scope/plugin', 'dist/thread.cjs.js');\n",
      },
    },
    [],
    /dist\/a\.cjs\.js asks for dist\/thread\.cjs\.js/,
  ],
  [
    'a configuration schema that the portal would not find',
    {},
    ['config.d.ts'],
    /config\.d\.ts is not announced/,
  ],
  [
    'another licence',
    { manifest: { license: 'UNLICENSED' } },
    [],
    /the licence/,
  ],
]) {
  test(`it finds ${what}`, () => {
    const findings = inspectPack(aPack(given), sources);
    assert.equal(findings.length, 1, findings.join('\n'));
    assert.match(findings[0], finding);
  });
}
