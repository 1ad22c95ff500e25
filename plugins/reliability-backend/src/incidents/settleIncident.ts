import {
  anchorOf,
  durationToMillis,
  effectiveCandidate,
  flagsOf,
  statusOf,
  TimePointCandidate,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import { IncidentFields, EffectiveTimes, timesOf } from './IncidentRow';

/** Fields of an incident that a person or a source sets; the rest follows from them and from the time points. */
export type GivenFields = Omit<
  IncidentFields,
  'status' | 'times' | 'flags' | 'anchorAt' | 'sortAt'
>;

/**
 * Derives what follows from an incident's fields and every origin's word on its time points: the effective times, the status, the
 * anchor, what cannot be right, and its place in lists.
 */
export function settleIncident(
  given: GivenFields,
  candidates: readonly TimePointCandidate[],
  precedence: readonly string[],
  now: number,
): IncidentFields {
  const effective: EffectiveTimes = Object.fromEntries(
    timePointKinds.flatMap(kind => {
      const chosen = effectiveCandidate(
        candidates.filter(candidate => candidate.kind === kind),
        precedence,
      );
      return chosen === undefined ? [] : [[kind, chosen]];
    }),
  );
  const times = timesOf(effective);
  const anchorAt = anchorOf(times);
  return {
    ...given,
    times: effective,
    status: statusOf(times),
    flags: flagsOf(times, given.stated, durationToMillis, now),
    anchorAt,
    sortAt: anchorAt ?? given.createdAt,
  };
}
