import { Promised, Status } from '../events';
import { dayOfMillis } from './naiveTime';
import { shareInterval } from './naiveStatistics';

const DAY = 24 * 60 * 60 * 1000;

/** Whether the end of a day is in a window; the end of the window counts to it, its beginning does not. */
function passes(day: string | null, from: number, until: number): boolean {
  if (day === null) return false;
  const end = Date.parse(`${day}T00:00:00Z`) + DAY;
  return end > from && end <= until;
}

const isDone = (item: Promised) =>
  item.status === 'done' || item.status === 'verified';

/** Figures of action items. */
export function naiveCommitments(
  items: readonly Promised[],
  from: number,
  until: number,
  now: number,
): { onTime: object; verified: object; counts: object } {
  const due = items.filter(item => passes(item.originalDue, from, until));
  const kept = due.filter(item => item.status !== 'declined');
  const known = kept.filter(item => !isDone(item) || item.doneAt !== null);
  const early = known.filter(
    item =>
      isDone(item) &&
      item.doneAt !== null &&
      item.originalDue !== null &&
      dayOfMillis(item.doneAt) <= item.originalDue,
  );
  const checked = items.filter(item => passes(item.checkOn, from, until));
  const of = (status: Status) =>
    checked.filter(item => item.status === status).length;
  const open = items.filter(item =>
    ['committed', 'inProgress', 'ineffective'].includes(item.status),
  );
  const today = dayOfMillis(now);
  const soon = dayOfMillis(now + 7 * DAY);
  return {
    onTime: {
      definition: 'commitmentsOnTime',
      unit: 'ratio',
      declined: due.length - kept.length,
      ...share(early.length, known.length, kept.length),
    },
    verified: {
      definition: 'commitmentsVerified',
      unit: 'ratio',
      ...share(of('verified'), of('verified') + of('ineffective') + of('done')),
    },
    counts: {
      open: open.length,
      overdue: open.filter(item => item.due !== null && item.due < today)
        .length,
      dueSoon: open.filter(
        item => item.due !== null && item.due >= today && item.due <= soon,
      ).length,
    },
  };
}

/** `k` of `n`, of which so many could be known. */
function share(k: number, n: number, total = n): object {
  if (total === 0) return { state: 'none' };
  const coverage = { known: n, total };
  if (n * 5 < total * 4) return { state: 'unattributed', coverage };
  return {
    state: n < 20 ? 'lowConfidence' : 'ok',
    value: k / n,
    interval: shareInterval(k, n),
    k,
    n,
    coverage,
  };
}
