/** The words of postmortems. */
export const postmortemsMessages = {
  list: {
    title: 'Postmortems',
    emptyTitle: 'No postmortems to show yet',
    emptyWhy:
      'A postmortem starts from an incident: its timeline is filled in already, and four questions lead through the rest. Drafts are only shown to the people who take part.',
  },
  page: {
    title: 'Postmortem {{key}}',
    missingTitle: 'There is nothing to show for {{key}}',
    missingWhy:
      'It may be a draft that is kept among the people who take part in it.',
    back: 'All postmortems',
  },
} as const;
