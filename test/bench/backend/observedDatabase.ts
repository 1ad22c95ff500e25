import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  DatabaseService,
} from '@backstage/backend-plugin-api';

/** What the portal hands to plugins. */
export type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

/** A statement as it was sent. */
export interface SentStatement {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

const OBSERVED = 'reliability';

/**
 * The database of the plugin under measurement, and what it is asked. There is one in a process, because the portal makes its
 * database service for each plugin and the control routes belong to another one.
 */
export class ObservedDatabase {
  /** Statements sent since the start, those that open and close transactions too. */
  statements = 0;
  private recorded: SentStatement[] | undefined;
  private opened: Database | undefined;

  get client(): Database {
    if (!this.opened) throw new Error(`${OBSERVED} has no database yet`);
    return this.opened;
  }

  /** Keeps what is sent while `action` runs. */
  record(): void {
    this.recorded = [];
  }

  takeRecorded(): SentStatement[] {
    const taken = this.recorded ?? [];
    this.recorded = undefined;
    return taken;
  }

  readonly service = createServiceFactory({
    service: coreServices.database,
    deps: {
      config: coreServices.rootConfig,
      lifecycle: coreServices.lifecycle,
      logger: coreServices.logger,
      plugin: coreServices.pluginMetadata,
      rootLifecycle: coreServices.rootLifecycle,
      rootLogger: coreServices.rootLogger,
    },
    createRootContext: ({ config, rootLifecycle, rootLogger }) =>
      DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger }),
    factory: ({ plugin, lifecycle, logger }, manager) => {
      const database = manager.forPlugin(plugin.getId(), { lifecycle, logger });
      if (plugin.getId() !== OBSERVED) return database;
      let client: Promise<Database> | undefined;
      return {
        ...database,
        getClient: () => {
          client ??= database.getClient().then(opened => this.watch(opened));
          return client;
        },
      };
    },
  });

  private watch(opened: Database): Database {
    this.opened = opened;
    opened.on('query', ({ sql, bindings }: SentStatement) => {
      this.statements += 1;
      this.recorded?.push({ sql, bindings: bindings ?? [] });
    });
    return opened;
  }
}
