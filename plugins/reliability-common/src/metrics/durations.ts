import { statusOf, type TimePointKind } from '../incidents';
import type { IncidentFact } from './facts';

const DAY = 86_400_000;

/** A span of an incident longer than this is taken for a mistyped year. @public */
export const LONGEST_PLAUSIBLE = 365 * DAY;

/** The durations of an incident, in the order in which they begin. @public */
export const durationKinds = [
  'timeToDetect',
  'timeToAcknowledge',
  'timeToRestore',
  'timeToResolve',
] as const;
/** A duration of an incident. @public */
export type DurationKind = (typeof durationKinds)[number];

/** Choices that change what a duration is. @public */
export interface DurationOptions {
  /** `stated`: what somebody stated, where an incident has it. */
  readonly durations: 'computed' | 'stated';
  /** Where time to resolve begins. */
  readonly resolveFrom: 'declared' | 'impactStarted';
}

/**
 * One duration of one incident: known; open (at least that long, not over); unknown because a time point is; impossible
 * because one cannot be right. Milliseconds.
 *
 * @public
 */
export type DurationReading =
  | {
      readonly state: 'known';
      readonly millis: number;
      readonly early: boolean;
    }
  | {
      readonly state: 'open';
      readonly millis: number;
      /** UTC milliseconds. */
      readonly start: number;
    }
  | { readonly state: 'unknown' }
  | { readonly state: 'impossible' };

/**
 * Reads one duration of an incident. Only what needs an end that is still to come can be open: restoring and resolving, while
 * the incident is neither mitigated nor resolved. Resolved without a mitigated time is unknown, and so is mitigated without a
 * resolved one. Detected before impact began is a known 0, `early`.
 *
 * @param censorAt - UTC milliseconds until which an open incident has lasted
 * @internal
 */
export function readDuration(
  fact: IncidentFact,
  kind: DurationKind,
  options: DurationOptions,
  censorAt: number,
): DurationReading {
  if (options.durations === 'stated' && kind !== 'timeToAcknowledge') {
    const stated = fact.stated[kind];
    if (stated !== null)
      return { state: 'known', millis: stated, early: false };
  }
  const [from, to] = durationEnds(kind, options);
  const { flagged, times } = fact;
  if (flagged.includes(from) || flagged.includes(to)) {
    return { state: 'impossible' };
  }
  const start = times[from];
  const end = times[to];
  if (start === null) return { state: 'unknown' };
  if (end === null) {
    const canBeOpen = kind === 'timeToRestore' || kind === 'timeToResolve';
    return canBeOpen && statusOf(times) === 'open'
      ? { state: 'open', millis: Math.max(0, censorAt - start), start }
      : { state: 'unknown' };
  }
  const millis = end - start;
  const early = kind === 'timeToDetect' && millis < 0;
  if (Math.abs(millis) > LONGEST_PLAUSIBLE || (millis < 0 && !early)) {
    return { state: 'impossible' };
  }
  return { state: 'known', millis: early ? 0 : millis, early };
}

const computed: DurationOptions = {
  durations: 'computed',
  resolveFrom: 'declared',
};

/**
 * Whether an incident that nobody has closed may be over: what is over after more than {@link LONGEST_PLAUSIBLE} cannot be right, so nothing
 * is taken for open for longer. Nobody knows then for how long it hurt.
 *
 * @param now - UTC milliseconds
 * @internal
 */
export function mayBeOver(fact: IncidentFact, now: number): boolean {
  const read = readDuration(fact, 'timeToRestore', computed, now);
  return read.state === 'open' && read.millis > LONGEST_PLAUSIBLE;
}

/**
 * The time points that a duration lies between.
 *
 * @public
 */
export function durationEnds(
  kind: DurationKind,
  options: Pick<DurationOptions, 'resolveFrom'>,
): readonly [TimePointKind, TimePointKind] {
  switch (kind) {
    case 'timeToDetect':
      return ['impactStarted', 'detected'];
    case 'timeToAcknowledge':
      return ['detected', 'acknowledged'];
    case 'timeToRestore':
      return ['impactStarted', 'mitigated'];
    case 'timeToResolve':
      return [options.resolveFrom, 'resolved'];
    default: {
      const unknown: never = kind;
      throw new TypeError(`${unknown} is no duration`);
    }
  }
}
