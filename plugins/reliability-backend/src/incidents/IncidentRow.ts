import {
  AffectedEntity,
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
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import {
  bool,
  searchText,
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../platform/database/columns';
import { jsonOf } from '../platform/database/dialect';

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

/** An incident as it is stored, its entities beside it. */
export interface StoredIncident {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly kind: IncidentKind;
  readonly severity: Severity | null;
  readonly status: IncidentStatus;
  readonly incidentType: string | null;
  readonly failureMode: string | null;
  readonly trigger: string | null;
  readonly summary: string;
  readonly stoppedBy: string | null;
  readonly wouldHelp: string | null;
  readonly url: string | null;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly stated: StatedDurations;
  readonly times: EffectiveTimes;
  readonly flags: readonly IncidentFlag[];
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly anchorAt: number | null;
  readonly sortAt: number;
  readonly source: string | null;
  readonly externalId: string | null;
  /** Of the last record that was imported; null for what was not. */
  readonly recordHash: string | null;
  readonly mergedInto: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string | null;
  readonly confidentialId: number | null;
  readonly entities: readonly StoredEntity[];
}

/** What {@link readIncidentRow} expects of each entity. */
export const entityColumns = [
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

/** A row of `incident` with its entities beside it, as the drivers hand it out → what it means. Its JSON columns were written by us. */
export function readIncidentRow(row: Row): StoredIncident {
  const json = <T>(column: string): T => JSON.parse(String(row[column]));
  return {
    id: int(row.id),
    version: int(row.version),
    title: String(row.title),
    kind: row.kind as IncidentKind,
    severity: row.severity as Severity | null,
    status: row.status as IncidentStatus,
    incidentType: textOrNull(row.incident_type),
    failureMode: textOrNull(row.failure_mode),
    trigger: textOrNull(row.trigger),
    summary: String(row.summary),
    stoppedBy: textOrNull(row.stopped_by),
    wouldHelp: textOrNull(row.would_help),
    url: textOrNull(row.url),
    dimensions: json('dimensions'),
    stated: json('stated'),
    times: json('times'),
    flags: bool(row.flagged) ? json('flags') : [],
    extra: row.extra === null ? null : json('extra'),
    anchorAt: intOrNull(row.anchor_at),
    sortAt: int(row.sort_at),
    source: textOrNull(row.source),
    externalId: textOrNull(row.external_id),
    recordHash: textOrNull(row.record_hash),
    mergedInto: intOrNull(row.merged_into),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
    createdBy: textOrNull(row.created_by),
    confidentialId: intOrNull(row.confidential_id),
    entities: readEntities(row.entities),
  };
}

/** Effective candidates → plain times. */
export function timesOf(effective: EffectiveTimes): TimesInMillis {
  return timePointKinds.reduce<TimesInMillis>(
    (times, kind) => ({ ...times, [kind]: effective[kind]?.at ?? null }),
    noTimes,
  );
}

/** What a reader gets to see. */
export function presentIncident(
  stored: StoredIncident,
  known: ReadonlySet<string>,
  postmortems: Incident['postmortems'],
): Incident {
  const timeOf = (kind: TimePointKind): Incident['times'][TimePointKind] => {
    const chosen = stored.times[kind];
    if (chosen === undefined || chosen.at === null) return null;
    return {
      at: toInstant(chosen.at),
      origin: chosen.origin,
      by: chosen.by,
      changedAt: toInstant(chosen.changedAt),
    };
  };
  return {
    key: toKey('incident', stored.id),
    version: stored.version,
    title: stored.title,
    kind: stored.kind,
    severity: stored.severity,
    status: stored.status,
    incidentType: stored.incidentType,
    failureMode: stored.failureMode,
    trigger: stored.trigger,
    visibility: stored.confidentialId === null ? 'everyone' : 'restricted',
    summary: stored.summary,
    stoppedBy: stored.stoppedBy,
    wouldHelp: stored.wouldHelp,
    url: stored.url,
    dimensions: { ...stored.dimensions },
    stated: stored.stated,
    entities: stored.entities.map(
      (entity): AffectedEntity => ({
        ...entity,
        known: known.has(entity.ref),
      }),
    ),
    times: {
      impactStarted: timeOf('impactStarted'),
      detected: timeOf('detected'),
      declared: timeOf('declared'),
      acknowledged: timeOf('acknowledged'),
      mitigated: timeOf('mitigated'),
      resolved: timeOf('resolved'),
    },
    notKnown: timePointKinds.filter(kind => {
      const chosen = stored.times[kind];
      return chosen?.origin === 'human' && chosen.at === null;
    }),
    flags: [...stored.flags],
    source:
      stored.source === null || stored.externalId === null
        ? null
        : { name: stored.source, externalId: stored.externalId },
    createdAt: toInstant(stored.createdAt),
    updatedAt: toInstant(stored.updatedAt),
    createdBy: stored.createdBy,
    mergedInto:
      stored.mergedInto === null ? null : toKey('incident', stored.mergedInto),
    postmortems,
  };
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
