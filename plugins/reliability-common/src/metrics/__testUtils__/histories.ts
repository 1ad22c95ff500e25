import fc from 'fast-check';
import {
  anchorOf,
  entityRoles,
  incidentKinds,
  severities,
} from '../../incidents';
import type { IncidentFact } from '../facts';
import { anIncidentFact, MINUTE, NOW } from '../testing/factBuilders';

const at = fc
  .integer({ min: -120 * 24 * 60, max: 60 })
  .map(minutes => NOW + minutes * MINUTE);
const after = fc.option(fc.integer({ min: -30, max: 5000 }), { freq: 4 });

/** One incident and the rows of the entities that it is on. */
const incidentRows = fc
  .record({
    at,
    started: fc.boolean(),
    detected: after,
    mitigated: after,
    resolved: after,
    kind: fc.oneof(
      { arbitrary: fc.constant('incident' as const), weight: 4 },
      { arbitrary: fc.constantFrom(...incidentKinds), weight: 1 },
    ),
    severity: fc.option(fc.constantFrom(...severities)),
    flagged: fc.subarray(['impactStarted', 'mitigated'] as const, {
      maxLength: 1,
    }),
    roles: fc.array(fc.constantFrom(...entityRoles), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ at: start, roles, ...rest }) => {
    const point = (minutes: number | null) =>
      minutes === null ? null : start + minutes * MINUTE;
    const times = {
      impactStarted: rest.started ? start : null,
      detected: point(rest.detected),
      declared: null,
      acknowledged: null,
      mitigated: point(rest.mitigated),
      resolved: point(rest.resolved),
    };
    return roles.map((role, index) =>
      anIncidentFact({
        entityRef: `component:default/entity-${index}`,
        role,
        kind: rest.kind,
        severity: rest.severity,
        times,
        anchorAt: anchorOf(times),
        flagged: rest.flagged,
      }),
    );
  });

/** Facts of up to 60 incidents in the 120 days before {@link NOW}, on up to three entities each. */
export const histories = fc
  .array(incidentRows, { maxLength: 60 })
  .map(incidents =>
    incidents.flatMap((rows, incidentId) =>
      rows.map((row): IncidentFact => ({ ...row, incidentId })),
    ),
  );
