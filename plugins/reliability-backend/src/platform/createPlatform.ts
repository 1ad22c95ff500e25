import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Access } from './access/Access';
import { Authorizer } from './access/Authorizer';
import { CatalogProjection } from './catalog/CatalogProjection';
import { ScopeSizes } from './catalog/ScopeSizes';
import { openDatabase } from './database/openDatabase';
import { Turns } from './database/Turns';
import { DeploymentFacts } from './facts/DeploymentFacts';
import { Facts } from './facts/Facts';
import { FactSegments } from './facts/FactSegments';
import { History } from './history/History';
import { Idempotency } from './history/Idempotency';
import { Outbox } from './outbox/Outbox';
import { Platform } from './Platform';

const REMEMBER_READS_SECONDS = 5;

/** Opens the database and puts together what every slice is built on. */
export async function createPlatform(services: {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly permissions: PermissionsService;
  /** See `config.d.ts`; {@link REMEMBER_READS_SECONDS} when it is left out. */
  readonly rememberReadsSeconds?: number;
  readonly clock?: () => number;
}): Promise<Platform> {
  const database = await openDatabase(services.database);
  const access = new Access();
  const catalog = new CatalogProjection(
    database,
    services.catalog,
    services.auth,
    services.logger,
    services.clock,
  );
  return {
    database,
    turns: new Turns(database),
    access,
    authorizer: new Authorizer(
      services.permissions,
      (services.rememberReadsSeconds ?? REMEMBER_READS_SECONDS) * 1000,
    ),
    catalog,
    scopes: new ScopeSizes(),
    facts: new Facts(),
    segments: new FactSegments(database),
    deploymentFacts: new DeploymentFacts(),
    history: new History(access),
    idempotency: new Idempotency(),
    outbox: new Outbox(),
    clock: services.clock ?? Date.now,
  };
}
