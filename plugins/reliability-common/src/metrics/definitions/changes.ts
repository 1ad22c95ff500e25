import { everyDuration, openOnes } from './durations';
import { orderStatistics, wilsonLimit, wilsonScore } from './intervals';
import type { FigureDefinition } from './model';
import { brookmeyerCrowley, davidovic, dora, nair, wilson } from './sources';

const lateCause =
  'A deployment that began in a later second than the incident cannot have caused it. That it did is kept and listed, makes no failure, and leaves the incident unanswered unless something else answers it. Where it is not known when either began, it is believed; of an incident that began at midnight in UTC only the day is taken as known, which is all that is kept of a near miss reported without a name, and a deployment of that day is believed.';

const attribution = [
  'A deployment counts once, however many incidents are linked to it; only links that a person or a source confirmed count.',
  lateCause,
  'The window is shifted back 7 days, so that each deployment has had a week in which it could fail.',
  'A deployment that failed is no successful one. One that succeeded and was taken back later is; it counts as a failure by a confirmed incident alone, and how many were taken back is told beside it.',
  'With fewer than 80 % of incidents answered as linked or not caused by a change there is no value.',
  'Fewer than 20 deployments give one of low confidence, to be read as so many of so many.',
  wilsonLimit,
];

/** Definitions of what deployments do. */
export const changeDefinitions = {
  changeFailureRate: {
    id: 'changeFailureRate',
    name: 'Change failure rate',
    sentence:
      'Of the successful production deployments, how many are confirmed to have caused an incident.',
    formula:
      'distinct successful production deployments with a confirmed incident ÷ successful production deployments',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'lower',
    edgeCases: attribution,
    sources: [dora, wilson],
  },
  changeSuccessRate: {
    id: 'changeSuccessRate',
    name: 'Change success rate',
    sentence:
      'Of the successful production deployments, how many are not known to have caused an incident.',
    formula: '1 − change failure rate',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'higher',
    edgeCases: attribution,
    sources: [dora, wilson],
  },
  failedDeploymentRecovery: {
    id: 'failedDeploymentRecovery',
    name: 'Failed deployment recovery time',
    sentence:
      'How long users were hurt by incidents that a deployment is confirmed to have caused.',
    formula:
      'median of mitigated − impactStarted, over change-caused incidents',
    unit: 's',
    interval: orderStatistics,
    better: 'lower',
    edgeCases: [
      ...everyDuration,
      openOnes,
      'Only incidents with a confirmed link to a deployment count.',
      lateCause,
    ],
    sources: [dora, davidovic, nair, brookmeyerCrowley],
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
