import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { splitUnit } from '../time/splitUnit';
import { useDurationInterval } from '../time/useDurationInterval';
import { useDurationText } from '../time/useDurationText';
import { useReaderLocale } from '../time/useReaderLocale';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { FigureUnit, ValuedPoint } from './trend';

/** Says what charts show, in the reader's language. */
export interface FigureText {
  /** `38 min`, `132`, `4.2 %` */
  readonly value: (value: number) => string;
  /** The same on an axis, where zero needs no unit. */
  readonly tick: (value: number) => string;
  /** `32–45 min`, `58 min – 1 h 10 min`, `32 min or more` */
  readonly interval: (low: number, high: number | null) => string;
  /** The interval as it stands beside its value: what they share is not said twice. */
  readonly intervalBeside: (point: ValuedPoint) => string | undefined;
  /** `51 min (43–60)` */
  readonly withInterval: (point: ValuedPoint) => string;
  /** `n 129` */
  readonly n: (n: number) => string;
}

/** How figures of a unit are said, by the one rule for values, axes, labels and tables. */
export function useFigureText(unit: FigureUnit): FigureText {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const locale = useReaderLocale();
  const sayDuration = useDurationText();
  const sayDurations = useDurationInterval();
  return useMemo(() => {
    const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    const percent = (ratio: number) =>
      // What is said of a tenth and more needs no tenths of a percent.
      (Math.abs(ratio) < 0.0995 ? tenths : whole).format(ratio * 100);
    const number = (value: number) =>
      unit === 'ratio' ? percent(value) : tenths.format(value);
    const withUnit = (words: string) =>
      unit === 'ratio' ? t('chart.percent', { value: words }) : words;

    const interval = (low: number, high: number | null) => {
      if (unit === 's') {
        const { text, unit: shared } = sayDurations([low, high]);
        return shared ? `${text}\u00a0${shared}` : text;
      }
      const ends = unit === 'count' ? whole.format : number;
      return high === null
        ? t('chart.orMore', { low: withUnit(ends(low)) })
        : withUnit(`${ends(low)}–${ends(high)}`);
    };

    const value = (one: number) =>
      unit === 's' ? sayDuration(one) : withUnit(number(one));

    const intervalBeside = ({ value: one, low, high }: ValuedPoint) => {
      if (low === null) return undefined;
      const { text, unit: shared } =
        unit === 's' ? sayDurations([low, high]) : { text: '', unit: null };
      return shared === splitUnit(value(one)).unit ? text : interval(low, high);
    };

    return {
      value,
      tick: one => (one === 0 ? '0' : value(one)),
      interval,
      intervalBeside,
      withInterval: point => {
        const beside = intervalBeside(point);
        return beside === undefined
          ? value(point.value)
          : `${value(point.value)} (${beside})`;
      },
      n: n => t('chart.n', { n }),
    };
  }, [locale, sayDuration, sayDurations, t, unit]);
}
