import {
  type ActionItemStatus,
  isOverdue,
  openCommitmentStatuses,
} from '../actionItems';
import type { CommitmentFact } from './facts';
import type { CommitmentCounts, ShareFigure } from './model';
import { wilsonInterval } from './statistics';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** Days ahead that count as soon. @internal */
export const DUE_SOON_DAYS = 7;

/** Statuses in which a promise was kept, early or late. @public */
export const doneStatuses: readonly ActionItemStatus[] = ['done', 'verified'];

/** Below this coverage a share is not shown. @internal */
export const LOWEST_COVERAGE = 0.8;

/** The promises that fall due in a window, as a share of them is made of. @public */
export interface DueCounts {
  readonly declined: number;
  /** Not declined. */
  readonly kept: number;
  /** Kept, and either not done or done at a known time. */
  readonly known: number;
  /** Done or verified by the end of the day first promised. */
  readonly onTime: number;
}

/**
 * The original due days of the promises that fall due in a window: after `after`, up to `until`, which is included. A promise may be
 * kept until the end of its day in UTC; it falls due in the window that holds that moment, counting the window's end and not its
 * start, so that neighbouring windows share none and a promise of today is not yet judged.
 *
 * @public
 */
export function daysDueIn(window: Pick<MetricsWindow, 'from' | 'until'>): {
  readonly after: string;
  readonly until: string;
} {
  return { after: dayOf(window.from - DAY), until: dayOf(window.until - DAY) };
}

/**
 * Counts the promises that fall due in a window. It is the definition: a store counts the same in its own language.
 *
 * @param facts - an action item's row may come more than once, in any order
 * @public
 */
export function countDue(
  facts: readonly CommitmentFact[],
  window: Pick<MetricsWindow, 'from' | 'until'>,
): DueCounts {
  const { after, until } = daysDueIn(window);
  const due = distinct(facts).flatMap(fact =>
    fact.originalDue !== null &&
    fact.originalDue > after &&
    fact.originalDue <= until
      ? [{ ...fact, originalDue: fact.originalDue }]
      : [],
  );
  const kept = due.filter(fact => fact.status !== 'declined');
  const isDone = ({ status }: CommitmentFact) => doneStatuses.includes(status);
  return {
    declined: due.length - kept.length,
    kept: kept.length,
    known: kept.filter(fact => !isDone(fact) || fact.doneAt !== null).length,
    onTime: kept.filter(
      fact =>
        isDone(fact) &&
        fact.doneAt !== null &&
        dayOf(fact.doneAt) <= fact.originalDue,
    ).length,
  };
}

/** The promises that fell due on one day. @public */
export interface DueOnDay extends DueCounts {
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * The promises of some days that fall due in a window, as `countDue` counts them.
 *
 * @param days - each day once
 * @public
 */
export function sumDue(
  days: readonly DueOnDay[],
  window: Pick<MetricsWindow, 'from' | 'until'>,
): DueCounts {
  const { after, until } = daysDueIn(window);
  const sum = { declined: 0, kept: 0, known: 0, onTime: 0 };
  for (const { day, declined, kept, known, onTime } of days) {
    if (day <= after || day > until) continue;
    sum.declined += declined;
    sum.kept += kept;
    sum.known += known;
    sum.onTime += onTime;
  }
  return sum;
}

/** Of the promises that fall due in a window, the share done or verified by the end of the day first promised. @public */
export function shareOnTime(counts: DueCounts): ShareFigure {
  const { declined, kept, known: n, onTime: k } = counts;
  const base = {
    definition: 'commitmentsOnTime',
    unit: 'ratio',
    declined,
  } as const;
  if (kept === 0) return { state: 'none', ...base };
  const coverage = { known: n, total: kept };
  if (n < LOWEST_COVERAGE * kept) {
    return { state: 'unattributed', ...base, coverage };
  }
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    value: k / n,
    interval: [...wilsonInterval(k, n)],
    k,
    n,
    coverage,
  };
}

/**
 * Promises as of now: open, overdue, and due within `DUE_SOON_DAYS` days.
 *
 * @param facts - an action item's row may come more than once, in any order
 * @param now - UTC milliseconds
 * @public
 */
export function countCommitments(
  facts: readonly CommitmentFact[],
  now: number,
): CommitmentCounts {
  const { today, soon } = dueDays(now);
  const open = distinct(facts).filter(({ status }) =>
    openCommitmentStatuses.includes(status),
  );
  return {
    open: open.length,
    overdue: open.filter(({ status, due }) => isOverdue(status, due, today))
      .length,
    dueSoon: open.filter(
      ({ due }) => due !== null && due >= today && due <= soon,
    ).length,
  };
}

/** Today, and the last day that counts as soon, `YYYY-MM-DD` in UTC. @public */
export function dueDays(now: number): {
  readonly today: string;
  readonly soon: string;
} {
  return { today: dayOf(now), soon: dayOf(now + DUE_SOON_DAYS * DAY) };
}

function distinct(facts: readonly CommitmentFact[]): CommitmentFact[] {
  return [...new Map(facts.map(fact => [fact.actionItemId, fact])).values()];
}

function dayOf(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
