import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Puts lines where a person would put them who reads our pages with the files of
 * Backstage's own template open. `before` is the text that they go in front of;
 * `everywhere` says that the page asks for each such place.
 */
const PLACES = [
  { file: 'packages/backend/src/index.ts', before: 'backend.start();' },
  {
    file: 'packages/app/src/App.tsx',
    where: 'with the other routes',
    before: '  </FlatRoutes>',
  },
  {
    file: 'packages/app/src/components/Root/Root.tsx',
    where: 'with the other items',
    before: '        {/* End global nav */}',
  },
  {
    file: 'packages/app/src/components/catalog/EntityPage.tsx',
    where: 'in each EntityLayout',
    before: '  </EntityLayout>',
    everywhere: true,
  },
  {
    file: 'packages/app/src/components/catalog/EntityPage.tsx',
    where: 'in overviewContent',
    before: `    <Grid item md={4} xs={12}>
      <EntityLinksCard />`,
  },
];

/** Imports go to the head of the file, the rest where the page says. */
function splitImports(code) {
  const imports = /^import [\s\S]*? from '[^']+';\n*/gm;
  return {
    imports: (code.match(imports) ?? []).map(text => text.trim()),
    // Our pages are formatted, which ends an element like a statement.
    rest: code.replace(imports, '').trim().replace(/>;$/, '>'),
  };
}

/** The text of a file with the code of an instruction in its place. */
export function withCode(text, { file, where, code }) {
  const place = PLACES.find(
    known => known.file === file && known.where === where,
  );
  if (!place || !text.includes(place.before)) {
    throw new Error(
      `Nobody could tell where in ${file} these lines belong (${where}):\n${code}`,
    );
  }
  const { imports, rest } = splitImports(code);
  const indent = place.before.match(/^ */)[0];
  const put = `${rest}\n${place.before}`.replace(/^(?=\S)/, indent);
  const placed = place.everywhere
    ? text.replaceAll(place.before, () => put)
    : text.replace(place.before, () => put);
  return [...imports, placed].join('\n');
}

/** Adds the code of an instruction to a file of the portal. */
export function addCode(portal, instruction) {
  const path = join(portal, instruction.file);
  writeFileSync(path, withCode(readFileSync(path, 'utf8'), instruction));
}
