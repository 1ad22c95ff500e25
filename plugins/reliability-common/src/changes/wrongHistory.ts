import { isFarAhead } from '../contract';
import type { ChangeStatus, RiskOutcome } from './model';

/** What is told of a change that was planned, and perhaps made, elsewhere. Times are UTC milliseconds. @public */
export interface ChangeHistoryTold {
  readonly plannedFor: number;
  readonly until: number | null;
  readonly status: ChangeStatus;
  readonly doneAt: number | null;
  readonly firstDoneAt: number | null;
  readonly reopenedAt: number | null;
  readonly risks: readonly {
    readonly foreseen: boolean;
    readonly outcome: RiskOutcome;
  }[];
}

/**
 * What cannot be so of a change that was planned elsewhere, with the field that says it. Whether it went through its gates there is not asked: history
 * is not ours to judge.
 *
 * @param now - UTC milliseconds
 * @public
 */
export function wrongInHistory(
  told: ChangeHistoryTold,
  now: number,
):
  | {
      readonly field: string;
      readonly code:
        | 'untilBeforePlanned'
        | 'madeAtNoMoment'
        | 'madeAndNot'
        | 'moreThanADayAhead'
        | 'surpriseOccurred';
    }
  | undefined {
  const { doneAt, plannedFor, risks, status, until } = told;
  if (until !== null && until < plannedFor) {
    return { field: 'until', code: 'untilBeforePlanned' };
  }
  const isMade = status === 'done' || status === 'reviewed';
  if (isMade && doneAt === null) {
    return { field: 'doneAt', code: 'madeAtNoMoment' };
  }
  if (!isMade && doneAt !== null)
    return { field: 'doneAt', code: 'madeAndNot' };
  for (const field of ['doneAt', 'firstDoneAt', 'reopenedAt'] as const) {
    if (isFarAhead(told[field] ?? 0, now)) {
      return { field, code: 'moreThanADayAhead' };
    }
  }
  const wrong = risks.findIndex(
    risk => !risk.foreseen && risk.outcome !== 'occurred',
  );
  return wrong < 0
    ? undefined
    : { field: `risks.${wrong}.outcome`, code: 'surpriseOccurred' };
}
