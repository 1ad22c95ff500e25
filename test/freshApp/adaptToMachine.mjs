import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/*
 * What this machine needs and a newcomer's does not: all of it in one place, each
 * with a sentence for the log, so that nobody takes it for a part of the five minutes.
 */

const MANIFESTS = [
  'package.json',
  'packages/app/package.json',
  'packages/backend/package.json',
];

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** Two ports that nobody listens on. */
async function freePorts() {
  const servers = await Promise.all(
    [1, 2].map(
      () =>
        new Promise(resolve => {
          const server = createServer().listen(0, () => resolve(server));
        }),
    ),
  );
  return servers.map(server => {
    const { port } = server.address();
    server.close();
    return port;
  });
}

/**
 * The versions of a Backstage release: those that the template of the release names,
 * and for what it does not name, those that this repository is tested with.
 */
function versionsOfRelease(root, portal) {
  const lockfile = readFileSync(join(root, 'yarn.lock'), 'utf8');
  const tested = lockfile.matchAll(
    /^"(@backstage\/[^@"]+)@.*:\n {2}version: (\S+)/gm,
  );
  const named = MANIFESTS.flatMap(file => {
    const { dependencies, devDependencies } = readJson(join(portal, file));
    return Object.entries({ ...dependencies, ...devDependencies });
  })
    .filter(([name]) => name.startsWith('@backstage/'))
    .map(([name, range]) => [name, range.replace(/^\^/, '')]);
  return Object.fromEntries([
    ...[...tested].map(([, name, version]) => [name, version]),
    ...named,
  ]);
}

/**
 * Makes a fresh portal installable on this machine.
 *
 * @param root - of this repository
 * @param portal - folder of the fresh portal
 * @param registry - where our packages are served
 * @param hasLockfile - whether create-app could fetch the release's lockfile
 * @returns the ports of the portal, and what was done, one sentence each
 */
export async function adaptToMachine({ root, portal, registry, hasLockfile }) {
  const done = [];
  const rc = join(portal, '.yarnrc.yml');

  writeFileSync(
    rc,
    readFileSync(rc, 'utf8').replace(
      "npmPreapprovedPackages:\n  - '@backstage/*'\n",
      "npmPreapprovedPackages:\n  - '@backstage/*'\n  - '@afterword/*'\n  - better-sqlite3\n",
    ),
  );
  appendFileSync(
    rc,
    [
      '',
      'npmScopes:',
      '  afterword:',
      `    npmRegistryServer: ${registry}`,
      'unsafeHttpWhitelist: [127.0.0.1]',
      'enableScripts: false',
      'tsEnableAutoTypes: false',
      'enableTelemetry: false',
      '',
    ].join('\n'),
  );
  done.push(
    'the packages just packed are served as the npm registry will serve them, and are not too young',
    'packages run no build scripts, and Yarn asks no service on the Internet which types exist: both need more than a registry',
  );

  const manifest = readJson(join(portal, 'package.json'));
  manifest.resolutions['better-sqlite3'] = '13.2.0';
  manifest.dependenciesMeta = { 'better-sqlite3': { built: false } };
  done.push('better-sqlite3 13.2 comes with its binary');
  if (!hasLockfile) {
    const versions = versionsOfRelease(root, portal);
    Object.assign(manifest.resolutions, versions);
    done.push(
      `create-app could not fetch the release's yarn.lock: ${
        Object.keys(versions).length
      } packages of Backstage are held at the versions of the release instead`,
    );
  }
  writeFileSync(
    join(portal, 'package.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );

  const [appPort, backendPort] = await freePorts();
  writeFileSync(
    join(portal, 'app-config.local.yaml'),
    [
      'app:',
      `  baseUrl: http://localhost:${appPort}`,
      'backend:',
      `  baseUrl: http://localhost:${backendPort}`,
      '  listen:',
      `    port: ${backendPort}`,
      '  cors:',
      `    origin: http://localhost:${appPort}`,
      '',
    ].join('\n'),
  );
  done.push(
    `the portal listens at ${appPort} and ${backendPort}, which are free here`,
  );
  return { appPort, backendPort, done };
}
