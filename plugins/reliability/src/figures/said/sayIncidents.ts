import type { IncidentsFigure } from '@afterword/plugin-reliability-common';
import { changeFacts } from '../changeFacts';
import type { useCountWords } from '../useCountWords';
import type { SaidFigure, Sayings } from './SaidFigure';

/** How many incidents there were, and what was reported beside them. */
export function sayIncidents(
  { t }: Sayings,
  counts: ReturnType<typeof useCountWords>,
  figure: IncidentsFigure,
): SaidFigure {
  if (figure.state === 'notObserved') {
    return {
      state: 'notObserved',
      reason: t('figures.notObserved'),
      facts: [],
    };
  }
  const { state, count, interval, per30Days, observedDays } = figure;
  const [near, ...others] = counts.beside(figure);
  return {
    state,
    value: String(count),
    unit:
      near === undefined ? undefined : t('figures.beside', { counts: near }),
    interval: `${Math.round(interval[0])}–${Math.round(interval[1])}`,
    intervalNote: t('figures.inDays', { n: Math.floor(observedDays) }),
    facts: [
      ...others,
      ...(per30Days === null
        ? []
        : [t('figures.per30Days', { n: Math.round(per30Days * 10) / 10 })]),
      ...changeFacts(t, figure.change),
    ],
  };
}
