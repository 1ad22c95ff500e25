import { IncidentsFigure, toTenth } from '@afterword/plugin-reliability-common';
import { changeFacts } from '../changeFacts';
import type { useCountWords } from '../useCountWords';
import type { SaidFigure, Sayings } from './SaidFigure';

/** How many incidents there were, and what was reported beside them. */
export function sayIncidents(
  { t, reason }: Sayings,
  counts: ReturnType<typeof useCountWords>,
  figure: IncidentsFigure,
): SaidFigure {
  if (figure.state === 'notObserved') {
    return { state: 'notObserved', reason: reason(figure), facts: [] };
  }
  const { state, count, interval, per30Days, observedDays } = figure;
  const [near, ...others] = counts.beside(figure);
  return {
    state,
    value: String(count),
    unit:
      near === undefined ? undefined : t('figures.beside', { counts: near }),
    interval: sayCountInterval(interval),
    ends: { text: sayCountInterval(interval) },
    intervalNote: t('figures.inDays', { n: Math.floor(observedDays) }),
    facts: [
      ...others,
      ...(per30Days === null
        ? []
        : [t('figures.per30Days', { n: toTenth(per30Days) })]),
      ...changeFacts(t, figure.change),
    ],
  };
}

/** `8–23` */
export function sayCountInterval([low, high]: readonly [
  number,
  number,
]): string {
  return `${Math.round(low)}–${Math.round(high)}`;
}
