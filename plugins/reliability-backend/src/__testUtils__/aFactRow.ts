import { IncidentFactRow } from '../platform/facts/Facts';

/** What figures know of an incident that lasted a minute; its entity is one of three, by its id. */
export function aFactRow(
  id: number,
  at: number | null,
  confidentialId: number | null = null,
): IncidentFactRow {
  return {
    entity_ref: `component:default/service-${id % 3}`,
    role: 'impacted',
    incident_id: id,
    impact: null,
    kind: 'incident',
    severity: 'sev2',
    incident_type: null,
    failure_mode: null,
    trigger: null,
    anchor_at: at,
    impact_started_at: at,
    detected_at: null,
    declared_at: null,
    acknowledged_at: null,
    mitigated_at: at === null ? null : at + 60_000,
    resolved_at: null,
    stated_time_to_detect: null,
    stated_time_to_restore: null,
    stated_time_to_resolve: null,
    flagged: '[]',
    confidential_id: confidentialId,
  };
}
