import {
  AvailabilityFigure,
  DowntimeFigure,
  percentOfTime,
} from '@afterword/plugin-reliability-common';
import type { Words } from '../../words';
import { EntityTitle } from '../EntityTitle';
import type { SaidFact, SaidFigure, Sayings } from './SaidFigure';
import { coverageFacts } from './sayDuration';

/** How much of the time things worked, with how long they did not; there is no interval, since nothing is sampled. */
export function sayAvailability(
  { t, duration, reason }: Sayings,
  figure: AvailabilityFigure,
  downtime: DowntimeFigure,
): SaidFigure {
  switch (figure.state) {
    case 'notObserved':
      return { state: 'notObserved', reason: reason(figure), facts: [] };
    case 'unattributed':
      return {
        state: 'unattributed',
        reason: reason(figure),
        facts: [t('figures.spansKnown', { ...figure.coverage })],
      };
    default: {
      const { state, mean } = figure;
      return {
        state,
        value: t('figures.number', { n: percentOfTime(mean) }),
        unit: t('figures.percentUnit'),
        facts: [
          ...('mean' in downtime
            ? [
                downtime.state === 'none'
                  ? t('figures.neverDown')
                  : t('figures.down', { duration: duration(downtime.mean) }),
              ]
            : []),
          ...membersFacts(t, figure),
          ...coverageFacts(t, figure.coverage),
          ...(state === 'lowConfidence' ? [t('figures.lowConfidence')] : []),
        ],
      };
    }
  }
}

type KnownAvailability = Extract<AvailabilityFigure, { mean: number }>;

/** Of several entities: that it is their mean, and which is the lowest. */
function membersFacts(
  t: Words,
  { state, members, minimum }: KnownAvailability,
): SaidFact[] {
  if (members.total < 2) return [];
  return [
    t('figures.meanOf', { n: members.observed, total: members.total }),
    ...(state === 'none'
      ? []
      : [
          <span key="lowest">
            {t('figures.lowest', {
              n: percentOfTime(minimum.value),
              name: <EntityTitle entityRef={minimum.entityRef} />,
            })}
          </span>,
        ]),
  ];
}
