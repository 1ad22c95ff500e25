/** The words of action items. */
export const actionItemsMessages = {
  list: {
    title: 'Action items',
    emptyTitle: 'No action items to show yet',
    emptyWhy:
      'An action item comes out of a postmortem. It becomes a commitment once it has an owner, a due date and a test that tells when it is done.',
  },
  page: {
    title: 'Action item {{key}}',
    missingTitle: 'There is nothing to show for {{key}}',
    missingWhy:
      'It may belong to a draft that is kept among the people who take part in it.',
    back: 'All action items',
  },
} as const;
