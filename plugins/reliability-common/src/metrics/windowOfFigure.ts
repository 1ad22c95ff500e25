import { toInstant, toMillis } from '../contract';
import { CHANGE_FOLLOW_UP_DAYS } from './changeFailureRate';
import type { FigureId } from './definitions';
import { shiftedBack } from './observedSpan';
import { RECURRENCE_DAYS } from './recurrence';

const followUpDays: Readonly<Partial<Record<FigureId, number>>> = {
  changeFailureRate: CHANGE_FOLLOW_UP_DAYS,
  changeSuccessRate: CHANGE_FOLLOW_UP_DAYS,
  recurrence: RECURRENCE_DAYS,
};

/**
 * What a figure counts of a window that is asked for: some count what began earlier, so that there was time to see what came of it.
 *
 * @returns where that begins and ends, and by how many days it is shifted back
 * @public
 */
export function windowOfFigure(
  figure: FigureId,
  { from, until }: { readonly from: string; readonly until: string },
): {
  readonly from: string;
  readonly until: string;
  readonly shiftedBy: number;
} {
  const shiftedBy = followUpDays[figure] ?? 0;
  if (shiftedBy === 0) return { from, until, shiftedBy };
  const shifted = shiftedBack(
    { from: toMillis(from), until: toMillis(until) },
    shiftedBy,
  );
  return {
    from: toInstant(shifted.from),
    until: toInstant(shifted.until),
    shiftedBy,
  };
}
