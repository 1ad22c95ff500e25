import {
  IncidentListQuery,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { inScope } from '../platform/catalog/inScope';
import { containing } from '../platform/database/columns';
import { KeysetColumn } from '../platform/database/keyset';

/** Filters of the list, without paging. */
export type IncidentFilters = Omit<
  IncidentListQuery,
  'limit' | 'cursor' | 'count'
>;

const byId: KeysetColumn = {
  column: 'incident.id',
  direction: 'desc',
  property: 'id',
  type: 'number',
};

/** Index of each order: `incident_sort_at`, `incident_updated_at`, `incident_severity`, `incident_search_text`. */
export const incidentOrders: Readonly<
  Record<IncidentListQuery['sort'], readonly KeysetColumn[]>
> = {
  '-anchor': [
    {
      column: 'incident.sort_at',
      direction: 'desc',
      property: 'sort_at',
      type: 'number',
    },
    byId,
  ],
  anchor: [
    {
      column: 'incident.sort_at',
      direction: 'asc',
      property: 'sort_at',
      type: 'number',
    },
    { ...byId, direction: 'asc' },
  ],
  '-updated': [
    {
      column: 'incident.updated_at',
      direction: 'desc',
      property: 'updated_at',
      type: 'number',
    },
    byId,
  ],
  severity: [
    {
      column: 'incident.severity_sort',
      direction: 'asc',
      property: 'severity_sort',
      type: 'text',
    },
    { ...byId, direction: 'asc' },
  ],
  title: [
    {
      column: 'incident.search_text',
      direction: 'asc',
      property: 'search_text',
      type: 'text',
    },
    { ...byId, direction: 'asc' },
  ],
};

/** Puts the filters of the list into a query; merged incidents are found through what they were merged into. */
export function filterIncidents(
  select: Knex.QueryBuilder,
  query: IncidentFilters,
): void {
  select.whereNull('incident.merged_into');
  if (query.scope !== undefined && query.scope !== 'organisation') {
    const scope = query.scope;
    select.whereExists(entity => {
      entity
        .select('incident_entity.incident_id')
        .from('incident_entity')
        .whereRaw('incident_entity.incident_id = incident.id');
      inScope(entity, 'incident_entity.entity_ref', scope);
    });
  }
  const oneOf = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined) select.whereIn(column, [...values]);
  };
  oneOf('incident.kind', query.kind);
  oneOf('incident.severity', query.severity);
  oneOf('incident.incident_type', query.type);
  oneOf('incident.failure_mode', query.failureMode);
  if (query.from)
    select.where('incident.anchor_at', '>=', toMillis(query.from));
  if (query.to) select.where('incident.anchor_at', '<', toMillis(query.to));
  if (query.open !== undefined) {
    if (query.open) select.where('incident.status', 'open');
    else select.whereIn('incident.status', ['mitigated', 'resolved']);
  }
  if (query.flagged !== undefined) {
    select.where('incident.flagged', query.flagged);
  }
  if (query.q) {
    select.whereRaw("incident.search_text like ? escape '\\'", [
      containing(query.q),
    ]);
  }
  for (const dimension of query.dimension ?? []) {
    const colon = dimension.indexOf(':');
    select.whereIn('incident.id', ids =>
      ids
        .select('incident_id')
        .from('incident_dimension')
        .where({
          name: dimension.slice(0, colon),
          value: dimension.slice(colon + 1),
        }),
    );
  }
}

/** What the properties of policies mean in the tables of incidents. */
export function applyIncidentLeaf(
  query: Knex.QueryBuilder,
  leaf: ReliabilityQuery,
): void {
  const values = [...leaf.values];
  switch (leaf.property) {
    case 'owner':
      query.whereIn('incident.id', ids =>
        ids
          .select('incident_entity.incident_id')
          .from('incident_entity')
          .join(
            'catalog_entity',
            'catalog_entity.entity_ref',
            'incident_entity.entity_ref',
          )
          .whereIn('catalog_entity.owner_ref', values),
      );
      break;
    case 'entity':
      query.whereIn('incident.id', ids =>
        ids
          .select('incident_id')
          .from('incident_entity')
          .whereIn('entity_ref', values),
      );
      break;
    case 'person':
      orNothing(query, 'incident.created_by', values);
      break;
    case 'status':
      query.whereIn('incident.status', values);
      break;
    case 'kind':
      query.whereIn('incident.kind', values);
      break;
    default:
      orNothing(query, 'incident.severity', values);
  }
}

/** `null in (…)` is neither true nor false, and under a `not` it must be false as `apply` has it. */
function orNothing(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): void {
  query.whereNotNull(column).whereIn(column, [...values]);
}
