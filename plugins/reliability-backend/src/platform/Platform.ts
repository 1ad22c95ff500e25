import { Knex } from 'knex';
import { Access } from './access/Access';
import { Authorizer } from './access/Authorizer';
import { CatalogProjection } from './catalog/CatalogProjection';
import { ScopeSizes } from './catalog/ScopeSizes';
import { Turns } from './database/Turns';
import { DeploymentFacts } from './facts/DeploymentFacts';
import { Facts } from './facts/Facts';
import { FactSegments } from './facts/FactSegments';
import { History } from './history/History';
import { Idempotency } from './history/Idempotency';
import { Outbox } from './outbox/Outbox';

/** What every slice's service is built on. It knows no slice. */
export interface Platform {
  readonly database: Knex;
  readonly turns: Turns;
  readonly access: Access;
  readonly authorizer: Authorizer;
  readonly catalog: CatalogProjection;
  readonly scopes: ScopeSizes;
  readonly facts: Facts;
  readonly segments: FactSegments;
  readonly deploymentFacts: DeploymentFacts;
  readonly history: History;
  readonly idempotency: Idempotency;
  readonly outbox: Outbox;
  /** UTC milliseconds. */
  readonly clock: () => number;
}
