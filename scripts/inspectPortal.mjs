import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/*
 * `node inspectPortal.mjs --config <file> …`: reads the portal's configuration the
 * way the portal will, and prints as JSON what the launcher must know before it
 * starts it. Runs under the pinned Node, once the packages are installed.
 */

const backend = createRequire(
  new URL('../packages/backend/package.json', import.meta.url),
);
const { ConfigSources } = createRequire(backend.resolve('@backstage/cli'))(
  '@backstage/config-loader',
);

function portOf(listen, fallback) {
  const address = typeof listen === 'object' ? listen?.port : listen;
  return Number(String(address ?? fallback).replace(/^.*:/, ''));
}

const config = await ConfigSources.toConfig(
  ConfigSources.default({ argv: process.argv.slice(2), watch: false }),
);
const appUrl = new URL(config.getString('app.baseUrl'));
const backendUrl = new URL(config.getString('backend.baseUrl'));
const directory = config.getOptionalString(
  'backend.database.connection.directory',
);

const portal = {
  appUrl: appUrl.href.replace(/\/$/, ''),
  appPort: portOf(
    config.getOptional('app.listen.port'),
    appUrl.port || (appUrl.protocol === 'https:' ? 443 : 80),
  ),
  backendPort: portOf(
    config.getOptional('backend.listen'),
    backendUrl.port || 7007,
  ),
  // Relative folders are relative to the back end, which is where it runs.
  sqliteDirectory:
    config.getString('backend.database.client') === 'better-sqlite3' &&
    directory
      ? resolve(backend.resolve('./package.json'), '..', directory)
      : null,
};

process.stdout.write(`${JSON.stringify(portal)}\n`);
process.exit(0);
