import { englishOf, type Message, type MessageCode } from '../../contract';
import { reportTable } from '../../reports';

/** The words of practice health in English, but for those that it has from figures and reports. @public */
export const practiceMessages = {
  nothingPublished: 'No postmortem was published {{period}}.',
  nothingKnown:
    'Nothing has been reported or published here yet, so nothing can be said about how the practice is doing.',
  publishedWithin_one: '1 postmortem was published {{period}}.',
  publishedWithin_other:
    '{{count}} postmortems were published {{period}}, half of them within {{median}} of what happened ({{interval}}).',
  publishedCount_one: '1 postmortem was published {{period}}.',
  publishedCount_other: '{{count}} postmortems were published {{period}}.',
  daysInWords_one: '1 day',
  daysInWords_other: '{{count}} days',
  tooFewPublished: 'That is too few for a typical time.',
  evidenceSaid:
    '{{k}} of {{n}} contributing factors rest on evidence ({{interval}}).',
  outsideSaid:
    'Somebody outside the owning team reviewed {{k}} of {{n}} ({{interval}}).',
  surelyHigher:
    '{{name}}: we can be sure that it is higher than {{then}}, though not yet why.',
  surelyLower:
    '{{name}}: we can be sure that it is lower than {{then}}, though not yet why.',
  noneSurelyChanged_one:
    'One figure could be compared, and cannot be told apart from what it was {{then}}.',
  noneSurelyChanged_other:
    '{{count}} figures could be compared: taken together, none can be told apart from what it was {{then}}.',
  notYetCompared: 'That is too few to tell it apart from what it was {{then}}.',

  participationBreadth: 'Breadth of participation',
  daysToPublish: 'Time to publish',
  evidenceShare: 'Factors with evidence',
  outsideReview: 'Reviewed from outside',
  facilitatorSpread: 'Spread of facilitation',
  nearMissRate: 'Near misses reported',
  nearMissShare: 'Near misses among what was reported',

  teamsTypical_one: '{{count}} team',
  teamsTypical_other: '{{count}} teams',
  handsTypical_one: '{{count}} hand',
  handsTypical_other: '{{count}} hands',
  differentTeams_one: '{{count}} different team in all',
  differentTeams_other: '{{count}} different teams in all',
  roleFacilitator: 'with a facilitator {{count}}',
  roleParticipant: 'with further participants {{count}}',
  roleReviewer: 'with a reviewer {{count}}',
  reportedCounts: '{{nearMisses}} to {{incidents}} incidents',
  valueWithInterval: '{{value}} ({{interval}})',
  publishedOpen: '{{k}} of {{n}} were published with it open',
  publishedOverridden:
    '{{k}} of {{n}} were published with it open, {{overridden}} with a reason',
  required: 'required',
  overridable: 'can be overridden with a reason',
  advised: 'advised',
  off: 'off',
  charterGateNow: 'For the whole organisation: {{after}}; before: {{before}}',
  processAdded: 'New',
  processChanged: 'Changed',
  processMoved: 'Tried earlier or later than before',
  processRemoved: 'No longer there',
  charterNotAdopted: 'Nobody has adopted it yet.',
  charterToRenew: 'Adopted more than a year ago: is it still what we hold to?',
  noPublished: 'Nothing was published',
  nothingReported: 'Nothing was reported',
  noFactors: 'No contributing factor was written down',
  tooFewPostmortems: 'Too few postmortems',
  ownersUnknown: 'Too few of the owners are known',
} as const;

/** All words of practice health in English. @public */
export const practiceTable = { ...reportTable, ...practiceMessages } as const;

/** The name of a message of practice health, without its plural form. @public */
export type PracticeMessageCode = MessageCode<typeof practiceTable>;

/** A sentence of practice health or a part of one. @public */
export type PracticeMessage = Message<PracticeMessageCode>;

/** Says a message of practice health in English. @internal */
export const practiceInEnglish = englishOf(practiceTable);
