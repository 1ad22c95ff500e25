import { englishOf, type Message, type MessageCode } from '../contract';
import { metricsMessages } from '../metrics';

/** The words of a report in English, but for those that it has from the figures. @public */
export const reportMessages = {
  title: 'Reliability of {{name}}',
  titleOrganisation: 'Reliability of the organisation',
  monthOfScope: 'Reliability of {{name}} in {{month}}',
  monthOfOrganisation: 'Reliability of the organisation in {{month}}',
  fewCounted_one: '1 incident {{period}} ({{low}}–{{high}}).',
  fewCounted_other: '{{count}} incidents {{period}} ({{low}}–{{high}}).',
  period: 'From {{from}} until {{until}}.',
  periodOfDays: 'From {{first}} to {{last}}, both included (UTC).',
  countedEntities_one: 'Counts incidents that hurt users of {{count}} entity.',
  countedEntities_other:
    'Counts incidents that hurt users of {{count}} entities, by what belongs together now.',
  hiddenEntities_one:
    '{{count}} more belongs to it and may not be seen by whoever asked for this.',
  hiddenEntities_other:
    '{{count}} more belong to it and may not be seen by whoever asked for this.',

  incidentsTitle: 'The incidents themselves',
  latestOf: '{{n}} of {{total}}, the latest first.',
  allIncidents: 'All of them',
  figuresTitle: 'Figures',
  byTypeTitle: 'Incidents by type',
  recurringTitle: 'What recurs',
  waitingTitle: 'Where commitments wait',
  definitionsTitle: 'How these figures are computed',

  figureColumn: 'Figure',
  valueColumn: 'Value',
  intervalColumn: '95 % interval',
  basisColumn: 'Rests on',
  changeColumn: 'Against the time before',
  nameColumn: 'Name',
  commitmentsColumn: 'Open commitments as of now',
  formula: 'Formula: {{formula}}.',
  changeRule:
    'Higher or lower is said only where the 95 % interval of the change excludes that nothing changed, and both windows rest on at least 20.',

  longerThan: 'longer than {{atLeast}}',
  number: '{{value}}',
  percent: '{{value}} %',
  share: '{{k}} of {{n}}',
  percentRange: '{{low}}–{{high}} %',
  rangeTo: '{{low}} to {{high}}',
  minus: '−{{value}}',
  rangeOfDays: '{{low}}–{{high}} d',

  restsOn: 'n {{n}}',
  known: '{{known}} of {{total}} known',
  attributed: '{{known}} of {{total}} incidents attributed',
  timesKnown: 'time known of {{known}} of {{total}}',
  meanOf: 'mean of {{n}} of {{total}} entities',
  lowest: 'lowest {{value}} %: {{name}}',
  openAmong: '{{count}} still open',
  lowConfidence: 'low confidence',
  observedDays_one: '{{count}} day observed',
  observedDays_other: '{{count}} days observed',
  per30Days: '{{value}} per 30 days',
  declined: '{{count}} declined, left out',

  higherRatio:
    'Higher: {{estimate}} times ({{interval}}) what it was {{then}}.',
  lowerRatio: 'Lower: {{estimate}} times ({{interval}}) what it was {{then}}.',
  notSureRatio:
    'No sure change: {{estimate}} times ({{interval}}) what it was {{then}}.',
  higherPoints:
    'Higher by {{estimate}} percentage points ({{interval}}) than {{then}}.',
  lowerPoints:
    'Lower by {{estimate}} percentage points ({{interval}}) than {{then}}.',
  notSurePoints:
    'No sure change: {{estimate}} percentage points ({{interval}}) from what it was {{then}}.',
  notCompared: 'Whether it changed cannot be said.',

  on: '{{day}}',
  sev1: 'Sev-1',
  sev2: 'Sev-2',
  sev3: 'Sev-3',
  sev4: 'Sev-4',
  sev5: 'Sev-5',
  unrated: 'not rated',
  restoredWithin: 'restored within {{duration}}',
  notOver: 'still open',
  endUnknown: 'its end is not known',
  timesWrong: 'its times look wrong',

  typeCount: '{{type}}: {{count}}',
  noTypeCount: 'not said: {{count}}',
  otherTypes_one: '{{count}} more of other types.',
  otherTypes_other: '{{count}} more of other types.',

  modesKnown:
    'A failure mode is known of {{known}} of {{total}} incidents. From A to Z.',
  modesTold_one:
    '{{count}} published postmortem tells what contributed to {{known}} of them; one counts in each of its layers.',
  modesTold_other:
    '{{count}} published postmortems tell what contributed to {{known}} of them; one counts in each of its layers.',
  modeIncidents_one: '{{count}} incident',
  modeIncidents_other: '{{count}} incidents',
  modeRepeated: '{{count}} followed by another within 90 days',
  layerPeople: 'people {{count}}',
  layerProcess: 'process {{count}}',
  layerTechnology: 'technology {{count}}',
  layerExternal: 'external {{count}}',
  modesLeft_one: '{{count}} more failure mode.',
  modesLeft_other: '{{count}} more failure modes.',

  waitingNow:
    'Open commitments as of now, and the typical age of those that are open. From A to Z, never by value.',
  commitmentsOpen: '{{count}} open',
  commitmentsOverdue: '{{count}} overdue',

  neverRanked:
    'From A to Z, never by value: a part with more incidents may be the one that is watched most closely.',
  partsOfDomain: 'Domains',
  partsOfSystem: 'Systems',
  partsOfComponent: 'Components',
  partsOfApi: 'APIs',
  partsOfResource: 'Resources',
  partsOfGroup: 'Teams',
  partsHidden_one: '{{count}} more may not be seen by whoever asked for this.',
  partsHidden_other:
    '{{count}} more may not be seen by whoever asked for this.',
  partsLeft_one: '{{count}} more is not listed here.',
  partsLeft_other: '{{count}} more are not listed here.',
} as const;

/** The name of a message of reports, without its plural form. @public */
export type ReportMessageCode = MessageCode<typeof reportTable>;

/** A sentence of a report or a part of one. @public */
export type ReportMessage = Message<ReportMessageCode>;

/** All words of a report in English, those of the figures among them. @public */
export const reportTable = { ...metricsMessages, ...reportMessages } as const;

/** Says a message of a report in English. @public */
export const reportInEnglish = englishOf(reportTable);
