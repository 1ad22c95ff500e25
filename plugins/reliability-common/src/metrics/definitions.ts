/** Figures that have a definition. @public */
export const figureIds = [
  'timeToDetect',
  'timeToAcknowledge',
  'timeToRestore',
  'timeToResolve',
  'incidents',
  'commitmentsOnTime',
  'commitments',
] as const;
/** A figure that has a definition. @public */
export type FigureId = (typeof figureIds)[number];

/** What figures are counted in: seconds, things, or a share from 0 to 1. @public */
export type FigureUnit = 's' | 'count' | 'ratio';

/** Where a definition or a formula comes from. @public */
export interface DefinitionSource {
  readonly title: string;
  readonly url?: string;
}

/** What a figure means, said once, for whoever shows or documents it. @public */
export interface FigureDefinition {
  readonly id: FigureId;
  readonly name: string;
  /** One plain sentence. */
  readonly sentence: string;
  readonly formula: string;
  readonly unit: FigureUnit;
  readonly edgeCases: readonly string[];
  readonly sources: readonly DefinitionSource[];
}

const davidovic: DefinitionSource = {
  title: 'Davidovič, Incident Metrics in SRE',
  url: 'https://sre.google/resources/practices-and-processes/incident-metrics-in-sre/',
};
const nair: DefinitionSource = {
  title:
    'Nair, Table of Confidence Interval for the Median in Samples from any Continuous Population, Sankhyā 4 (1940)',
};
const brookmeyerCrowley: DefinitionSource = {
  title:
    'Brookmeyer & Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38 (1982)',
};
const garwood: DefinitionSource = {
  title:
    'Garwood, Fiducial Limits for the Poisson Distribution, Biometrika 28 (1936)',
};
const wilson: DefinitionSource = {
  title:
    'Newcombe, Two-sided Confidence Intervals for the Single Proportion, Statistics in Medicine 17 (1998)',
};

const everyDuration = [
  'Only incidents count, never near misses, drills or maintenance; an incident belongs to the window that holds its start of impact, else its detection, else its declaration.',
  'An incident counts for entities that it impacted, once for each, and once in a roll-up.',
  'A missing time point makes the duration unknown; it lowers the coverage and is never taken for zero.',
  'A time point that cannot be right, a negative duration and one of more than 365 days are left out, lower the coverage and are listed.',
  'Fewer than 6 known durations give no typical value, fewer than 20 one of low confidence.',
  'The 90th percentile needs 36 durations: below, no 95 % interval for it exists.',
];
const openOnes =
  'An incident that is neither mitigated nor resolved lasts at least until the end of the window, or now: the median is then the Kaplan–Meier one, and there is no mean.';
const statedOnes =
  'On request, a duration that somebody stated is taken as stated where an incident has one.';

/** Every figure's definition. @public */
export const figureDefinitions: Readonly<Record<FigureId, FigureDefinition>> = {
  timeToDetect: {
    id: 'timeToDetect',
    name: 'Time to detect',
    sentence: 'How long impact lasted before anybody or anything noticed.',
    formula: 'median of detected − impactStarted',
    unit: 's',
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
    edgeCases: [
      ...everyDuration,
      openOnes,
      'Mitigated and not resolved is unknown: many never record the resolution.',
      statedOnes,
    ],
    sources: [davidovic, nair, brookmeyerCrowley],
  },
  incidents: {
    id: 'incidents',
    name: 'Incidents',
    sentence:
      'How many incidents hurt users, and how many that would be in 30 days.',
    formula: 'count; count × 30 ÷ observed days',
    unit: 'count',
    edgeCases: [
      'An incident on several entities counts once for each, once in a roll-up; merged ones count once.',
      'Those that began here and hurt users elsewhere only are counted apart; contributing to one never counts.',
      'Near misses, drills and maintenance are shown beside it and never counted; more near misses reported is not worse.',
      'A scope is observed from its first delivery, import, report or statement, or from its first incident; nothing reported at all is not zero incidents.',
      'The rate needs 7 observed days.',
      'The interval takes incidents for independent of each other; bursts make it too narrow.',
    ],
    sources: [garwood, davidovic],
  },
  commitmentsOnTime: {
    id: 'commitmentsOnTime',
    name: 'Commitments on time',
    sentence:
      'Of the action items that fell due, how many were done by the day first promised.',
    formula:
      'done or verified by the end of the original due date ÷ originally due in the window',
    unit: 'ratio',
    edgeCases: [
      'A later due date does not move the original one.',
      'The due date itself, in UTC, is still on time.',
      'Declined items leave the count and are shown beside it.',
      'Done without a date of completion is unknown; with fewer than 80 % known no share is shown.',
    ],
    sources: [wilson],
  },
  commitments: {
    id: 'commitments',
    name: 'Open commitments',
    sentence:
      'How many action items are promised and not done, and how many of those are past their due date.',
    formula: 'count of committed, in progress or found ineffective, as of now',
    unit: 'count',
    edgeCases: [
      'Candidates are ideas, not promises.',
      'The due date itself, in UTC, is not overdue; due soon is within 7 days.',
    ],
    sources: [],
  },
};
