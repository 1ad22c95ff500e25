/** The words of the list of learnings. */
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
} as const;
