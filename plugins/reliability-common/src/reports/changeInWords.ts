import { said } from '../contract';
import {
  changeInNumbers,
  type FigureChange,
  type MetricsWindowShown,
  type SaidChange,
  timeBefore,
} from '../metrics';
import type { ReportMessage } from './messages';
import { inWords, type ReportSaid } from './model';

/** Whether a figure differs from the window before, always with how sure that is; null where it cannot be said. @internal */
export function changeInWords(
  change: FigureChange | null,
  window: MetricsWindowShown,
): ReportSaid {
  if (change === null) return inWords(said('notCompared'));
  const then = timeBefore(window);
  const numbers = changeInNumbers(change);
  return inWords(
    change.kind === 'ratio'
      ? ratioSaid(change.verdict, numbers, then)
      : differenceSaid(change.verdict, numbers, then),
  );
}

const ratioCodes = {
  higher: 'higherRatio',
  lower: 'lowerRatio',
  noSureChange: 'notSureRatio',
} as const satisfies Readonly<Record<FigureChange['verdict'], string>>;

function ratioSaid(
  verdict: FigureChange['verdict'],
  { estimate, low, high }: SaidChange,
  then: ReportMessage,
): ReportMessage {
  return said(ratioCodes[verdict], {
    then,
    estimate,
    interval:
      high === null ? said('rangeOpen', { low }) : said('range', { low, high }),
  });
}

const differenceCodes = {
  higher: 'higherPoints',
  lower: 'lowerPoints',
  noSureChange: 'notSurePoints',
} as const satisfies Readonly<Record<FigureChange['verdict'], string>>;

/** What is lower is said by how much, which has no sign. */
function differenceSaid(
  verdict: FigureChange['verdict'],
  { estimate, low, high }: SaidChange,
  then: ReportMessage,
): ReportMessage {
  const end = high ?? estimate;
  return said(differenceCodes[verdict], {
    then,
    ...(verdict === 'lower'
      ? {
          estimate: -estimate,
          interval: said('rangeTo', { low: -end, high: -low }),
        }
      : {
          estimate: signed(estimate),
          interval: said('rangeTo', { low: signed(low), high: signed(end) }),
        }),
  });
}

/** With a minus sign, which a hyphen is not, before what is below nothing. */
function signed(value: number): number | ReportMessage {
  return value < 0 ? said('minus', { value: -value }) : value;
}
