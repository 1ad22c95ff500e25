/** The words of the tab and the card on an entity. */
export const entityMessages = {
  tab: {
    lead: 'Nothing has been reported for {{name}} yet, so nothing can be said about its reliability.',
    how: 'Silence is not reliability: figures appear with the first incident, import or drill.',
    figures: 'Figures of {{name}}',
    timeToRestore: 'Time to restore',
    incidents: 'Incidents',
    nearMisses: 'Near misses',
    drills: 'Drills',
    commitments: 'Open commitments',
    notObserved: 'Not observed yet',
    history: 'History',
    historyTitle: 'No history yet',
    historyWhy:
      'Incidents, near misses and drills of the last year will stand here side by side.',
    commitmentsTitle: 'Nothing is committed here',
    commitmentsWhy:
      'What a postmortem decides to change shows here until its effect has been checked.',
    postmortems: 'Postmortems',
    postmortemsTitle: 'No postmortems yet',
    postmortemsWhy:
      'A postmortem can be started from any incident, also from a near miss.',
  },
  card: {
    title: 'Reliability',
    window: '90 days',
    lead: 'Nothing has been reported for {{name}} yet, so nothing can be said about its reliability.',
    how: 'Connect an alert source, import past incidents, or report a near miss.',
    foot: 'No commitments',
    open: 'Open reliability',
  },
} as const;
