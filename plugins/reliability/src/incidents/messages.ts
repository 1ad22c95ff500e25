/** The words of incidents. */
export const incidentsMessages = {
  list: {
    title: 'Incidents',
    emptyTitle: 'No incidents to show yet',
    emptyWhy:
      'An incident comes here from an alert, from an import of past reports, or from someone who reports it. Near misses count too: nobody was hurt, and others can learn from them.',
  },
  page: {
    title: 'Incident {{key}}',
    missingTitle: 'There is nothing to show for {{key}}',
    missingWhy:
      'It may have been merged into another incident, or you may not be among those who can read it.',
    back: 'All incidents',
  },
} as const;
