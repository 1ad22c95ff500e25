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
  reviews: 'For me to review',
  reviewsNone: 'No postmortem waits for a review of yours.',
  allReviews: 'All to review',
  drafts: 'Drafts that I take part in',
  draftsNone: 'No draft waits for you to go on with it.',
  allDrafts: 'All drafts of mine',
  postmortemsUnread: 'The postmortems that wait for you could not be read.',
  learnedIn: 'Learned in {{key}}, for',
} as const;
