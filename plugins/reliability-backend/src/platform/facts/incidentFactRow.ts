import {
  anchorOf,
  IncidentFact,
  TimePointKind,
  timePointKinds,
  TimesInMillis,
} from '@afterword/plugin-reliability-common';
import { int, intOrNull, Row, textOrNull } from '../database/columns';

/** What is selected of `incident_fact` for {@link readIncidentFact}. */
export const incidentFactColumns = [
  'entity_ref',
  'role',
  'incident_id',
  'impact',
  'kind',
  'severity',
  'incident_type',
  'failure_mode',
  'trigger',
  'impact_started_at',
  'detected_at',
  'declared_at',
  'acknowledged_at',
  'mitigated_at',
  'resolved_at',
  'stated_time_to_detect',
  'stated_time_to_restore',
  'stated_time_to_resolve',
  'flagged',
].map(column => `incident_fact.${column}`);

/** A row of `incident_fact` → a fact. */
export function readIncidentFact(row: Row): IncidentFact {
  const times: TimesInMillis = {
    impactStarted: intOrNull(row.impact_started_at),
    detected: intOrNull(row.detected_at),
    declared: intOrNull(row.declared_at),
    acknowledged: intOrNull(row.acknowledged_at),
    mitigated: intOrNull(row.mitigated_at),
    resolved: intOrNull(row.resolved_at),
  };
  return {
    incidentId: int(row.incident_id),
    entityRef: row.entity_ref === '' ? null : String(row.entity_ref),
    role: row.role as IncidentFact['role'],
    impact: row.impact as IncidentFact['impact'],
    kind: row.kind as IncidentFact['kind'],
    severity: row.severity as IncidentFact['severity'],
    incidentType: textOrNull(row.incident_type),
    failureMode: textOrNull(row.failure_mode),
    trigger: textOrNull(row.trigger),
    anchorAt: anchorOf(times),
    times,
    stated: {
      timeToDetect: intOrNull(row.stated_time_to_detect),
      timeToRestore: intOrNull(row.stated_time_to_restore),
      timeToResolve: intOrNull(row.stated_time_to_resolve),
    },
    flagged: flaggedOf(String(row.flagged)),
  };
}

const nothingFlagged: readonly TimePointKind[] = [];

function flaggedOf(json: string): readonly TimePointKind[] {
  if (json === '[]') return nothingFlagged;
  const names: string[] = JSON.parse(json);
  return timePointKinds.filter(kind => names.includes(kind));
}
