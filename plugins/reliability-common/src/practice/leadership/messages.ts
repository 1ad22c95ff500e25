import { englishOf, type Message, type MessageCode } from '../../contract';
import type { ReportSaid } from '../../reports';
import { practiceTable } from '../health';

/** The words of a report for leadership in English, but for those that it has from elsewhere. @public */
export const leadershipMessages = {
  leadershipOf: '{{name}} in {{quarter}}',
  leadershipOfOrganisation: 'The organisation in {{quarter}}',
  quarterName: 'quarter {{quarter}} of {{year}}',
  quarterNotOver: 'The quarter is not over: it is told up to now.',
  nothingInQuarter:
    'Nothing was reported and nothing published in this quarter, so there is nothing to report.',
  onTimeSaid:
    '{{k}} of {{n}} commitments that fell due were kept by the day first promised ({{interval}}).',
  others_one:
    'One other figure could be compared, and cannot be told apart from what it was {{then}}.',
  others_other:
    '{{count}} other figures could be compared: taken together, none can be told apart from what it was {{then}}.',
  nothingCompared:
    'Too little happened to tell any figure apart from what it was {{then}}.',

  incidents: 'Incidents',
  timeToRestore: 'Time to restore',
  timeToDetect: 'Time to detect',
  changeFailureRate: 'Change failure rate',
  commitmentsOnTime: 'Commitments on time',

  practiceTitle: 'How the practice is doing',
  storiesTitle: 'Stories',
  storiesLead:
    'In the words of those who wrote them, and only what everybody may read.',
  noStories:
    'None yet. A story is a learning that others adopted, an action item whose effect was checked, or a near miss that taught something.',
  storyMostAdopted: 'The learning that most others adopted',
  storyEffectChecked: 'An action item whose effect was checked',
  storyNearMissTold: 'The near miss that taught most',
  storyPublishedTold: 'A postmortem worth reading',
  storyAdopted_one: 'adopted at 1 place',
  storyAdopted_other: 'adopted at {{count}} places',
  storyChecked: 'checked on {{day}}',
  storyTaught_one: '1 learning',
  storyTaught_other: '{{count}} learnings',
  storyPublished: 'published on {{day}}',
  storyNoticed: 'noticed on {{day}}',
  quoted: '“{{quote}}”',

  decisionsTitle: 'Decisions asked',
  noDecisions: 'Nothing waits for a decision.',
  undecidedTitle: 'Decided in a review, and no action item yet',
  ownerlessTitle: 'Overdue, and nobody answers for it',
  ineffectiveTitle: 'Done, and found not to work',
  asOfNow: 'As of now, whatever the quarter.',
  decidedOn: 'decided on {{day}}',
  dueOn: 'due on {{day}}',
  changedOn: 'last changed on {{day}}',
  moreAsked_one: '{{count}} more is not listed here.',
  moreAsked_other: '{{count}} more are not listed here.',
} as const;

/** All words of a report for leadership in English. @public */
export const leadershipTable = {
  ...practiceTable,
  ...leadershipMessages,
} as const;

/** The name of a message of a report for leadership, without its plural form. @public */
export type LeadershipMessageCode = MessageCode<typeof leadershipTable>;

/** A sentence of a report for leadership or a part of one. @public */
export type LeadershipMessage = Message<LeadershipMessageCode>;

const inEnglish = englishOf(leadershipTable);

/** A message of a report for leadership with its English words. @public */
export function inLeadershipWords(toSay: LeadershipMessage): ReportSaid {
  return { text: inEnglish(toSay), message: toSay };
}
