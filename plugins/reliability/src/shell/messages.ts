/** The words that all pages share. */
export const shellMessages = {
  title: 'Reliability',
  tabs: {
    overview: 'Overview',
    incidents: 'Incidents',
    postmortems: 'Postmortems',
    actionItems: 'Action items',
    deployments: 'Deployments',
    quality: 'Data quality',
    import: 'Import',
  },
  shortcuts: {
    open: 'Keyboard',
    title: 'Keyboard',
    create: 'New: an incident, a postmortem',
    search: 'Search in the list',
    overview: 'Go to the overview',
    incidents: 'Go to incidents',
    postmortems: 'Go to postmortems',
    actionItems: 'Go to action items',
    deployments: 'Go to deployments',
    save: 'Save what you are writing',
    help: 'This list',
    use: 'Single keys do this',
    close: 'Done',
  },
  kept: {
    title: 'Kept from the import',
    why: 'What the record said that has no place of its own here.',
  },
  notFoundTitle: 'There is no such page',
  notFoundWhy: 'The address may have been shortened or mistyped.',
} as const;
