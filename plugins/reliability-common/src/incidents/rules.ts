import { fitted } from '../contract';
import {
  IncidentFlag,
  IncidentKind,
  IncidentStatus,
  StatedDurations,
  TimePointKind,
  timePointKinds,
} from './model';

const MINUTE = 60_000;
const YEAR = 365 * 86_400_000;

/** Time points as UTC milliseconds; null is not known. @public */
export type TimesInMillis = Readonly<Record<TimePointKind, number | null>>;

/** No time point known. @public */
export const noTimes: TimesInMillis = {
  impactStarted: null,
  detected: null,
  declared: null,
  acknowledged: null,
  mitigated: null,
  resolved: null,
};

/**
 * Where an incident stands, from what is known: resolved, else mitigated (impact over), else open.
 *
 * @public
 */
export function statusOf(times: TimesInMillis): IncidentStatus {
  if (times.resolved !== null) return 'resolved';
  if (times.mitigated !== null) return 'mitigated';
  return 'open';
}

/**
 * The moment that places an incident in a window: impactStarted, else detected, else declared. Used in no duration.
 *
 * @public
 */
export function anchorOf(times: TimesInMillis): number | null {
  return times.impactStarted ?? times.detected ?? times.declared;
}

/** Whether a kind counts in frequency and durations. @internal */
export function counts(kind: IncidentKind): boolean {
  return kind === 'incident';
}

/** One origin's word on one time point. `at` null: this origin says that it is not known. @public */
export interface TimePointCandidate {
  readonly kind: TimePointKind;
  readonly origin: 'human' | 'source';
  /** The person's reference or the source's name; null where no author is kept. */
  readonly by: string | null;
  readonly at: number | null;
  readonly changedAt: number;
}

/**
 * Picks the effective candidate of one time point: the latest word of a person, else the source that comes first in
 * `precedence`, sources that are not listed after those that are, by name. The order of arrival plays no part.
 *
 * @param candidates - all of one kind, at most one for each origin and author
 * @returns the winner, or `undefined` when there is none; its `at` may be null ("not known" said by a person)
 * @public
 */
export function effectiveCandidate(
  candidates: readonly TimePointCandidate[],
  precedence: readonly string[] = [],
): TimePointCandidate | undefined {
  const rank = (candidate: TimePointCandidate) => {
    const index = precedence.indexOf(candidate.by ?? '');
    return index === -1 ? precedence.length : index;
  };
  return [...candidates].sort((a, b) => {
    if (a.origin !== b.origin) return a.origin === 'human' ? -1 : 1;
    if (a.origin === 'human') {
      return (
        b.changedAt - a.changedAt || (a.by ?? '').localeCompare(b.by ?? '')
      );
    }
    // A source that does not know must not hide one that does.
    if ((a.at === null) !== (b.at === null)) return a.at === null ? 1 : -1;
    return rank(a) - rank(b) || (a.by ?? '').localeCompare(b.by ?? '');
  })[0];
}

/** A duration that an incident's times give. @public */
export type DurationName = keyof StatedDurations;

/** Start and end of each duration: none is guessed from another. */
const stretches: Readonly<
  Record<DurationName, readonly [TimePointKind, TimePointKind]>
> = {
  timeToDetect: ['impactStarted', 'detected'],
  timeToRestore: ['impactStarted', 'mitigated'],
  timeToResolve: ['declared', 'resolved'],
};

/**
 * A duration from an incident's own times; `undefined` when one of the two is not known, or they cannot be right. Noticed before impact
 * is 0.
 *
 * @returns milliseconds
 * @public
 */
export function durationFrom(
  times: TimesInMillis,
  name: DurationName,
): number | undefined {
  const [start, end] = stretches[name].map(kind => times[kind]);
  if (start === null || end === null) return undefined;
  if (end >= start) return end - start;
  return name === 'timeToDetect' ? 0 : undefined;
}

/**
 * What cannot be right about an incident's times. A flagged value is kept and shown; figures leave it out and say so in
 * their coverage. Noticed before users were hurt is early, not impossible.
 *
 * @param toMillis - ISO 8601 duration → milliseconds
 * @param now - UTC milliseconds; a minute of clock difference is forgiven
 * @public
 */
export function flagsOf(
  times: TimesInMillis,
  stated: StatedDurations,
  toMillis: (duration: string) => number,
  now: number,
): IncidentFlag[] {
  const { impactStarted, detected, declared } = times;
  const start = impactStarted ?? detected ?? declared;
  const isBefore = (at: number, other: number | null) =>
    other !== null && at < other;
  const reasonOf = (
    kind: TimePointKind,
    at: number,
  ): IncidentFlag['reason'] | undefined => {
    if (at > now + MINUTE) return 'inTheFuture';
    if (kind === 'impactStarted') return undefined;
    if (start !== null && at - start > YEAR) return 'implausiblyLong';
    if (kind === 'detected') return undefined;
    if (isBefore(at, start)) return 'beforeStart';
    if (kind === 'acknowledged' && isBefore(at, detected))
      return 'beforeDetected';
    if (kind === 'resolved' && isBefore(at, declared)) return 'beforeStart';
    return undefined;
  };
  const wrongTimes = timePointKinds.flatMap(kind => {
    const at = times[kind];
    const reason = at === null ? undefined : reasonOf(kind, at);
    return reason === undefined ? [] : [{ field: kind, reason }];
  });
  const wrongDurations = Object.entries(stretches).flatMap(
    ([name, [from, to]]): IncidentFlag[] => {
      const said = stated[name as DurationName];
      const [first, last] = [times[from], times[to]];
      if (said === undefined || first === null || last === null) return [];
      return Math.abs(toMillis(said) - (last - first)) > MINUTE
        ? [{ field: `stated.${name}`, reason: 'differsFromStated' }]
        : [];
    },
  );
  return [...wrongTimes, ...wrongDurations];
}

/**
 * A title for a near miss: the first sentence of what nearly happened, on one line, shortened at a word.
 *
 * @public
 */
export function nearMissTitle(whatNearlyHappened: string): string {
  // A title needs no more of a long text, and the patterns below stay quick.
  const flat = whatNearlyHappened
    .trim()
    .slice(0, 1_000)
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.+?[.!?](?=\s|$)/.exec(flat)?.[0] ?? flat;
  const bare = sentence.replace(/[.!?]+$/, '').trim() || flat;
  if (bare.length <= 120) return bare;
  const cut = fitted(bare, 119);
  return `${fitted(cut, Math.max(cut.lastIndexOf(' '), 60))}…`;
}
