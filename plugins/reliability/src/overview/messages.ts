/** The words of the overview: how reliable the organisation is, or a part of it. */
export const overviewMessages = {
  organisation: 'Organisation',
  documentTitle: 'Reliability of {{name}}',
  documentTitleOrganisation: 'Reliability of the organisation',
  scope: 'Scope',
  scopePlaceholder: 'A domain, system, team or entity',
  window: 'Window',
  days: '{{n, number}} days',
  otherDays: 'Other days',
  from: 'First day (UTC)',
  until: 'Last day (UTC)',
  showDays: 'Show these days',
  dayProblem: {
    missing: 'Which day does it begin with?',
    firstInFuture: 'This day is still to come.',
    lastInFuture: 'This day is still to come. Today is the latest.',
    lastBeforeFirst: 'It ends before it begins.',
  },
  windowRefused:
    'The address asks for days that cannot be shown. These are the last {{n, number}} days.',
  figures: 'Figures of {{name}}',
  failed: 'The figures could not be loaded',
  report: 'Report for a forum',
  few: {
    title: 'The incidents themselves',
    all_one: 'All {{count}}',
    all_other: 'All {{count}}',
  },
  begin: {
    title: 'Three ways to begin',
    report: 'Report what happened',
    reportWhy:
      'An incident takes a few minutes, a near miss two. Figures appear with the first.',
    reportIncident: 'Report an incident',
    reportNearMiss: 'Report a near miss',
    import: 'Bring your history along',
    importWhy:
      'Incidents as NDJSON, postmortems as Markdown: previewed, corrected, then stored.',
    importLink: 'Import',
    connect: 'Connect a source of alerts',
    connectWhy:
      'Alerts become incidents by themselves. Whoever runs the portal sets it up.',
    connectLink: 'What arrives by itself',
  },
  trend: {
    title: '{{name}} over time',
    figure: 'Figure to follow',
    label: '{{name}}, each point over the {{n, number}} days before it',
    lead: {
      s: 'The median of the {{n, number}} days before each point, with its 95 % interval.',
      count:
        'How many in the {{n, number}} days before each point, with their 95 % interval.',
      ratio:
        'The share of the {{n, number}} days before each point, with its 95 % interval.',
    },
    ago: '{{n, number}} days ago',
    members: {
      joined: '{{who}} joined',
      left: '{{who}} left',
      joinedMany: '{{n, number}} joined',
      leftMany: '{{n, number}} left',
      both: '{{joined, number}} joined, {{left, number}} left',
    },
    longOnes:
      'One in ten took longer than {{duration}} ({{interval}}), n {{n, number}}.',
    noLongOnes:
      'How long one in ten takes is shown from 36 incidents on, once all of them are over.',
  },
  recurring: {
    title: 'What recurs',
    caption: 'Incidents by failure mode and layer',
    mode: 'Failure mode',
    all: 'All',
    coverage:
      'A failure mode is known of {{known, number}} of {{total, number}} incidents.',
    told_one:
      '{{count}} published postmortem tells what contributed to {{known, number}} of them; one counts in each of its layers.',
    told_other:
      '{{count}} published postmortems tell what contributed to {{known, number}} of them; one counts in each of its layers.',
    repeated: 'repeated {{n, number}}×',
    cell: '{{mode}}, {{layer}}: {{n, number}}',
    showAll: 'Show all {{n, number}}',
    showFew: 'Show the {{n, number}} most frequent',
    left_one: '{{count}} more failure mode is in the file.',
    left_other: '{{count}} more failure modes are in the file.',
    emptyTitle: 'No failure mode is known yet',
    emptyWhy:
      'Name one on an incident: what happened before under the same name is then found here, with the layers that postmortems see.',
  },
  waiting: {
    title: 'Where commitments wait',
    lead: 'Open commitments as of now, one mark each, by age. A diamond is past its due date.',
    left_one: '{{count}} younger one has no mark.',
    left_other: '{{count}} younger ones have no mark.',
    undated_one: 'Of {{count}} it is not known since when it is promised.',
    undated_other: 'Of {{count}} it is not known since when they are promised.',
    emptyTitle: 'Nothing waits here',
    emptyWhy:
      'What postmortems decide to change shows here by its age until it is done.',
  },
  counts: {
    title: 'Incidents by severity',
    severity: 'Severity',
    byType: 'Incidents by type',
    type: 'Type',
    noType: 'not said',
    otherTypes_one: '{{count}} more of other types.',
    otherTypes_other: '{{count}} more of other types.',
    beside: 'Reported beside them',
    moreIsNotWorse: 'More near misses reported is not worse: more is said.',
    neverCounted: 'None of these is counted as an incident.',
    drills: 'Drills',
    maintenance: 'Maintenance',
    originOnly_one: '{{count}} more began here and hurt users elsewhere only.',
    originOnly_other:
      '{{count}} more began here and hurt users elsewhere only.',
  },
  calendar: {
    title: 'By the calendar',
    lead: 'Each period by itself, in the time zone {{zone}}. Whether something surely changed is said above: two numbers side by side do not.',
    step: 'Divided into',
    steps: { month: 'Months', quarter: 'Quarters', year: 'Years' },
    period: 'Period',
    quarter: 'Q{{quarter}} {{year}}',
    soFar: 'so far',
    notHere:
      'These figures were not here yet when the page was printed: print once more for them.',
  },
  parts: {
    title: 'Parts',
    lead: 'From A to Z, never by value: a part with more incidents may be the one that is watched best.',
    kind: 'Kind of part',
    kinds: {
      domain: 'Domains ({{n, number}})',
      system: 'Systems ({{n, number}})',
      component: 'Components ({{n, number}})',
      api: 'APIs ({{n, number}})',
      resource: 'Resources ({{n, number}})',
      group: 'Teams ({{n, number}})',
    },
    changed: 'Only what surely changed',
    changedWhy:
      'Since the window before, in incidents or time to restore. Of the parts listed, one in twenty at most is here by chance, on average.',
    unchangedTitle: 'Nothing surely changed',
    unchangedWhy:
      'Of none of these parts do the figures say so. Below 20 incidents in each window, no change is told from them.',
    name: 'Name',
    entity: 'Entity',
    entityOf: 'Entity page of {{name}}',
    open: 'Open commitments',
    commitments: 'Commitments',
    overdue: '{{n, number}} overdue',
    openCount: '{{n, number}} open',
    unreadable_one: '{{count}} more that you cannot see',
    unreadable_other: '{{count}} more that you cannot see',
    emptyTitle: 'Nothing belongs to it yet',
    emptyWhy:
      'Parts come from the catalog: what a domain or a system contains, and what a team owns.',
  },
  definitions: {
    title: 'How these figures are made',
    back: 'Overview',
    lead: 'Every figure is computed from times that people and systems stated, with an interval that says how sure it is. What is not known is never taken for zero.',
    statesTitle: 'What stands in place of a figure',
    states: {
      notObserved:
        'Not observed: nothing was ever reported. Silence is not reliability.',
      none: 'Nothing happened: it was observed, and the interval says how many would still be no surprise.',
      tooFew:
        'Too few: fewer than six durations give no typical one, so the incidents themselves are listed.',
      lowConfidence:
        'Low confidence: fewer than 20. It is shown with its interval, and no change is told from it.',
      unattributed:
        'Too little is known: the share would say more about what was written down than about what happened.',
    },
    comparisonTitle: 'When a figure counts as changed',
    contents: 'Figures',
  },
} as const;
