import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCode } from './followInstructions.mjs';

test('a line goes before the start of the back end', () => {
  assert.equal(
    withCode('const backend = createBackend();\n\nbackend.start();\n', {
      file: 'packages/backend/src/index.ts',
      code: "backend.add(import('a'));",
    }),
    "const backend = createBackend();\n\nbackend.add(import('a'));\nbackend.start();\n",
  );
});

test('imports go to the head of the file, and an element loses its semicolon', () => {
  assert.equal(
    withCode("import b from 'b';\n<FlatRoutes>\n  </FlatRoutes>\n", {
      file: 'packages/app/src/App.tsx',
      where: 'with the other routes',
      code: "import { A } from 'a';\n\n<Route element={<A />} />;",
    }),
    "import { A } from 'a';\nimport b from 'b';\n<FlatRoutes>\n  <Route element={<A />} />\n  </FlatRoutes>\n",
  );
});

test('what the page asks for at each place is done at each place', () => {
  const layout = '  <EntityLayout>\n  </EntityLayout>\n';
  const text = withCode(layout + layout, {
    file: 'packages/app/src/components/catalog/EntityPage.tsx',
    where: 'in each EntityLayout',
    code: '<Tab />',
  });
  assert.equal(text.match(/<Tab \/>\n {2}<\/EntityLayout>/g).length, 2);
});

test('a place that no file of the template has is an error', () => {
  const where = 'somewhere';
  assert.throws(
    () => withCode('', { file: 'packages/app/src/App.tsx', where, code: 'a' }),
    /somewhere/,
  );
});
