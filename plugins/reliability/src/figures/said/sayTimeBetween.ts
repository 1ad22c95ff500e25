import type { TimeBetweenFigure } from '@afterword/plugin-reliability-common';
import { splitUnit } from '@afterword/plugin-reliability-react';
import type { SaidFigure, Sayings } from './SaidFigure';
import { sayDurationInterval } from './sayDuration';

/** How much observed time passes for each incident; without any, how much at least. */
export function sayTimeBetween(
  sayings: Sayings,
  figure: TimeBetweenFigure,
): SaidFigure {
  const { t, duration, reason } = sayings;
  if (figure.state === 'notObserved') {
    return { state: 'notObserved', reason: reason(figure), facts: [] };
  }
  const days = t('figures.observedDays', {
    n: Math.floor(figure.observedDays),
  });
  switch (figure.state) {
    case 'none':
      return { state: 'tooFew', reason: reason(figure), facts: [days] };
    case 'tooFew':
      return {
        state: 'tooFew',
        reason: reason(figure),
        facts: [t('figures.ofIncidents', { count: figure.n }), days],
      };
    default: {
      const { state, value, interval, n, meanGap } = figure;
      return {
        state,
        ...splitUnit(duration(value)),
        ...sayDurationInterval(sayings, interval),
        facts: [
          t('figures.ofIncidents', { count: n }),
          ...(state === 'lowConfidence' ? [t('figures.lowConfidence')] : []),
          ...(meanGap === null
            ? []
            : [t('figures.meanGap', { duration: duration(meanGap) })]),
        ],
      };
    }
  }
}
