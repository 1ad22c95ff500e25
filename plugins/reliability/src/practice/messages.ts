import { practiceMessages as practiceSaid } from '@afterword/plugin-reliability-common';
import { practiceHealthMessages } from './health/messages';
import { leadershipPageMessages } from './leadership/messages';
import { milestonesMessages } from './milestones/messages';

/** The words of the page about the practice itself. */
export const practiceMessages = {
  title: 'Practice',
  sentence: 'How we learn from incidents here, and what has come of it.',
  milestones: milestonesMessages,
  how: 'Nothing on this page is about a person, and no teams are compared.',
  said: practiceSaid,
  health: practiceHealthMessages,
  leadership: leadershipPageMessages,
} as const;
