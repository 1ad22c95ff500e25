import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The few words that the shared components bring themselves.
 *
 * @public
 */
export const reliabilityReactTranslationRef = createTranslationRef({
  id: 'reliability-react',
  messages: {
    chart: {
      lost: 'The chart could not be loaded. Its table has the same.',
      empty: 'There is nothing to draw yet.',
      chart: 'Chart',
      table: 'Table',
      firstRows: 'The first {{shown, number}} of {{total, number}}.',
      n: 'n {{n, number}}',
      percent: '{{value}}\u00a0%',
      orMore: '{{low}} or more',
      state: {
        ok: 'sure enough',
        lowConfidence: 'low confidence',
        tooFew: 'too few to say',
        none: 'nothing happened',
        notObserved: 'not observed',
        unattributed: 'too little is known',
      },
      asOf: 'as of {{day}}',
      point: '{{day}}: {{facts}}',
      low: 'Low end, 95 %',
      high: 'High end, 95 %',
      value: 'Value',
      count: 'n',
      day: 'Day (UTC)',
      sureness: 'How sure',
      note: 'What changed',
      item: 'Commitment',
      age: 'Age in days',
      isOverdue: 'Overdue',
      overdue: 'overdue',
      medianAge: 'median age',
      medianOf: 'median age {{value}} ({{interval}})',
      tooFew: 'too few',
      tooFewForMedian: 'too few for a median age',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
      open_one: '{{count}} open',
      open_other: '{{count}} open',
      countOverdue_one: '{{count}} overdue',
      countOverdue_other: '{{count}} overdue',
      gravestOf: '{{words}} (the gravest of {{n}} here)',
    },
    duration: {
      // A number is not parted from its unit.
      underSecond: '<\u00a01\u00a0s',
      seconds: '{{count, number}}\u00a0s',
      minutes: '{{count, number}}\u00a0min',
      hours: '{{count, number}}\u00a0h',
      days: '{{count, number}}\u00a0d',
      orMore: '{{from}} or more',
      twoUnits: '{{large}}\u00a0{{small}}',
    },
    entity: {
      unknown: 'not in the catalog',
      more_one: 'and {{count}} more',
      more_other: 'and {{count}} more',
    },
    download: {
      title: 'Download',
      name: 'Download: {{what}}',
      csv: 'CSV, for spreadsheets',
      ndjson: 'NDJSON, for programs',
    },
    figure: {
      loading: 'Loading',
    },
    markdown: {
      image: 'Picture: {{alt}}',
      imageWithoutText: 'Picture',
    },
    time: {
      justNow: 'just now',
      soon: 'in a moment',
    },
  },
});
