import { reasonMessages } from '@afterword/plugin-reliability-common';
import { asksMessages } from './asks/messages';

/** The words of learnings as others find them, and of what is asked about them. */
export const learningsMessages = {
  asks: asksMessages,
  reasons: reasonMessages,
  related: {
    title: 'Has this happened elsewhere?',
    learnings_one: '{{count}} learning from elsewhere may help here.',
    learnings_other: '{{count}} learnings from elsewhere may help here.',
    noLearning: 'It has, and there is no learning of it that you may see.',
    none: 'Nothing that you may see is like it so far.',
    learnedElsewhere: 'What was learned elsewhere',
    incidentsLikeIt: 'Incidents like it',
    more: 'Show {{n, number}} more',
    fewer: 'Show fewer',
    reasons: {
      text: 'both speak of {{names}}',
      failureMode: 'failed in the same way: {{names}}',
      type: 'of the same type: {{names}}',
      entity: 'happened to {{names}} as well',
      whole: 'happened to another part of {{names}}',
      technology: 'happened to something made alike: {{names}}',
    },
  },
  list: {
    title: 'Learnings',
    count_one: '{{count}} learning',
    count_other: '{{count}} learnings',
    search: 'Search',
    searchPlaceholder: 'Words of it, or a key',
    scope: 'Entity or team',
    facet: {
      failureMode: 'Failure mode',
      layer: 'Where it lay',
      technology: 'Technology',
      owner: 'Team',
      severity: 'Severity',
      year: 'Year',
    },
    counted: '{{name}} ({{n, number}})',
    findValue: 'Find',
    chip: {
      facet: '{{facet}}: {{value}}',
      from: 'From {{day}}',
      to: 'Before {{day}}',
    },
    state: 'State',
    toRevisit: 'Still true?',
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
  page: {
    missingTitle: 'There is nothing to show for {{key}}',
    missingWhy:
      'It may belong to a draft that is kept among the people who take part in it, or have been taken out of its postmortem.',
    failedTitle: '{{key}} could not be loaded',
    loading: 'Loading {{key}}',
    back: 'All learnings',
    draft: 'in a draft; others find it once that is published',
    appliesTo: 'Where it applies',
    helped: 'What helped',
    didNotHelp: 'What did not help',
    notSaid: 'Not said: {{what}}.',
    origin: 'Where it comes from',
    postmortem: 'Learned in',
    severity: 'Severity',
    entities: 'Happened to',
    owners: 'Team',
    published: 'Published',
    none: 'none',
  },
  standing: {
    stepsLabel: 'Whether it is the one to go by',
    state: {
      stands: 'stands',
      merged: 'merged',
      superseded: 'superseded',
      retired: 'no longer true',
    },
    step: {
      merged: 'Merge',
      superseded: 'Superseded by a newer one',
      retired: 'No longer true',
    },
    title: {
      merged: 'Merge {{key}} into another',
      superseded: 'Which newer one supersedes {{key}}?',
      retired: 'Why is {{key}} no longer true?',
    },
    why: {
      merged:
        'For two that say the same. What leads here then leads there, and lists have the other only.',
      superseded:
        'It stays where it is and says which one to go by; the newer one says what it took the place of.',
      retired: 'It stays where it is, with the reason beside it.',
    },
    do: {
      merged: 'Merge',
      superseded: 'Lead to the newer one',
      retired: 'Retire',
    },
    missing: {
      merged: 'Choose the one that says the same.',
      superseded: 'Choose the newer one.',
      retired: 'Say why in a sentence.',
    },
    taken: {
      stands: '{{key}} stands.',
      merged: '{{key}} merged.',
      superseded: '{{key}} leads to the newer one.',
      retired: '{{key}} retired.',
    },
    said: {
      merged: 'Merged into {{key}}, which says the same:',
      superseded: 'Superseded by {{key}}',
    },
    alone: {
      merged: 'Merged into another that you may not see.',
      superseded: 'Superseded by a newer one that you may not see.',
      retired: 'No longer true:',
    },
    stand: 'Take that back',
    stillTrue: 'Still true?',
    stillTrueWhy:
      'Nobody has said so for a while. If it is, it is asked again later; if not, say so above.',
    yes: 'Yes, still true',
    other: 'Learning',
    reason: 'Why',
    cancel: 'Cancel',
    stale:
      'somebody else has just said something of it. Have a look at it as it stands now',
    insteadOf: 'Took the place of',
    history: 'History',
    historyFailed: 'The history could not be loaded.',
    historyOlder: 'Show older ones',
    historyNone: 'Nobody has questioned it.',
  },
} as const;
