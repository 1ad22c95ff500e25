import { DeploymentListQuery } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { applyCriteria } from '../platform/access/applyCriteria';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { inOrder } from '../platform/database/inOrder';
import { keyset, pageOfRows } from '../platform/database/keyset';
import { possible } from './changeFactFilters';
import {
  applyDeploymentLeaf,
  DeploymentFilters,
  deploymentOrders,
  filterDeployments,
} from './deploymentFilters';
import {
  DeploymentFields,
  deploymentRowOf,
  failuresBeside,
  ListedDeployment,
  readDeploymentRow,
  readFailures,
  StoredDeployment,
} from './DeploymentRow';

/** What a policy leaves of deployments; everybody who may read some reads all that is left, for none is confidential. */
export type DeploymentCriteria =
  | PermissionCriteria<ReliabilityQuery>
  | undefined;

/** A deployment to write. */
export type DeploymentToWrite = DeploymentFields &
  Pick<StoredDeployment, 'production'>;

/** The SQL of deployments. */
export class DeploymentStore {
  /**
   * A page of deployments that a policy leaves.
   *
   * @param incidents - a query of `incident`, restricted to what the reader may see; asked for anew each time
   */
  async list(
    tx: Knex,
    criteria: DeploymentCriteria,
    filters: DeploymentFilters,
    page: Pick<DeploymentListQuery, 'limit' | 'cursor' | 'count'>,
    incidents: () => Knex.QueryBuilder,
  ): Promise<{ items: ListedDeployment[]; next?: string; total?: number }> {
    const order = deploymentOrders[filters.sort];
    const failures = failuresBeside(tx, incidents());
    const select = tx('deployment')
      .select('deployment.*', { failures })
      .limit(page.limit + 1);
    this.restrict(select, criteria);
    filterDeployments(select, filters, causedBy(tx, incidents));
    const total = page.count
      ? await this.count(tx, criteria, filters, incidents)
      : undefined;
    keyset(select, order, page.cursor);
    const { rows, next } = pageOfRows<Row>(await select, page.limit, order);
    return {
      items: rows.map(row => ({
        ...readDeploymentRow(row),
        failures: readFailures(row.failures),
      })),
      next,
      total,
    };
  }

  /** Those of some deployments that a policy leaves. */
  async get(
    tx: Knex,
    ids: readonly number[],
    criteria: DeploymentCriteria,
  ): Promise<StoredDeployment[]> {
    const found: StoredDeployment[] = [];
    for (const batch of inBatches(inOrder(ids), 1)) {
      const query = tx('deployment').whereIn('deployment.id', batch).select();
      this.restrict(query, criteria);
      found.push(...(await query).map(readDeploymentRow));
    }
    return found;
  }

  /** Deployments by id, whatever a policy leaves: never for an answer. */
  getUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredDeployment[]> {
    return this.get(tx, ids, undefined);
  }

  /** What succeeded in production at some entities in a time and was not rolled back, whatever a policy leaves: never for an answer. */
  async releasedAt(
    tx: Knex,
    entities: readonly string[],
    { from, until }: { readonly from: number; readonly until: number },
  ): Promise<StoredDeployment[]> {
    const rows: Row[] = await tx('deployment')
      .whereIn('entity_ref', [...entities])
      .where({ status: 'success', production: true, rolled_back: false })
      .where('finished_at', '>=', from)
      .where('finished_at', '<', until)
      .select();
    return rows.map(readDeploymentRow);
  }

  /** Ids of what a policy leaves, as a subquery: for facts, which carry no more than figures need. */
  idsMeeting(
    tx: Knex,
    criteria: PermissionCriteria<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    const query = tx('deployment').select('deployment.id');
    this.restrict(query, criteria);
    return query;
  }

  /** Which of some deployments meet what a policy asks for. */
  async meeting(
    tx: Knex,
    ids: readonly number[],
    criteria: PermissionCriteria<ReliabilityQuery>,
  ): Promise<ReadonlySet<number>> {
    const rows: Row[] = await this.idsMeeting(tx, criteria).whereIn(
      'deployment.id',
      [...ids],
    );
    return new Set(rows.map(row => int(row.id)));
  }

  /** Deployments by identity, for imports, which do not see by permission. */
  async findBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, StoredDeployment>> {
    const found = new Map<string, StoredDeployment>();
    for (const batch of inBatches(externalIds, 1)) {
      const rows = await tx('deployment')
        .where('source', source)
        .whereIn('external_id', batch)
        .select();
      for (const deployment of rows.map(readDeploymentRow)) {
        found.set(deployment.externalId ?? '', deployment);
      }
    }
    return found;
  }

  /** Holds deployments until the transaction ends, by their ids: after the incidents, and after all else that a write holds. */
  async hold(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(inOrder(ids), 1)) {
      await tx('deployment')
        .whereIn('id', batch)
        .orderBy('id')
        .forUpdate()
        .select('id');
    }
  }

  async insertAll(
    tx: Knex,
    deployments: readonly DeploymentToWrite[],
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const batch of inBatches(deployments, 18)) {
      const rows = await tx('deployment').insert(
        batch.map(each => ({ ...deploymentRowOf(each), version: 1 })),
        ['id'],
      );
      ids.push(...rows.map(row => int(row.id)));
    }
    return ids;
  }

  /**
   * Writes a changed deployment.
   *
   * @returns whether `expectedVersion` was still the stored one; nothing is written when it was not
   */
  async update(
    tx: Knex,
    id: number,
    expectedVersion: number,
    version: number,
    deployment: DeploymentToWrite,
  ): Promise<boolean> {
    const changed = await tx('deployment')
      .where({ id, version: expectedVersion })
      .update({ ...deploymentRowOf(deployment), version });
    return changed > 0;
  }

  private async count(
    tx: Knex,
    criteria: DeploymentCriteria,
    filters: DeploymentFilters,
    incidents: () => Knex.QueryBuilder,
  ): Promise<number> {
    const counted = tx('deployment').count({ total: '*' });
    this.restrict(counted, criteria);
    filterDeployments(counted, filters, causedBy(tx, incidents));
    const [row] = await counted;
    return int(row.total);
  }

  private restrict(
    query: Knex.QueryBuilder,
    criteria: DeploymentCriteria,
  ): void {
    applyCriteria(query, criteria, applyDeploymentLeaf);
  }
}

/**
 * The incidents by which a deployment counts as failed in figures, correlated with its row: no drill and no near miss is one, nor one that began
 * before the deployment.
 */
function causedBy(
  tx: Knex,
  incidents: () => Knex.QueryBuilder,
): Knex.QueryBuilder {
  return tx('change_failure_fact')
    .select('change_failure_fact.incident_id')
    .whereRaw('change_failure_fact.deployment_id = deployment.id')
    .where('change_failure_fact.kind', 'incident')
    .where(possible(tx))
    .whereIn(
      'change_failure_fact.incident_id',
      incidents().select('incident.id'),
    );
}
