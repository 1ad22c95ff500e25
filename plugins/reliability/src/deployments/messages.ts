import { causeMessages } from './words/causeMessages';

/** The words of deployments. */
export const deploymentsMessages = {
  status: {
    success: 'Succeeded',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  rolledBack: 'Rolled back',
  /** How a deployment is called where its release has no name. */
  unnamed: 'Deployment',
  list: {
    title: 'Deployments',
    count_one: '{{count}} deployment',
    count_other: '{{count}} deployments',
    search: 'Search',
    searchPlaceholder: 'A release, or a key',
    scope: 'Entity or team',
    status: 'Status',
    environment: 'Environment',
    anyWord: 'Any',
    failed: 'Caused an incident',
    key: 'Key',
    release: 'Release',
    entity: 'Entity',
    finished: 'Finished',
    failures: 'Incidents caused',
    emptyTitle: 'No deployments to show yet',
    emptyWhy:
      'They come from the pipeline, through the API or an import. With them an incident can say which change it came of.',
  },
  page: {
    missingTitle: 'There is nothing to show for {{key}}',
    missingWhy:
      'It may never have existed, or you may not be among those who can read it.',
    failedTitle: '{{key}} could not be loaded',
    loading: 'Loading {{key}}',
    back: 'All deployments',
    why: 'Finished {{at}}, to {{environment}}.',
    whyNotProduction:
      'Finished {{at}}, to {{environment}}, which is not production and counts in no figure.',
    failures: 'Incidents it caused',
    failuresLead:
      'What came of it is said on the page of each incident: rules propose, and somebody confirms.',
    impossible:
      'It began only after the incident and cannot have caused it: figures leave it out.',
    noFailures: 'Nobody has said that it caused an incident.',
    state: {
      proposed: 'May have caused it',
      confirmed: 'Caused it',
      withdrawn: 'Did not cause it',
    },
    details: 'Details',
    entity: 'Entity',
    environment: 'Environment',
    status: 'Status',
    started: 'Started',
    finished: 'Finished',
    took: 'Took',
    release: 'Release',
    source: 'Source',
    url: 'Link',
    history: 'History',
    older: 'Show earlier changes',
    created: 'Told of',
    imported: 'Imported',
    changed: 'Changed',
    fromTo: '{{field}}: {{before}} → {{after}}',
    yes: 'yes',
    no: 'no',
    nothing: 'nothing',
  },
  cause: causeMessages,
} as const;
