import { englishOf, type Message, type MessageCode } from '../contract';

/** The words of what a revision changed, in English. @public */
export const revisionMessages = {
  created: 'Created',
  toDraft: 'Taken back to draft',
  toReview: 'Sent to review',
  published: 'Published',
  publishedAlthough_one: 'Published, with a reason for a gate that stood open',
  publishedAlthough_other:
    'Published, with reasons for {{count}} gates that stood open',
  reviewed: 'Reviewed',
  restored: 'Restored revision {{number}}',

  author: 'Author',
  facilitator: 'Facilitator',
  participants: 'Participants',
  reviewers: 'Reviewers',
  reviews: 'Reviews',
  incidents: 'Incidents',
  overrides: 'Reasons for open gates',

  title: 'Title',
  whatHappened: 'What happened',
  impact: 'Impact',
  whyItHappened: 'Why it happened',
  detection: 'Detection',
  containment: 'Containment',
  recovery: 'Recovery',
  governance: 'Governance',
  whatToChange: 'What to change',
  whatWentWell: 'What went well',
  learnings: 'Learnings',
  timelineEntries_one: '1 timeline entry',
  timelineEntries_other: '{{count}} timeline entries',
  factors_one: '1 factor',
  factors_other: '{{count}} factors',
  lessons_one: '1 learning',
  lessons_other: '{{count}} learnings',
} as const;

/** One thing that a revision changed. @public */
export type RevisionMessage = Message<MessageCode<typeof revisionMessages>>;

const inEnglish = englishOf(revisionMessages);

/**
 * What a revision changed, in English: "What happened, 2 timeline entries".
 *
 * @public
 */
export function revisionSummary(changes: readonly RevisionMessage[]): string {
  return changes.map(inEnglish).join(', ');
}
