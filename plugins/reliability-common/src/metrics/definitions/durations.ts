import { orderStatistics } from './intervals';
import type { FigureDefinition } from './model';
import { brookmeyerCrowley, davidovic, nair } from './sources';

export const everyDuration = [
  'Only incidents count, never near misses, drills or maintenance; an incident belongs to the window that holds its start of impact, else its detection, else its declaration.',
  'An incident counts for entities that it impacted, once for each, and once in a roll-up.',
  'A missing time point makes the duration unknown; it lowers the coverage and is never taken for zero.',
  'A time point that cannot be right, a negative duration and one of more than 365 days are left out, lower the coverage and are listed.',
  'Fewer than 6 known durations give no typical value, fewer than 20 one of low confidence.',
  'The 90th percentile needs 36 durations: below, no 95 % interval for it exists.',
];
export const openOnes =
  'An incident that is neither mitigated nor resolved lasts at least until the end of the window, or now: the median is then the Kaplan–Meier one, and there is no mean. With fewer than 6 that are over, its interval has no upper end.';
const statedOnes =
  'On request, a duration that somebody stated is taken as stated where an incident has one.';

/** Definitions of the durations of an incident. */
export const durationDefinitions = {
  timeToDetect: {
    id: 'timeToDetect',
    name: 'Time to detect',
    sentence: 'How long impact lasted before anybody or anything noticed.',
    formula: 'median of detected − impactStarted',
    unit: 's',
    interval: orderStatistics,
    better: 'lower',
    edgeCases: [
      ...everyDuration,
      'Detected before impact began is 0 and counted as caught early.',
      statedOnes,
    ],
    sources: [davidovic, nair],
  },
  timeToAcknowledge: {
    id: 'timeToAcknowledge',
    name: 'Time to acknowledge',
    sentence: 'How long it took from noticing until somebody took it on.',
    formula: 'median of acknowledged − detected',
    unit: 's',
    interval: orderStatistics,
    better: 'lower',
    edgeCases: everyDuration,
    sources: [davidovic, nair],
  },
  timeToRestore: {
    id: 'timeToRestore',
    name: 'Time to restore',
    sentence:
      'How long users were hurt, from the start of impact until it ended.',
    formula: 'median of mitigated − impactStarted',
    unit: 's',
    interval: orderStatistics,
    better: 'lower',
    edgeCases: [
      ...everyDuration,
      openOnes,
      'Resolved without a time at which impact ended is unknown.',
      'Open for more than 30 days is counted beside it: it may only have been forgotten.',
      statedOnes,
    ],
    sources: [davidovic, nair, brookmeyerCrowley],
  },
  timeToResolve: {
    id: 'timeToResolve',
    name: 'Time to resolve',
    sentence:
      'How long it took from declaring the incident until it was closed as resolved.',
    formula: 'median of resolved − declared (on request − impactStarted)',
    unit: 's',
    interval: orderStatistics,
    better: 'lower',
    edgeCases: [
      ...everyDuration,
      openOnes,
      'Mitigated and not resolved is unknown: many never record the resolution.',
      statedOnes,
    ],
    sources: [davidovic, nair, brookmeyerCrowley],
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
