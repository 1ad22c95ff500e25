import {
  idInKey,
  IncidentListQuery,
  ORGANISATION,
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
import {
  Attachments,
  orderOnWay,
  touchingScope,
  WayToScope,
} from '../platform/catalog/touchingScope';
import { askedFor } from '../platform/database/askedFor';
import { KeysetColumn } from '../platform/database/keyset';
import { StoredIncident } from './IncidentRow';

/** Filters of the list, without paging. */
export type IncidentFilters = Omit<
  IncidentListQuery,
  'limit' | 'cursor' | 'count'
> &
  ListedBeside;

const byId: KeysetColumn = {
  column: 'incident.id',
  direction: 'desc',
  property: 'id',
  type: 'number',
};

/** Which entities incidents are attached to (index `incident_entity_ref_sort_at`). */
export const incidentEntities: Attachments = {
  table: 'incident_entity',
  of: 'incident_entity.incident_id',
  id: 'incident.id',
};

/** Index of each order: `incident_sort_at`, `incident_updated_at`, `incident_severity`, `incident_search_text`. */
const incidentOrders: Readonly<
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

/** Whether a list is in the order of what happened. */
export function isInTime({ sort }: Pick<IncidentFilters, 'sort'>): boolean {
  return sort === 'anchor' || sort === '-anchor';
}

/** The order of a list, by columns that {@link filterIncidents} brings into the query. */
export function orderOf(
  query: Pick<IncidentFilters, 'sort'>,
  way: WayToScope,
): readonly KeysetColumn[] {
  return orderOnWay(incidentOrders[query.sort], incidentEntities, way);
}

/** Puts the filters of the list into a query; merged incidents are found by their own key only, else through what they were merged into. */
export function filterIncidents(
  select: Knex.QueryBuilder,
  query: IncidentFilters,
  way: WayToScope,
  /** Ids of incidents in the layers that are asked for. */
  layered?: Knex.QueryBuilder,
): void {
  if (
    query.ids === undefined &&
    idInKey('incident', query.q ?? '') === undefined
  ) {
    select.whereNull('incident.merged_into');
  }
  const [{ column: inTime, direction }] = orderOf(query, way);
  if (query.scope !== undefined && way !== 'all') {
    touchingScope(select, incidentEntities, query.scope, way, direction);
  }
  const { scopes, ids: named } = query;
  if (scopes !== undefined) {
    select.whereIn('incident.id', rows => {
      rows.select('incident_entity.incident_id').from('incident_entity');
      inAnyScope(rows, 'incident_entity.entity_ref', scopes);
    });
  }
  if (named !== undefined) select.whereIn('incident.id', [...named]);
  const oneOf = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined) select.whereIn(column, [...values]);
  };
  oneOf('incident.kind', query.kind);
  oneOf('incident.severity', query.severity);
  oneOf('incident.incident_type', query.type);
  oneOf('incident.failure_mode', query.failureMode);
  if (layered) select.whereIn('incident.id', layered);
  if (query.counted !== undefined) {
    const counts = countsIn(query.scope ?? ORGANISATION);
    if (query.counted) select.whereExists(counts);
    else select.whereNotExists(counts);
  }
  const anchors = [
    'incident.anchor_at',
    // Where there is an anchor it sorts: the walk begins and ends with the range.
    isInTime(query) ? inTime : 'incident.sort_at',
  ];
  for (const column of anchors) {
    if (query.from) select.where(column, '>=', toMillis(query.from));
    if (query.to) select.where(column, '<', toMillis(query.to));
  }
  if (query.open !== undefined) {
    if (query.open) select.where('incident.status', 'open');
    else select.whereIn('incident.status', ['mitigated', 'resolved']);
  }
  if (query.flagged !== undefined) {
    select.where('incident.flagged', query.flagged);
  }
  if (query.q) askedFor(select, 'incident', 'incident', query.q);
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

/** Whether figures of a scope count an incident: one of its facts says so (index `incident_fact_incident`). */
function countsIn(scope: string): (facts: Knex.QueryBuilder) => void {
  return facts => {
    facts
      .select('incident_fact.incident_id')
      .from('incident_fact')
      .whereRaw('incident_fact.incident_id = incident.id')
      .where({
        'incident_fact.kind': 'incident',
        'incident_fact.role': 'impacted',
      })
      .whereNotNull('incident_fact.anchor_at');
    inScope(facts, 'incident_fact.entity_ref', scope);
  };
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
      whereOneOf(query, 'incident.created_by', values);
      break;
    case 'status':
      query.whereIn('incident.status', values);
      break;
    case 'kind':
      query.whereIn('incident.kind', values);
      break;
    default:
      whereOneOf(query, 'incident.severity', values);
  }
}

/** The meaning of an incident for rules; {@link applyIncidentLeaf} says the same in SQL. */
export function asResource(
  incident: StoredIncident,
  owners: ReadonlyMap<string, string>,
): ReliabilityResource {
  const refs = incident.entities.map(({ ref }) => ref);
  return {
    owner: refs.flatMap(ref => owners.get(ref) ?? []),
    entity: refs,
    person: incident.createdBy === null ? [] : [incident.createdBy],
    status: [incident.status],
    kind: [incident.kind],
    severity: incident.severity === null ? [] : [incident.severity],
  };
}
