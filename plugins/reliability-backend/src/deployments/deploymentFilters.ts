import {
  DeploymentListQuery,
  toMillis,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { whereOneOf } from '../platform/access/applyCriteria';
import { inAnyScope, inScope } from '../platform/catalog/inScope';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { askedFor } from '../platform/database/askedFor';
import { KeysetColumn } from '../platform/database/keyset';
import { StoredDeployment } from './DeploymentRow';

/** Filters of the list, without paging. */
export type DeploymentFilters = Omit<
  DeploymentListQuery,
  'limit' | 'cursor' | 'count'
> &
  ListedBeside;

const order = (
  column: string,
  direction: 'asc' | 'desc',
): readonly KeysetColumn[] => [
  {
    column: `deployment.${column}`,
    direction,
    property: column,
    type: 'number',
  },
  { column: 'deployment.id', direction, property: 'id', type: 'number' },
];

/** Index of each order: `deployment_finished_at`, of one entity `deployment_entity`; `deployment_updated_at`. */
export const deploymentOrders: Readonly<
  Record<DeploymentListQuery['sort'], readonly KeysetColumn[]>
> = {
  '-finished': order('finished_at', 'desc'),
  finished: order('finished_at', 'asc'),
  '-updated': order('updated_at', 'desc'),
};

/**
 * Puts the filters of the list into a query.
 *
 * @param caused - the incidents that a deployment caused, correlated with its row, as far as the reader may see them
 */
export function filterDeployments(
  select: Knex.QueryBuilder,
  query: DeploymentFilters,
  caused: Knex.QueryBuilder,
): void {
  if (query.scope !== undefined) {
    inScope(select, 'deployment.entity_ref', query.scope);
  }
  if (query.scopes !== undefined) {
    inAnyScope(select, 'deployment.entity_ref', query.scopes);
  }
  if (query.ids !== undefined) {
    select.whereIn('deployment.id', [...query.ids]);
  }
  if (query.environment !== undefined) {
    select.whereIn('deployment.environment', query.environment);
  }
  if (query.status !== undefined) {
    select.whereIn('deployment.status', query.status);
  }
  if (query.failed === true) select.whereExists(caused);
  if (query.failed === false) select.whereNotExists(caused);
  if (query.from) {
    select.where('deployment.finished_at', '>=', toMillis(query.from));
  }
  if (query.to) {
    select.where('deployment.finished_at', '<', toMillis(query.to));
  }
  if (query.q) askedFor(select, 'deployment', 'deployment', query.q);
}

/** What the properties of policies mean in the table of deployments. */
export function applyDeploymentLeaf(
  query: Knex.QueryBuilder,
  leaf: ReliabilityQuery,
): void {
  const values = [...leaf.values];
  switch (leaf.property) {
    case 'owner':
      query.whereIn('deployment.entity_ref', owned =>
        owned
          .select('entity_ref')
          .from('catalog_entity')
          .whereIn('owner_ref', values),
      );
      break;
    case 'entity':
      query.whereIn('deployment.entity_ref', values);
      break;
    case 'person':
      whereOneOf(query, 'deployment.created_by', values);
      break;
    case 'status':
      query.whereIn('deployment.status', values);
      break;
    case 'kind':
      query.whereIn('deployment.environment', values);
      break;
    default:
      // A deployment has no severity, so it has none of these.
      query.whereIn('deployment.status', []);
  }
}

/** The meaning of a deployment for rules; {@link applyDeploymentLeaf} says the same in SQL. */
export function asResource(
  deployment: StoredDeployment,
  owners: ReadonlyMap<string, string>,
): ReliabilityResource {
  const owner = owners.get(deployment.entity);
  return {
    owner: owner === undefined ? [] : [owner],
    entity: [deployment.entity],
    person: deployment.createdBy === null ? [] : [deployment.createdBy],
    status: [deployment.status],
    kind: [deployment.environment],
    severity: [],
  };
}
