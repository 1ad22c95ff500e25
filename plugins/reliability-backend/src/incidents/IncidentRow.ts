import {
  EntityRole,
  ImpactLevel,
  Incident,
  IncidentFlag,
  IncidentKind,
  IncidentStatus,
  noTimes,
  Severity,
  StatedDurations,
  TimePointCandidate,
  TimePointKind,
  timePointKinds,
  TimesInMillis,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { nameToShow } from '../platform/access/sourceToShow';
import {
  bool,
  searchText,
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../platform/database/columns';
import { jsonArrayOf, jsonOf } from '../platform/database/dialect';

/** An affected entity as it is stored. */
export interface StoredEntity {
  readonly ref: string;
  readonly role: EntityRole;
  readonly impact: ImpactLevel | null;
}

/** The effective candidate of each time point that has one. */
export type EffectiveTimes = Readonly<
  Partial<Record<TimePointKind, TimePointCandidate>>
>;

/** What lists read of an incident, its entities beside it. */
export interface ListedIncident {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly kind: IncidentKind;
  readonly severity: Severity | null;
  readonly status: IncidentStatus;
  readonly incidentType: string | null;
  readonly failureMode: string | null;
  readonly url: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly times: EffectiveTimes;
  readonly stated: StatedDurations;
  readonly flags: readonly IncidentFlag[];
  readonly anchorAt: number | null;
  readonly source: string | null;
  readonly externalId: string | null;
  readonly mergedInto: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string | null;
  readonly confidentialId: number | null;
  readonly entities: readonly StoredEntity[];
}

/** An incident as it is stored, its entities beside it. */
export interface StoredIncident extends ListedIncident {
  readonly trigger: string | null;
  readonly summary: string;
  readonly stoppedBy: string | null;
  readonly wouldHelp: string | null;
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly sortAt: number;
  /** Of the last record that was imported; null for what was not. */
  readonly recordHash: string | null;
}

/** What stands beside a postmortem of each incident that it is about. */
export type IncidentGist = Pick<
  ListedIncident,
  'id' | 'title' | 'kind' | 'severity' | 'anchorAt' | 'mergedInto'
> & {
  /** One comes once for each of its roles. */
  readonly entities: readonly Pick<StoredEntity, 'ref'>[];
};

/** Columns of `incident` that {@link readListedRow} expects. */
export const listedColumns = [
  'id',
  'version',
  'title',
  'kind',
  'severity',
  'status',
  'incident_type',
  'failure_mode',
  'url',
  'dimensions',
  'times',
  'stated',
  'flagged',
  'flags',
  'anchor_at',
  'source',
  'external_id',
  'merged_into',
  'created_at',
  'updated_at',
  'created_by',
  'confidential_id',
].map(column => `incident.${column}`);

/** What {@link readIncidentRow} expects of each entity. */
const entityColumns = [
  'incident_entity.entity_ref',
  'incident_entity.role',
  'incident_entity.impact',
];

/** By reference, then role, whatever collation the database has. */
function readEntities(value: unknown): StoredEntity[] {
  return jsonOf<[string, EntityRole, ImpactLevel | null][]>(value)
    .sort()
    .map(([ref, role, impact]) => ({ ref, role, impact }));
}

/** What {@link readGists} expects of each `incident`. */
export function gistColumns(tx: Knex): (string | Knex.QueryBuilder)[] {
  return [
    'incident.id',
    'incident.title',
    'incident.kind',
    'incident.severity',
    'incident.anchor_at',
    'incident.merged_into',
    jsonArrayOf(tx, entitiesOfRow(tx), ['incident_entity.entity_ref']),
  ];
}

/** A JSON column of {@link gistColumns}, with a place in an order behind them → incidents in that order. */
export function readGists(value: unknown): IncidentGist[] {
  return jsonOf<
    [
      ...[number, string, IncidentKind, Severity | null],
      ...[number | null, number | null, [string][], number],
    ][]
  >(value)
    .sort((a, b) => a[7] - b[7])
    .map(([id, title, kind, severity, anchorAt, mergedInto, refs]) => ({
      ...{ id, title, kind, severity, anchorAt, mergedInto },
      entities: refs.map(([ref]) => ({ ref })),
    }));
}

/** The column of `IncidentLinks` → postmortems beside an incident, oldest first. */
export function readPostmortems(value: unknown): Incident['postmortems'] {
  const rows = jsonOf<[number, string, string][]>(value);
  // Two incidents that were merged may have had the same postmortem.
  return [...new Map(rows.map(row => [row[0], row])).values()]
    .sort(([a], [b]) => a - b)
    .map(([id, title, status]) => ({
      key: toKey('postmortem', id),
      title,
      status,
    }));
}

/** That column for one incident alone. */
export async function postmortemsBeside(
  tx: Knex,
  id: number,
  postmortems: Knex.QueryBuilder,
): Promise<Incident['postmortems']> {
  const row = await tx('incident')
    .where('incident.id', id)
    .first({ postmortems });
  return readPostmortems(row.postmortems);
}

/** Rows for {@link readIncidentRow}, or fewer columns for {@link readListedRow}: incidents, their entities beside them. */
export function incidentRows(
  tx: Knex,
  columns: readonly string[] = ['incident.*'],
): Knex.QueryBuilder {
  return tx('incident').select(...columns, {
    entities: jsonArrayOf(tx, entitiesOfRow(tx), entityColumns),
  });
}

function entitiesOfRow(tx: Knex): Knex.QueryBuilder {
  return tx('incident_entity').whereRaw(
    'incident_entity.incident_id = incident.id',
  );
}

/** A row of a list, as the drivers hand it out → what it means. Its JSON columns were written by us. */
export function readListedRow(row: Row): ListedIncident {
  return {
    id: int(row.id),
    version: int(row.version),
    title: String(row.title),
    kind: row.kind as IncidentKind,
    severity: row.severity as Severity | null,
    status: row.status as IncidentStatus,
    incidentType: textOrNull(row.incident_type),
    failureMode: textOrNull(row.failure_mode),
    url: textOrNull(row.url),
    dimensions: JSON.parse(String(row.dimensions)),
    times: JSON.parse(String(row.times)),
    stated: JSON.parse(String(row.stated)),
    flags: bool(row.flagged) ? JSON.parse(String(row.flags)) : [],
    anchorAt: intOrNull(row.anchor_at),
    source: textOrNull(row.source),
    externalId: textOrNull(row.external_id),
    mergedInto: intOrNull(row.merged_into),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
    createdBy: textOrNull(row.created_by),
    confidentialId: intOrNull(row.confidential_id),
    entities: readEntities(row.entities),
  };
}

/** A row of `incident` with its entities beside it, as the drivers hand it out → what it means. */
export function readIncidentRow(row: Row): StoredIncident {
  return {
    ...readListedRow(row),
    trigger: textOrNull(row.trigger),
    summary: String(row.summary),
    stoppedBy: textOrNull(row.stopped_by),
    wouldHelp: textOrNull(row.would_help),
    extra: row.extra === null ? null : JSON.parse(String(row.extra)),
    sortAt: int(row.sort_at),
    recordHash: textOrNull(row.record_hash),
  };
}

/** Effective candidates → plain times. */
export function timesOf(effective: EffectiveTimes): TimesInMillis {
  return timePointKinds.reduce<TimesInMillis>(
    (times, kind) => ({ ...times, [kind]: effective[kind]?.at ?? null }),
    noTimes,
  );
}

/** Times with their origins, without where a document comes from. */
export function timesToShow(times: EffectiveTimes): EffectiveTimes {
  return timePointKinds.reduce<EffectiveTimes>((shown, kind) => {
    const { [kind]: chosen } = times;
    if (chosen?.origin !== 'source' || chosen.by === null) return shown;
    return { ...shown, [kind]: { ...chosen, by: nameToShow(chosen.by) } };
  }, times);
}

/** Fields of an incident that writing sets; what is derived from them is the service's. */
export type IncidentFields = Omit<
  StoredIncident,
  'id' | 'version' | 'entities'
>;

/** Fields as the row has them. */
export function incidentRowOf(fields: IncidentFields) {
  return {
    title: fields.title,
    search_text: searchText(fields.title),
    kind: fields.kind,
    severity: fields.severity,
    severity_sort: fields.severity ?? 'unknown',
    status: fields.status,
    incident_type: fields.incidentType,
    failure_mode: fields.failureMode,
    trigger: fields.trigger,
    summary: fields.summary,
    stopped_by: fields.stoppedBy,
    would_help: fields.wouldHelp,
    url: fields.url,
    dimensions: JSON.stringify(fields.dimensions),
    stated: JSON.stringify(fields.stated),
    times: JSON.stringify(fields.times satisfies EffectiveTimes),
    flags: JSON.stringify(fields.flags),
    flagged: fields.flags.length > 0,
    extra: fields.extra === null ? null : JSON.stringify(fields.extra),
    anchor_at: fields.anchorAt,
    sort_at: fields.sortAt,
    source: fields.source,
    external_id: fields.externalId,
    record_hash: fields.recordHash,
    merged_into: fields.mergedInto,
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
    created_by: fields.createdBy,
    confidential_id: fields.confidentialId,
  };
}
