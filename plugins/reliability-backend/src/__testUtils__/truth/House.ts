import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { createActionItems } from '../../actionItems';
import { createDeployments } from '../../deployments';
import { createIncidents } from '../../incidents';
import { createMetrics } from '../../metrics';
import { CatalogProjection } from '../../platform/catalog/CatalogProjection';
import { CatalogVisibility } from '../../platform/catalog/CatalogVisibility';
import { createPlatform } from '../../platform/createPlatform';
import { FactSegments } from '../../platform/facts/FactSegments';
import { Notifier } from '../../platform/notifications/Notifier';
import { Platform } from '../../platform/Platform';
import { createPostmortemLinks, createPostmortems } from '../../postmortems';
import { createProcesses } from '../../processes';
import { tablesOf } from '../tablesOf';
import { Asking } from './Asking';
import { entityOf } from './catalog';
import { CatalogEntry, IMPACT_WEIGHTS } from './events';
import { Happening } from './Happening';
import { permissive, quietAuth, quietLogger } from './quietServices';

/** Later than any fold waits for. */
const LATER = 60 * 60_000;

/** No policy leaves a part, so that no condition is ever read. */
const noConditions = () => {
  throw new Error('nobody has conditions here');
};
const transforms = {
  incidents: noConditions,
  actionItems: noConditions,
  deployments: noConditions,
  postmortems: noConditions,
};

/** What a world is to the product. */
export interface Inhabited {
  readonly happening: Happening;
  readonly asking: Asking;
  /** The catalog is another from now on. */
  takeIn(catalog: readonly CatalogEntry[]): Promise<void>;
  /** Puts days together, as the task does. */
  fold(): Promise<void>;
}

/** The product in one process, without its front door: everything is written and read by its own services, on a real database. */
export class House {
  private constructor(
    private readonly platform: Platform,
    private readonly tables: readonly string[],
    private readonly setClock: (now: number) => void,
  ) {}

  static async on(database: Knex): Promise<House> {
    let clock = 0;
    const platform = await createPlatform({
      auth: quietAuth,
      catalog: catalogServiceMock({ entities: [] }),
      database: { getClient: async () => database },
      logger: quietLogger,
      permissions: permissive,
      clock: () => clock,
    });
    const tables = await tablesOf(database);
    return new House(
      platform,
      tables.filter(table => table !== 'installation'),
      now => {
        clock = now;
      },
    );
  }

  /** Empties everything, and takes in the catalog of a world. */
  async begin(catalog: readonly CatalogEntry[]): Promise<Inhabited> {
    const { database } = this.platform;
    await emptied(database, this.tables);
    // Nothing is remembered of the world before.
    const platform: Platform = {
      ...this.platform,
      catalog: this.projection(catalog),
      segments: new FactSegments(database),
    };
    const { incidents, actionItems, deployments, postmortems, metrics } =
      await slicesOn(platform);
    await platform.catalog.refresh();
    const happening = new Happening(
      platform,
      incidents,
      actionItems,
      deployments,
      postmortems,
      catalog,
      this.setClock,
    );
    const asking = new Asking(database, metrics, this.setClock);
    return {
      happening,
      asking,
      takeIn: async later => {
        await this.projection(later).refresh();
      },
      fold: async () => {
        const later = Date.now() + LATER;
        while ((await platform.segments.fold(later)) === 'more');
      },
    };
  }

  private projection(catalog: readonly CatalogEntry[]): CatalogProjection {
    return new CatalogProjection(
      this.platform.database,
      catalogServiceMock({ entities: catalog.map(entityOf) }),
      quietAuth,
      quietLogger,
    );
  }
}

async function slicesOn(platform: Platform) {
  const links = createPostmortemLinks(platform);
  const incidents = createIncidents(platform, {
    links: links.ofIncidents,
    transforms,
    precedence: [],
  });
  const notifier = new Notifier({
    notifications: { send: async () => {} },
    runsNotifications: async () => false,
    logger: quietLogger,
    config: { getOptionalString: () => undefined },
  });
  const actionItems = createActionItems(platform, {
    incidents,
    links: links.ofActionItems,
    notifier,
    transforms,
  });
  const deployments = createDeployments(platform, {
    incidents,
    transforms,
    proposalRules: {},
  });
  const postmortems = createPostmortems(platform, {
    processes: await createProcesses(platform, new ConfigReader({})),
    incidents,
    actionItems,
    notifier,
    transforms,
  });
  incidents.followers.add(postmortems.incidentFollower);
  incidents.followers.add(deployments.incidentFollower);
  const metrics = createMetrics(platform, {
    incidents,
    actionItems,
    deployments,
    postmortems,
    impactWeights: IMPACT_WEIGHTS,
    visibility: new CatalogVisibility(
      catalogServiceMock({ entities: [] }),
      platform.authorizer,
    ),
    transforms,
  });
  return { incidents, actionItems, deployments, postmortems, metrics };
}

async function emptied(
  database: Knex,
  tables: readonly string[],
): Promise<void> {
  if (database.client.config.client === 'pg') {
    const names = tables.map(() => '??').join(', ');
    await database.raw(`truncate ${names} cascade`, [...tables]);
    return;
  }
  await database.raw('PRAGMA foreign_keys = OFF');
  for (const table of tables) await database(table).delete();
  await database.raw('PRAGMA foreign_keys = ON');
}
