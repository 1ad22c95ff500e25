import { type ActionItemStatus, openCommitmentStatuses } from '../actionItems';
import { daysDueIn } from './commitmentFigures';
import type { CommitmentAgeFigure, VerifiedFigure } from './model';
import { shareOf } from './share';
import { ascending } from './statistics';
import { FEWEST_FOR_CONFIDENCE, typicalDuration } from './typicalDuration';
import type { MetricsWindow } from './window';

const SECOND = 1000;

/** What the verified share asks of an action item. @public */
export interface VerificationFact {
  readonly actionItemId: number;
  readonly status: ActionItemStatus;
  /** The day on which its effect was to be checked, `YYYY-MM-DD`. */
  readonly checkOn: string | null;
}

/** Action items whose check date passed in a window. @public */
export interface CheckedCounts {
  readonly verified: number;
  readonly ineffective: number;
  /** Done, and not checked by then. */
  readonly unchecked: number;
}

/**
 * Counts the action items whose check date passes in a window, by the rule of {@link daysDueIn}. It is the definition: a store
 * counts the same in its own language.
 *
 * @param facts - an action item's row may come more than once, in any order
 * @public
 */
export function countChecked(
  facts: readonly VerificationFact[],
  window: MetricsWindow,
): CheckedCounts {
  const { after, until } = daysDueIn(window);
  const checked = distinct(facts).filter(
    ({ checkOn }) => checkOn !== null && checkOn > after && checkOn <= until,
  );
  const of = (status: ActionItemStatus) =>
    checked.filter(fact => fact.status === status).length;
  return {
    verified: of('verified'),
    ineffective: of('ineffective'),
    unchecked: of('done'),
  };
}

/** Action items whose check date is one day. @public */
export interface CheckedOnDay extends CheckedCounts {
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * The action items of some days whose check date passes in a window, as {@link countChecked} counts them.
 *
 * @param days - each day once
 * @public
 */
export function sumChecked(
  days: readonly CheckedOnDay[],
  window: Pick<MetricsWindow, 'from' | 'until'>,
): CheckedCounts {
  const { after, until } = daysDueIn(window);
  const sum = { verified: 0, ineffective: 0, unchecked: 0 };
  for (const { day, verified, ineffective, unchecked } of days) {
    if (day <= after || day > until) continue;
    sum.verified += verified;
    sum.ineffective += ineffective;
    sum.unchecked += unchecked;
  }
  return sum;
}

/** Of the action items whose check date passed in a window, the share that was checked and works. @public */
export function shareVerified(checked: CheckedCounts): VerifiedFigure {
  const { verified: k, ineffective, unchecked } = checked;
  const base = { definition: 'commitmentsVerified', unit: 'ratio' } as const;
  const n = k + ineffective + unchecked;
  if (n === 0) return { state: 'none', ...base };
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    ...shareOf(k, n, { known: n, total: n }),
  };
}

/** What the age of open commitments asks of an action item. @public */
export interface CommitmentAgeFact {
  readonly actionItemId: number;
  readonly status: ActionItemStatus;
  /** When it was first promised, UTC milliseconds. */
  readonly committedAt: number | null;
}

/**
 * The typical age of what is promised and not done. All of it is open, so that these are plain ages and nothing about them is
 * cut short; how long commitments take they do not tell.
 *
 * @param facts - an action item's row may come more than once, in any order
 * @param now - UTC milliseconds
 * @internal
 */
export function commitmentAge(
  facts: readonly CommitmentAgeFact[],
  now: number,
): CommitmentAgeFigure {
  const base = { definition: 'commitmentAge', unit: 's' } as const;
  const open = distinct(facts).filter(({ status }) =>
    openCommitmentStatuses.includes(status),
  );
  if (open.length === 0) return { state: 'none', ...base };
  const ages = open.flatMap(({ committedAt }) =>
    committedAt === null ? [] : [Math.max(0, now - committedAt)],
  );
  const n = ages.length;
  const support = { n, coverage: { known: n, total: open.length } };
  const typical = typicalDuration({ ended: ascending(ages), open: [] });
  const [low, high] = typical?.interval ?? [0, null];
  if (typical === null || typical.median === null || high === null) {
    return { state: 'tooFew', ...base, ...support };
  }
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    median: typical.median / SECOND,
    interval: [low / SECOND, high / SECOND],
    ...support,
  };
}

function distinct<T extends { readonly actionItemId: number }>(
  facts: readonly T[],
): T[] {
  return [...new Map(facts.map(fact => [fact.actionItemId, fact])).values()];
}
