import { said } from '../contract';
import {
  type FigureChange,
  type MetricsWindowShown,
  timeBefore,
  toHundredth,
  toPoints,
} from '../metrics';
import type { ReportMessage } from './messages';
import { inWords, type ReportSaid } from './model';

/** Whether a figure differs from the window before, always with how sure that is; null where it cannot be said. */
export function changeInWords(
  change: FigureChange | null,
  window: MetricsWindowShown,
): ReportSaid {
  if (change === null) return inWords(said('notCompared'));
  const then = timeBefore(window);
  return inWords(
    change.kind === 'ratio'
      ? ratioSaid(change, then)
      : differenceSaid(change, then),
  );
}

const ratioCodes = {
  higher: 'higherRatio',
  lower: 'lowerRatio',
  noSureChange: 'notSureRatio',
} as const satisfies Readonly<Record<FigureChange['verdict'], string>>;

function ratioSaid(
  {
    verdict,
    estimate,
    interval: [low, high],
  }: Extract<FigureChange, { kind: 'ratio' }>,
  then: ReportMessage,
): ReportMessage {
  return said(ratioCodes[verdict], {
    then,
    estimate: toHundredth(estimate),
    interval:
      high === null
        ? said('rangeOpen', { low: toHundredth(low) })
        : said('range', { low: toHundredth(low), high: toHundredth(high) }),
  });
}

const differenceCodes = {
  higher: 'higherPoints',
  lower: 'lowerPoints',
  noSureChange: 'notSurePoints',
} as const satisfies Readonly<Record<FigureChange['verdict'], string>>;

/** What is lower is said by how much, which has no sign. */
function differenceSaid(
  {
    verdict,
    estimate,
    interval: [low, high],
  }: Extract<FigureChange, { kind: 'difference' }>,
  then: ReportMessage,
): ReportMessage {
  const ends = verdict === 'lower' ? [-high, -low] : [low, high];
  return said(differenceCodes[verdict], {
    then,
    estimate: toPoints(verdict === 'lower' ? -estimate : estimate),
    interval: said('rangeTo', {
      low: toPoints(ends[0]),
      high: toPoints(ends[1]),
    }),
  });
}
