import type { FigureDefinition } from './model';
import { davidovic, voidReport } from './sources';

const spans = [
  'At each instant the heaviest impact counts alone: major impact weighs 1, partial impact 0.3 unless this portal is configured otherwise; each answer says what it took. Two incidents at once are not twice as down.',
  'An impact whose level nobody stated counts as major, so that silence never makes it look better.',
  'Impact lasts from its start until it was mitigated; of an open incident until now, or the end of the window. What began before the window counts from the beginning of the window.',
  'What is open for more than 365 days as of now may have been over long ago, with nobody to close it. Nobody knows then for how long it hurt: it is left out of every window that it touches, lowers the coverage there, and is listed until somebody says when it ended.',
  'An incident with an unknown or impossible span is left out and lowers the coverage; below 80 % no value is shown, below 100 % it is of low confidence.',
  'A scope of several entities shows the mean of its members and the worst of them, never the union: a domain is not down because one of its services is.',
  'Only observed time counts. A member that is observed and had no incident is up all the time; one that was never observed is left out and counted beside it.',
  'With members observed for fewer than 7 days on average it is of low confidence.',
  'An incident that names no entity has no place in it.',
  'Only computed spans count: a stated duration has no place in time.',
  'It is what incidents tell, not what probes measured; there is no interval, since nothing is sampled.',
];

/** Definitions of how much of the time things worked. */
export const availabilityDefinitions = {
  availability: {
    id: 'availability',
    name: 'Availability',
    sentence:
      'The share of observed time in which users were not hurt, partial impact counted in part.',
    formula: '1 − downtime ÷ observed time of the window',
    unit: 'ratio',
    interval: null,
    better: 'higher',
    edgeCases: spans,
    sources: [davidovic, voidReport],
  },
  downtime: {
    id: 'downtime',
    name: 'Downtime',
    sentence: 'How long users were hurt, partial impact counted in part.',
    formula: 'integral of the largest impact weight over the observed window',
    unit: 's',
    interval: null,
    better: 'lower',
    edgeCases: spans,
    sources: [davidovic, voidReport],
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
