import { englishOf, type Message, type MessageCode } from '../contract';

/** The words of durations in English. @public */
export const durationMessages = {
  underSecond: '< 1 s',
  seconds: '{{count}} s',
  minutes: '{{count}} min',
  hours: '{{count}} h',
  days: '{{count}} d',
  twoUnits: '{{large}} {{small}}',
} as const;

/** The name of a message of durations. @public */
export type DurationMessageCode = MessageCode<typeof durationMessages>;

/** A duration or a part of one. @public */
export type DurationMessage = Message<DurationMessageCode>;

/** The words of figures in English, but for the durations in them. @public */
export const figuresMessages = {
  restored:
    'Half of the {{count}} incidents {{period}} were restored within {{median}} ({{interval}}).',
  restoredOfKnown:
    'Half of the {{count}} incidents {{period}} whose times are known were restored within {{median}} ({{interval}}).',
  restoredLonger:
    'Half of the {{count}} incidents {{period}} take longer than {{atLeast}} to restore.',
  restoredLongerOfKnown:
    'Half of the {{count}} incidents {{period}} whose times are known take longer than {{atLeast}} to restore.',
  timesUnknown_one: 'The times of one more are not known.',
  timesUnknown_other: 'The times of {{count}} more are not known.',
  stillOpen_one: 'One of these {{of}} is still open.',
  stillOpen_other: '{{count}} of these {{of}} are still open.',
  surelyFaster:
    'That is down from {{before}} {{then}}: we can be sure it is faster, though not yet why.',
  surelySlower:
    'That is up from {{before}} {{then}}: we can be sure it is slower, though not yet why.',
  noSureChange: 'That is no sure change from {{before}} {{then}}.',
  daysBefore: 'in the {{count}} days before',
  timeBefore: 'in the time before',
  tooFewForChange: 'That is too few to say whether anything changed.',
  fewIncidents_one:
    '1 incident {{period}} ({{low}}–{{high}}). That is too few for a typical time, so here it is.',
  fewIncidents_other:
    '{{count}} incidents {{period}} ({{low}}–{{high}}). That is too few for a typical time, so here they are.',
  fewKnown:
    '{{count}} incidents {{period}} ({{low}}–{{high}}). The time to restore is known for {{known}} of them, too few for a typical time.',
  noneKnown:
    '{{count}} incidents {{period}} ({{low}}–{{high}}). The time to restore is known for none of them.',
  quiet: 'No incidents {{period}} ({{low}}–{{high}}).',
  nearMisses_one: '1 near miss was reported.',
  nearMisses_other: '{{count}} near misses were reported.',
  notObserved:
    'Nothing has been reported for this {{thing}} yet, so nothing can be said about its reliability.',

  notObservedYet: 'Not observed yet',
  noDeploymentsKnown: 'No deployments reported',
  tooFewForTypical: 'Too few for a typical time',
  observedTooShort: 'Not observed for long enough',
  tooLittleKnown: 'Too little is known',
  nothingHappened: 'Nothing happened',
  noneSoAtLeast: 'No incident, so at least {{atLeast}}',
  noneByDeployment: 'No incident is known to come from a deployment',
  nothingDeployed: 'Nothing was deployed',
  nothingDue: 'Nothing was due',
  nothingToCheck: 'Nothing was to be checked by now',
  nothingToFollow: 'Nothing happened that could have come back by now',
  nothingOpen: 'Nothing is open',

  lastDays: 'in the last {{count}} days',
  inDays_one: 'in 1 day',
  inDays_other: 'in {{count}} days',
  watchedDays_one: 'in 1 day of watching',
  watchedDays_other: 'in {{count}} days of watching',
  watchedToday: 'in less than a day of watching',
  fromUntil: 'from {{from}} until {{until}}',
  fromTo: 'from {{first}} to {{last}}',
  onDay: 'on {{day}}',

  component: 'component',
  api: 'API',
  resource: 'resource',
  system: 'system',
  domain: 'domain',
  group: 'team',
  organisation: 'organisation',
  entity: 'entity',

  range: '{{low}}–{{high}}',
  rangeSpaced: '{{low}} – {{high}}',
  rangeOpen: '{{low}} or more',
  minutesInWords_one: '1 minute',
  minutesInWords_other: '{{count}} minutes',
} as const;

/** All words of figures in English. @public */
export const metricsMessages = {
  ...figuresMessages,
  ...durationMessages,
} as const;

/** The name of a message of figures, without its plural form. @public */
export type MetricsMessageCode = MessageCode<typeof metricsMessages>;

/** A sentence of figures or a part of one. @public */
export type MetricsMessage = Message<MetricsMessageCode>;

/**
 * Says a message of figures in English.
 *
 * @internal
 */
export const inEnglish = englishOf(metricsMessages);
