import type {
  IncidentFlag,
  IncidentKind,
  IncidentStatus,
  StatedDurations,
  TimePointKind,
} from './model';

const MINUTE = 60_000;
const DAY = 86_400_000;

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

/** Whether a kind counts in frequency and durations. @public */
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

/**
 * What cannot be right about an incident's times. A flagged value is kept and shown; figures leave it out and say so in
 * their coverage.
 *
 * @param now - UTC milliseconds; a minute of clock difference is forgiven
 * @public
 */
export function flagsOf(
  times: TimesInMillis,
  stated: StatedDurations,
  toMillis: (duration: string) => number,
  now: number,
): IncidentFlag[] {
  const flags: IncidentFlag[] = [];
  const flag = (field: string, reason: IncidentFlag['reason']) =>
    flags.push({ field, reason });
  for (const [kind, at] of Object.entries(times)) {
    if (at !== null && at > now + MINUTE) flag(kind, 'inTheFuture');
  }
  const { impactStarted, detected, declared, mitigated, resolved } = times;
  const start = impactStarted ?? detected ?? declared;
  for (const kind of ['acknowledged', 'mitigated', 'resolved'] as const) {
    const at = times[kind];
    if (at !== null && start !== null && at < start) flag(kind, 'beforeStart');
    else if (at !== null && start !== null && at - start > 365 * DAY)
      flag(kind, 'implausiblyLong');
  }
  if (declared !== null && impactStarted !== null) {
    if (declared < impactStarted) flag('declared', 'beforeStart');
    else if (declared - impactStarted > 365 * DAY)
      flag('declared', 'implausiblyLong');
  }
  if (
    times.acknowledged !== null &&
    detected !== null &&
    times.acknowledged < detected &&
    !(start !== null && times.acknowledged < start)
  ) {
    flag('acknowledged', 'beforeDetected');
  }
  if (
    declared !== null &&
    resolved !== null &&
    resolved < declared &&
    !(start !== null && resolved < start)
  ) {
    flag('resolved', 'beforeStart');
  }
  const differs = (
    field: keyof StatedDurations,
    from: number | null,
    to: number | null,
  ) => {
    const said = stated[field];
    if (said === undefined || from === null || to === null) return;
    if (Math.abs(toMillis(said) - (to - from)) > MINUTE)
      flag(`stated.${field}`, 'differsFromStated');
  };
  differs('timeToRestore', impactStarted, mitigated);
  differs('timeToResolve', declared, resolved);
  differs('timeToDetect', impactStarted, detected);
  return flags;
}

/**
 * A title for a near miss: the first sentence of what nearly happened, on one line, shortened at a word.
 *
 * @public
 */
export function nearMissTitle(whatNearlyHappened: string): string {
  const flat = whatNearlyHappened.replace(/\s+/g, ' ').trim();
  const sentence = /^.+?[.!?](?=\s|$)/.exec(flat)?.[0] ?? flat;
  const bare = sentence.replace(/[.!?]+$/, '').trim() || flat;
  if (bare.length <= 120) return bare;
  const cut = bare.slice(0, 119);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))}…`;
}
