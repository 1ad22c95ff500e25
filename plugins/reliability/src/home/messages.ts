/** The words of what stands on a portal's home page. */
export const homeMessages = {
  lessons: 'Learnings for my teams',
  lessonsNone: 'No learning waits for an answer of your teams.',
  lessonsUnread: 'What waits for your teams could not be read.',
  answer: 'Answer them',
  commitments: 'My open commitments',
  commitmentsNone:
    'Nothing is promised by you or your teams that is not done yet.',
  allCommitments: 'All of mine',
  learnedIn: 'Learned in {{key}}, for',
} as const;
