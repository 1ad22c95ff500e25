import { isOverdue, openCommitmentStatuses } from '../actionItems';
import type { CommitmentFact } from './facts';
import type { CommitmentCounts, ShareFigure } from './model';
import { wilsonInterval } from './statistics';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** Days ahead that count as soon. @public */
export const DUE_SOON_DAYS = 7;

/** Below this coverage a share is not shown. @public */
export const LOWEST_COVERAGE = 0.8;

/**
 * Of the action items originally due in the window, the share done or verified by then. A promise may be kept until the end of
 * its day in UTC; it falls due in the window that holds that moment, counting the window's end and not its start, so that
 * neighbouring windows share none and a promise of today is not yet judged.
 *
 * @param facts - an action item's row may come more than once, in any order
 * @public
 */
export function shareOnTime(
  facts: readonly CommitmentFact[],
  window: MetricsWindow,
): ShareFigure {
  const due = distinct(facts).flatMap(fact => {
    if (fact.originalDue === null) return [];
    const deadline = endOfDay(fact.originalDue);
    return deadline > window.from && deadline <= window.until
      ? [{ ...fact, deadline }]
      : [];
  });
  const kept = due.filter(fact => fact.status !== 'declined');
  const base = {
    definition: 'commitmentsOnTime',
    unit: 'ratio',
    declined: due.length - kept.length,
  } as const;
  if (kept.length === 0) return { state: 'none', ...base };
  const isDone = ({ status }: CommitmentFact) =>
    status === 'done' || status === 'verified';
  const known = kept.filter(fact => !isDone(fact) || fact.doneAt !== null);
  const coverage = { known: known.length, total: kept.length };
  if (known.length < LOWEST_COVERAGE * kept.length) {
    return { state: 'unattributed', ...base, coverage };
  }
  const n = known.length;
  const k = known.filter(
    fact => isDone(fact) && fact.doneAt !== null && fact.doneAt < fact.deadline,
  ).length;
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
 * Promises as of now: open, overdue, and due within {@link DUE_SOON_DAYS} days.
 *
 * @param facts - an action item's row may come more than once, in any order
 * @param now - UTC milliseconds
 * @public
 */
export function countCommitments(
  facts: readonly CommitmentFact[],
  now: number,
): CommitmentCounts {
  const today = dayOf(now);
  const soon = dayOf(now + DUE_SOON_DAYS * DAY);
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

function distinct(facts: readonly CommitmentFact[]): CommitmentFact[] {
  return [...new Map(facts.map(fact => [fact.actionItemId, fact])).values()];
}

/** The first moment after a day, UTC milliseconds. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY;
}

function dayOf(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
