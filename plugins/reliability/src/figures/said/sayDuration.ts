import type {
  Coverage,
  DurationFigure,
} from '@afterword/plugin-reliability-common';
import { splitUnit } from '@afterword/plugin-reliability-react';
import type { Words } from '../../words';
import { changeFacts } from '../changeFacts';
import type { SaidFigure, SaidValue, Sayings } from './SaidFigure';

/** A duration: the median, its interval, and what it rests on. */
export function sayDuration(
  sayings: Sayings,
  figure: DurationFigure,
): SaidFigure {
  const { t, reason } = sayings;
  switch (figure.state) {
    case 'notObserved':
      return { state: 'notObserved', reason: reason(figure), facts: [] };
    case 'none':
      return { state: 'tooFew', reason: reason(figure), facts: [] };
    case 'tooFew':
      return {
        state: 'tooFew',
        reason: reason(figure),
        facts: basisOf(t, figure),
      };
    default:
      return {
        state: figure.state,
        ...sayMedian(sayings, figure),
        ...sayDurationInterval(sayings, figure.interval),
        facts: basisOf(t, figure),
      };
  }
}

type Typical = Extract<DurationFigure, { median: number | null }>;

/** `42` and `min`; where too many are open for a median, what it is longer than. */
export function sayMedian(
  { t, duration }: Pick<Sayings, 't' | 'duration'>,
  { median, interval }: Pick<Typical, 'median' | 'interval'>,
): Pick<SaidValue, 'value' | 'unit'> {
  return median === null
    ? { value: t('figures.longer', { duration: duration(interval[0]) }) }
    : splitUnit(duration(median));
}

/** `31–58` and `min, 95 %`; ends of two units with both of them. */
export function sayDurationInterval(
  { t, interval: say }: Sayings,
  ends: readonly [number, number | null],
): Pick<SaidValue, 'interval' | 'intervalNote' | 'ends'> {
  const said = say(ends);
  const { text, unit } = said;
  return unit === undefined
    ? {
        interval: t('figures.bounds', { interval: text }),
        intervalNote: t('figures.level'),
        ends: said,
      }
    : {
        interval: text,
        intervalNote: t('figures.unitLevel', { unit }),
        ends: said,
      };
}

/** `2 of 14 not known`; nothing where all are. */
export function coverageFacts(t: Words, { known, total }: Coverage): string[] {
  return known < total
    ? [t('figures.notKnown', { n: total - known, total })]
    : [];
}

type Counted = Exclude<DurationFigure, { state: 'none' | 'notObserved' }>;

/** How many it rests on, what is missing, and how sure it is. */
function basisOf(t: Words, figure: Counted): string[] {
  const { n, censored, coverage, state } = figure;
  return [
    t('figures.n', { n }),
    ...coverageFacts(t, coverage),
    ...(censored > 0 ? [t('figures.stillOpen', { n: censored })] : []),
    ...(state === 'lowConfidence' ? [t('figures.lowConfidence')] : []),
    ...('change' in figure ? changeFacts(t, figure.change) : []),
  ];
}
