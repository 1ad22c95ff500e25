import {
  IncidentRecord,
  incidentRecord,
  TimePointKind,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { GivenFields, NewIncident, StoredEntity } from '../../incidents';
import { extraFields } from './extraFields';
import { ImportContext, RecordToImport } from './RecordImporter';

type RecordFields = Pick<
  GivenFields,
  | 'title'
  | 'kind'
  | 'severity'
  | 'incidentType'
  | 'failureMode'
  | 'trigger'
  | 'summary'
  | 'stoppedBy'
  | 'wouldHelp'
  | 'url'
  | 'dimensions'
  | 'stated'
>;

const emptyFields: RecordFields = {
  title: '',
  kind: 'incident',
  severity: null,
  incidentType: null,
  failureMode: null,
  trigger: null,
  summary: '',
  stoppedBy: null,
  wouldHelp: null,
  url: null,
  dimensions: {},
  stated: {},
};

/** An incident as a record brings it in. */
export function newIncident(
  { record, hash }: RecordToImport<IncidentRecord>,
  confidentialId: number | null,
  context: ImportContext,
): NewIncident {
  return {
    given: {
      ...fieldsOf(record, emptyFields),
      extra: extraFields(incidentRecord, record),
      recordHash: hash,
      source: record.source,
      externalId: record.externalId,
      mergedInto: null,
      createdAt: context.now,
      updatedAt: context.now,
      createdBy: null,
      confidentialId,
    },
    entities: entitiesOf(record),
    points: pointsOf(record, context.now),
    record: { actor: context.actor, action: 'imported', silent: true },
  };
}

/** What the record names, and what was there before for the rest; null takes a value away. */
export function fieldsOf(
  record: IncidentRecord,
  before: RecordFields,
): RecordFields {
  const named = <T>(value: T | undefined, present: T): T =>
    value === undefined ? present : value;
  return {
    title: record.title,
    kind: record.kind ?? before.kind,
    severity: named(record.severity, before.severity),
    incidentType: named(record.incidentType, before.incidentType),
    failureMode: named(record.failureMode, before.failureMode),
    trigger: named(record.trigger, before.trigger),
    summary: record.summary ?? before.summary,
    stoppedBy: named(record.stoppedBy, before.stoppedBy),
    wouldHelp: named(record.wouldHelp, before.wouldHelp),
    url: named(record.url, before.url),
    dimensions: record.dimensions ?? before.dimensions,
    stated: record.stated ?? before.stated,
  };
}

/** Each entity once in each role; impact only where users were hurt. */
export function entitiesOf(record: IncidentRecord): StoredEntity[] {
  const unique = new Map(
    (record.entities ?? []).map(({ ref, role, impact }) => [
      `${ref} ${role}`,
      { ref, role, impact: role === 'impacted' ? impact ?? null : null },
    ]),
  );
  return [...unique.values()];
}

/** The source's word on each time point that the record names. */
export function pointsOf(record: IncidentRecord, now: number) {
  return Object.entries(record.times ?? {}).map(([kind, at]) => ({
    kind: kind as TimePointKind,
    origin: 'source' as const,
    by: record.source,
    at: at === null ? null : toMillis(at),
    changedAt: now,
  }));
}
