import {
  durationToMillis,
  StatedDurations,
} from '@afterword/plugin-reliability-common';
import { IncidentFactRow } from '../platform/facts/Facts';
import { StoredIncident, timesOf } from './IncidentRow';

/** What figures need to know of an incident: one row for each entity and role; none for one that was merged away. */
export function incidentFacts(incident: StoredIncident): IncidentFactRow[] {
  if (incident.mergedInto !== null) return [];
  const times = timesOf(incident.times);
  const stated = (name: keyof StatedDurations) => {
    const text = incident.stated[name];
    return text === undefined ? null : durationToMillis(text);
  };
  const entities =
    incident.entities.length > 0
      ? incident.entities
      : [{ ref: '', role: 'impacted' as const, impact: null }];
  return entities.map(entity => ({
    entity_ref: entity.ref,
    role: entity.role,
    incident_id: incident.id,
    impact: entity.impact,
    kind: incident.kind,
    severity: incident.severity,
    incident_type: incident.incidentType,
    failure_mode: incident.failureMode,
    trigger: incident.trigger,
    anchor_at: incident.anchorAt,
    impact_started_at: times.impactStarted,
    detected_at: times.detected,
    declared_at: times.declared,
    acknowledged_at: times.acknowledged,
    mitigated_at: times.mitigated,
    resolved_at: times.resolved,
    stated_time_to_detect: stated('timeToDetect'),
    stated_time_to_restore: stated('timeToRestore'),
    stated_time_to_resolve: stated('timeToResolve'),
    flagged: JSON.stringify(incident.flags.map(flag => flag.field)),
    confidential_id: incident.confidentialId,
  }));
}
