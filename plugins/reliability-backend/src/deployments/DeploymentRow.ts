import {
  Deployment,
  DeploymentBeside,
  DeploymentStatus,
  DeploymentSummary,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { sourceToShow } from '../platform/access/sourceToShow';
import {
  bool,
  int,
  intOrNull,
  Row,
  searchText,
  textOrNull,
} from '../platform/database/columns';
import { jsonArrayOf, jsonOf } from '../platform/database/dialect';
import {
  DeploymentFactRow,
  FailedDeploymentRow,
} from '../platform/facts/DeploymentFacts';
import { possible } from './changeFactFilters';

/** A deployment as it is stored. Times are UTC milliseconds. */
export interface StoredDeployment {
  readonly id: number;
  readonly version: number;
  readonly entity: string;
  readonly environment: string;
  readonly production: boolean;
  readonly status: DeploymentStatus;
  readonly rolledBack: boolean;
  readonly startedAt: number | null;
  readonly finishedAt: number;
  readonly release: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly externalId: string | null;
  /** Of the last record that was imported; null for what was not. */
  readonly recordHash: string | null;
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string | null;
}

/** Fields of a deployment that a write sets; whether it went to production follows from where it went. */
export type DeploymentFields = Omit<
  StoredDeployment,
  'id' | 'version' | 'production'
>;

/** A deployment of a list, with the incidents that it caused. */
export type ListedDeployment = StoredDeployment &
  Pick<DeploymentSummary, 'failures'>;

/** A row of `deployment` → what it means. */
export function readDeploymentRow(row: Row): StoredDeployment {
  return {
    id: int(row.id),
    version: int(row.version),
    entity: String(row.entity_ref),
    environment: String(row.environment),
    production: bool(row.production),
    status: row.status as DeploymentStatus,
    rolledBack: bool(row.rolled_back),
    startedAt: intOrNull(row.started_at),
    finishedAt: int(row.finished_at),
    release: textOrNull(row.release),
    url: textOrNull(row.url),
    source: textOrNull(row.source),
    externalId: textOrNull(row.external_id),
    recordHash: textOrNull(row.record_hash),
    extra: row.extra === null ? null : JSON.parse(String(row.extra)),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
    createdBy: textOrNull(row.created_by),
  };
}

/** A column of deployments, correlated with the row: the incidents in a query of `incident` that it caused, and may have. */
export function failuresBeside(
  tx: Knex,
  incidents: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const caused = incidents
    .join(
      'change_failure_fact',
      'change_failure_fact.incident_id',
      'incident.id',
    )
    .whereRaw('change_failure_fact.deployment_id = deployment.id')
    .where(possible(tx));
  return jsonArrayOf(tx, caused, ['incident.id', 'incident.title']);
}

/** {@link failuresBeside} → the incidents, first to last. */
export function readFailures(value: unknown): DeploymentSummary['failures'] {
  return jsonOf<[number, string][]>(value)
    .sort(([a], [b]) => a - b)
    .map(([id, title]) => ({ key: toKey('incident', id), title }));
}

/** What a deployment means → a row of `deployment`, without its id and version. */
export function deploymentRowOf(
  deployment: DeploymentFields & Pick<StoredDeployment, 'production'>,
) {
  return {
    entity_ref: deployment.entity,
    environment: deployment.environment,
    production: deployment.production,
    status: deployment.status,
    rolled_back: deployment.rolledBack,
    started_at: deployment.startedAt,
    finished_at: deployment.finishedAt,
    release: deployment.release,
    search_text: searchText(deployment.release ?? ''),
    url: deployment.url,
    source: deployment.source,
    external_id: deployment.externalId,
    record_hash: deployment.recordHash,
    extra: deployment.extra === null ? null : JSON.stringify(deployment.extra),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    created_by: deployment.createdBy,
  };
}

/** What figures need to know of a deployment. */
export function deploymentFact(
  deployment: StoredDeployment,
): DeploymentFactRow {
  return {
    deployment_id: deployment.id,
    entity_ref: deployment.entity,
    production: deployment.production,
    status: deployment.status,
    rolled_back: deployment.rolledBack,
    finished_at: deployment.finishedAt,
  };
}

/** What facts of its failures need to know of a deployment. */
export function failedDeployment(
  deployment: StoredDeployment,
): FailedDeploymentRow {
  const { rolled_back: _, ...shared } = deploymentFact(deployment);
  return { ...shared, started_at: deployment.startedAt };
}

/** What a reader gets to see of a deployment beside an incident. */
export function presentBeside(
  stored: StoredDeployment,
  known: ReadonlySet<string>,
): DeploymentBeside {
  return {
    key: toKey('deployment', stored.id),
    entity: { ref: stored.entity, known: known.has(stored.entity) },
    environment: stored.environment,
    status: stored.status,
    rolledBack: stored.rolledBack,
    finished: toInstant(stored.finishedAt),
    release: stored.release,
    url: stored.url,
  };
}

/** What a reader gets to see in a list. */
export function presentSummary(
  { failures, ...stored }: ListedDeployment,
  known: ReadonlySet<string>,
): DeploymentSummary {
  const key = toKey('deployment', stored.id);
  return {
    ...presentBeside(stored, known),
    key,
    version: stored.version,
    production: stored.production,
    started: stored.startedAt === null ? null : toInstant(stored.startedAt),
    source: sourceToShow(key, stored),
    createdAt: toInstant(stored.createdAt),
    updatedAt: toInstant(stored.updatedAt),
    createdBy: stored.createdBy,
    failures,
  };
}

/** What a reader gets to see of one, whole. */
export function presentDeployment(
  stored: StoredDeployment,
  {
    known,
    ...beside
  }: Pick<Deployment, 'failures' | 'editable'> & {
    /** Those entities that the catalog knows. */
    readonly known: ReadonlySet<string>;
  },
): Deployment {
  return {
    ...presentSummary({ ...stored, failures: [] }, known),
    extra: stored.extra,
    ...beside,
  };
}
