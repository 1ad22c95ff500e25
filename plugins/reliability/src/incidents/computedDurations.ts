import type { Incident } from '@afterword/plugin-reliability-common';

/** A duration that an incident's times give. */
export type DurationName = 'timeToDetect' | 'timeToRestore' | 'timeToResolve';

/** Start and end of each duration, by METRICS: none is guessed from another. */
const ENDS = {
  timeToDetect: ['impactStarted', 'detected'],
  timeToRestore: ['impactStarted', 'mitigated'],
  timeToResolve: ['declared', 'resolved'],
} as const;

/** The durations, in the order in which they are shown. */
export const durationNames: readonly DurationName[] = [
  'timeToDetect',
  'timeToRestore',
  'timeToResolve',
];

/**
 * A duration from an incident's own times, in seconds; `undefined` when one of
 * the two is not known, or they cannot be right. Noticed before impact is 0.
 */
export function computedDuration(
  { times }: Pick<Incident, 'times'>,
  name: DurationName,
): number | undefined {
  const [from, to] = ENDS[name].map(kind => times[kind]?.at);
  if (from === undefined || to === undefined) return undefined;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  if (seconds >= 0) return seconds;
  return name === 'timeToDetect' ? 0 : undefined;
}
