import { qualityMessages } from '@afterword/plugin-reliability-common';

/** The words of what keeps incidents from figures. */
export const qualityPageMessages = {
  title: 'What figures do not know',
  sentence_one:
    'One incident {{period}} lacks something that figures need, or says what cannot be right.',
  sentence_other:
    '{{count}} incidents {{period}} lack something that figures need, or say what cannot be right.',
  sentenceNone: 'No incident {{period}} lacks anything that figures need.',
  period: 'in the last {{n, number}} days',
  how: 'They are counted all the same. What is not known of one, or cannot be right, is left out of a typical time, and its coverage says so.',
  scope: 'Entity or team',
  figures: 'Missing from',
  key: 'Key',
  what: 'What happened',
  problems: 'What to mend',
  anchor: 'When',
  mend: 'Mend',
  mendOf: 'Mend {{key}}',
  doubtful: '{{figure}}, doubtful',
  all: 'All {{n, number}}',
  emptyTitle: 'Nothing to mend',
  emptyWhy:
    'Every incident that figures count has times and causes that can be right, all of its times are known, and none has been open for more than 30 days.',
  figure: {
    timeToDetect: 'Time to detect',
    timeToAcknowledge: 'Time to acknowledge',
    timeToRestore: 'Time to restore',
    timeToResolve: 'Time to resolve',
    availability: 'Availability',
    changeFailureRate: 'Change failure rate',
  },
  problem: qualityMessages,
} as const;
