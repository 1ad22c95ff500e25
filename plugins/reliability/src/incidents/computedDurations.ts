import {
  DurationName,
  durationFrom,
  IncidentSummary,
  noTimes,
  timePointKinds,
  TimesInMillis,
} from '@afterword/plugin-reliability-common';

const MINUTE = 60_000;

/** The durations, in the order in which they are shown. */
export const durationNames: readonly DurationName[] = [
  'timeToDetect',
  'timeToRestore',
  'timeToResolve',
];

/**
 * A duration from an incident's own times, in seconds; `undefined` when it is not known. Times are shown to the minute, so it lies
 * between the minutes that are shown and agrees with whoever reckons it again; within one minute it is exact.
 * A time that is flagged gives none, as in the figures.
 */
export function computedDuration(
  { times, flags }: Pick<IncidentSummary, 'times' | 'flags'>,
  name: DurationName,
): number | undefined {
  const millis = (step: number) =>
    timePointKinds.reduce<TimesInMillis>((all, kind) => {
      const point = times[kind];
      return point && !flags.some(({ field }) => field === kind)
        ? { ...all, [kind]: Math.floor(Date.parse(point.at) / step) * step }
        : all;
    }, noTimes);
  const exact = durationFrom(millis(1), name);
  if (exact === undefined) return undefined;
  return (durationFrom(millis(MINUTE), name) || exact) / 1000;
}
