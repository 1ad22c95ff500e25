import { FieldProblem } from '../../contract';
import { MAX_TREND_POINTS, type TrendStep } from '../model';

const DAY = 86_400_000;

const shortest: Readonly<Record<TrendStep, number>> = {
  P1D: DAY,
  P1W: 7 * DAY,
  P1M: 28 * DAY,
};

/** The window of one point of a trend, in UTC milliseconds, its end excluded. @public */
export interface TrailingWindow {
  readonly from: number;
  readonly until: number;
}

/** What the points of a trend are asked for. Milliseconds. @public */
export interface TrendRange {
  readonly from: number;
  readonly until: number;
  readonly step: TrendStep;
  readonly trailing: number;
}

/**
 * The windows of the points of a trend: one ends at each beginning of a day, ISO week or month, in UTC, between `from` and `until`, and
 * the last at `until`.
 *
 * @public
 */
export function trendWindows(range: TrendRange): TrailingWindow[] {
  const ends: number[] = [];
  for (
    let end = nextStep(range.from, range.step);
    end < range.until;
    end = nextStep(end, range.step)
  ) {
    ends.push(end);
  }
  ends.push(range.until);
  return ends.map(until => ({ from: until - range.trailing, until }));
}

/** What is wrong with a range of points; empty when nothing is. @public */
export function trendProblems({
  from,
  until,
  step,
}: Pick<TrendRange, 'from' | 'until' | 'step'>): FieldProblem[] {
  // Not counted by making them: a century of days is asked for as quickly as a week.
  const points = Math.ceil((until - from) / shortest[step]);
  if (points <= MAX_TREND_POINTS) return [];
  const longer = (['P1W', 'P1M'] as const).find(
    other => (until - from) / shortest[other] <= MAX_TREND_POINTS,
  );
  const hint =
    longer === undefined
      ? 'ask for a shorter time'
      : `ask for a shorter time, or for step ${longer}`;
  return [
    {
      field: 'step',
      problem: `would make about ${points} points, of which there may be ${MAX_TREND_POINTS}: ${hint}`,
    },
  ];
}

/** The first beginning of a step after a moment. */
function nextStep(after: number, step: TrendStep): number {
  if (step === 'P1M') {
    const date = new Date(after);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  }
  const day = Math.floor(after / DAY) + 1;
  if (step === 'P1D') return day * DAY;
  // The first Monday since 1970 was its fifth day.
  return (day + ((((4 - day) % 7) + 7) % 7)) * DAY;
}
