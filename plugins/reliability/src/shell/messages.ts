/** The words that all pages share. */
export const shellMessages = {
  title: 'Reliability',
  tabs: {
    incidents: 'Incidents',
    postmortems: 'Postmortems',
    actionItems: 'Action items',
    import: 'Import',
  },
  notFoundTitle: 'There is no such page',
  notFoundWhy: 'The address may have been shortened or mistyped.',
} as const;
