/** The words of practice health, but for what is said of its figures. */
export const practiceHealthMessages = {
  title: 'How the practice is doing',
  lead: 'Of published postmortems and of what was reported, over the time that is chosen. No figure is about a person, and none ranks teams.',
  figures: 'Figures of the practice',
  failed: 'How the practice is doing could not be loaded',
  loading: 'The figures of the practice are being computed',
  emptyTitle: 'Nothing to say about the practice yet',
  emptyWhy:
    'These figures are made of published postmortems and of reported incidents and near misses. Report a near miss, or publish a postmortem, and come back.',
  gatesTitle: 'Published with a gate open',
  gatesLead:
    'What was advised and left open, or overridden with a reason. A gate that is often open may ask for too much, or for the wrong thing.',
  gatesPassed_one: 'The one that was published passed all its gates.',
  gatesPassed_other: 'All {{count}} that were published passed their gates.',
  gatesReasons: 'Read the reasons',
  gatesReasonsOf: 'Read the reasons: {{gate}}',
  report: 'Report of a quarter for leadership',
} as const;
