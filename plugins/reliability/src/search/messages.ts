/** The words of what the portal's search finds. */
export const searchMessages = {
  postmortems: 'Postmortems',
  learnings: 'Learnings',
  learnedIn: 'learned in {{key}}',
} as const;
