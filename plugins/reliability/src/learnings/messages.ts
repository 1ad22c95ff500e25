/** The words of learnings as others find them. */
export const learningsMessages = {
  list: {
    title: 'Learnings',
    count_one: '{{count}} learning',
    count_other: '{{count}} learnings',
    search: 'Search',
    searchPlaceholder: 'Words of it, or a key',
    scope: 'Entity or team',
    failureMode: 'Failure mode',
    anyWord: 'Any',
    emptyTitle: 'No learnings to show yet',
    emptyWhy:
      'A learning is written in a postmortem, under “Learnings for others”: what was learned, where it applies, and what helped. Once that postmortem is published, every team finds it here.',
    columns: {
      learning: 'Learning',
      helped: 'What helped',
      failureMode: 'Failure mode',
      entities: 'Happened to',
      postmortem: 'Learned in',
      published: 'Published',
    },
  },
  page: {
    missingTitle: 'There is nothing to show for {{key}}',
    missingWhy:
      'It may belong to a draft that is kept among the people who take part in it, or have been taken out of its postmortem.',
    failedTitle: '{{key}} could not be loaded',
    loading: 'Loading {{key}}',
    back: 'All learnings',
    draft: 'in a draft; others find it once that is published',
    appliesTo: 'Where it applies',
    helped: 'What helped',
    didNotHelp: 'What did not help',
    notSaid: 'Not said.',
    origin: 'Where it comes from',
    postmortem: 'Learned in',
    severity: 'Severity',
    entities: 'Happened to',
    owners: 'Team',
    published: 'Published',
    none: 'none',
  },
} as const;
