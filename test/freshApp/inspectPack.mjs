import { isBuiltin } from 'node:module';

const OF_TESTS = /__\w+__|\.test\.|setupTests|\/(demo|fixtures?|jest)\//;
const IMPORT =
  /(?:^(?:import|export)\b[^'";]*?\bfrom\s+|^import\s+|\brequire\(|\bimport\()['"]([^'"\s]+)['"]/gm;

const LOADED = /['"`](dist\/[^'"`\s]+\.js)['"`]/g;

const packageOf = specifier =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** All that a manifest promises to be in the package. */
function promisedFiles({ main, module, types, exports, configSchema }) {
  const leaves = value =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([condition, leaf]) =>
          condition === 'backstage' ? [] : leaves(leaf),
        )
      : [value];
  return [main, module, types, configSchema, ...leaves(exports)]
    .filter(path => typeof path === 'string')
    .map(path => path.replace(/^\.\//, ''));
}

/** What the code asks for by its place in the package, as a thread's module is, and nothing else would miss. */
function loadedFiles({ paths, read }) {
  return paths
    .filter(path => path.endsWith('.js'))
    .flatMap(path =>
      [...read(path).matchAll(LOADED)].map(([, file]) => ({ path, file })),
    );
}

/** The packages that the code and the types of a package import. */
function importedPackages({ manifest, paths, read }) {
  const sources = paths.filter(path => /\.(js|d\.ts)$/.test(path));
  return new Set(
    sources.flatMap(path =>
      [...read(path).matchAll(IMPORT)]
        .map(([, specifier]) => specifier)
        .filter(name => !name.startsWith('.') && !isBuiltin(name))
        .map(packageOf)
        .filter(name => name !== manifest.name),
    ),
  );
}

/**
 * What would go wrong for those who install a packed package, one sentence each.
 *
 * @param pack - as `readPack` returns it
 * @param sources - names of all files and folders in the package's own folder
 */
export function inspectPack(pack, sources) {
  const { manifest, paths } = pack;
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  const imported = importedPackages(pack);
  const mustHave = [
    'README.md',
    ...sources.filter(name => name === 'migrations'),
  ];
  return [
    ...promisedFiles(manifest)
      .filter(path => !paths.includes(path))
      .map(path => `package.json names ${path}, which is not packed`),
    ...loadedFiles(pack)
      .filter(({ file }) => !paths.includes(file))
      .map(({ path, file }) => `${path} asks for ${file}, which is not packed`),
    ...mustHave
      .filter(name => !paths.some(path => path.split('/')[0] === name))
      .map(name => `${name} is not packed`),
    ...paths
      .filter(path => OF_TESTS.test(path) || path.startsWith('src/'))
      .map(path => `${path} is for us only, and is packed`),
    ...Object.entries(declared)
      .filter(([, range]) => /^(workspace|file|link|portal):/.test(range))
      .map(([name, range]) => `${name} is wanted as ${range}`),
    ...[...imported]
      .filter(name => !Object.hasOwn(declared, name))
      .map(name => `${name} is imported and not declared`),
    ...(sources.includes('config.d.ts') && !manifest.configSchema
      ? ['config.d.ts is not announced as configSchema']
      : []),
    ...(manifest.license === 'Apache-2.0'
      ? []
      : ['the licence is not Apache-2.0']),
    ...(manifest.backstage?.role && manifest.backstage?.pluginId
      ? []
      : ['role and plugin id are missing']),
  ];
}
