import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  DatabaseService,
} from '@backstage/backend-plugin-api';

type DatabaseClient = Awaited<ReturnType<DatabaseService['getClient']>>;

async function makeDurable(client: DatabaseClient): Promise<DatabaseClient> {
  if (client.client.config.client === 'better-sqlite3') {
    // Readers do not wait for a writer, and a commit is on the disk when it
    // returns: SQLite's own default in this mode may lose the last commits when
    // the power fails.
    await client.raw('PRAGMA journal_mode = WAL');
    await client.raw('PRAGMA synchronous = FULL');
  }
  return client;
}

/**
 * The portal's database service, with one addition: every SQLite file is written
 * in WAL mode with `synchronous = FULL`. `synchronous` belongs to a connection; the
 * SQLite pool has exactly one for each plugin and keeps it.
 */
export const durableDatabase = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    pluginMetadata: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
    rootLogger: coreServices.rootLogger,
  },
  createRootContext({ config, rootLifecycle, rootLogger }) {
    return DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger });
  },
  factory({ pluginMetadata, lifecycle, logger }, manager): DatabaseService {
    const database = manager.forPlugin(pluginMetadata.getId(), {
      lifecycle,
      logger,
    });
    let client: Promise<DatabaseClient> | undefined;
    return {
      ...database,
      getClient() {
        client ??= database.getClient().then(makeDurable);
        return client;
      },
    };
  },
});
