import { FailureModeScript, stage } from './FailureModeScript';

/** Something that was meant to happen once and happened twice. */
export const duplicateProcessing: FailureModeScript = {
  failureMode: 'duplicate-processing',
  weight: 6,
  incidentTypes: ['data-quality', 'data-quality', 'degradation'],
  triggers: ['deployment', 'dependency', 'schedule'],
  typicalMinutes: 118,
  stages: [
    stage('checkout', 'resource:order-events'),
    stage('refunds', 'component:ledger'),
    stage('stock-reservation', 'resource:order-events'),
    stage('order-confirmation', 'component:mail-sender'),
    stage('invoicing', 'component:ledger'),
    stage('payment-reconciler', 'resource:payments-db'),
    stage('conveyor-bridge', 'resource:conveyor-commands'),
    stage('gift-cards', 'component:payment-gateway'),
    stage('returns', 'component:refunds'),
  ],
  titles: [
    'Some {thing} were processed twice by {service}',
    'Duplicate {thing} from {service}',
    '{service} repeated {hundreds} {thing}',
    '{thing} doubled after a failover of {dependency}',
    'Replayed messages led to double {thing}',
  ],
  summary: [
    [
      'After an interruption of {dependency}, {service} did again what it had already done: {hundreds} {thing} exist twice.',
      '{Service} processed a part of its messages twice, because the first time had not been confirmed.',
      'A replay of yesterday’s messages was treated by {service} as new ones.',
    ],
    [
      'All {thing} of the window were checked; the double ones have been taken back.',
      'It went on for {duration} until {service} was stopped.',
      '{Users} noticed it before any of our checks.',
    ],
  ],
  whatHappened: [
    [
      '{Dependency} failed over on {weekday} at {clock} UTC. What {service} had done in the seconds before was done, and its confirmation was lost.',
      'A replay was started at {clock} UTC to repair a small gap of the day before. {Service} reads the same messages.',
      'At {clock} UTC two instances of {service} believed to be the only one, for about {few} minutes.',
    ],
    [
      'So {service} began again from its last confirmed position and repeated {hundreds} {thing}. Each by itself looked right.',
      '{Service} knows a message again by its position, not by what it is about. After the move the same message has a new position.',
      'There is a check for duplicates, over the last ten minutes. These were {tens} minutes old.',
    ],
    [
      'No error appeared anywhere. The first to notice were {users}, who had received the same thing twice and wrote to us about it.',
      'The daily comparison would have found it the next day only.',
      'Stopping {service} was the first thing that was done, and it was right. Finding out what is double took the rest of the day.',
    ],
  ],
  why: [
    [
      '“At least once” is what {dependency} promises, and it keeps that promise. That {service} must cope with the second time was known to those who built it and is checked by no test.',
      'Doing and confirming are two steps. Whatever happens between them leads to a second time, rarely enough to be taken for impossible.',
      'The check for duplicates uses a window of time, because that was cheap. How long a window would have to be is a question without a good answer.',
    ],
    [
      'Replays are an everyday tool of one team and a rare surprise for another, and both read the same messages.',
      'The effect leaves our systems at once: what has been sent or paid cannot be taken back by a transaction.',
      'The lease that is meant to keep {service} single ends after ten seconds. A pause of the process of twelve seconds is enough to have two.',
    ],
  ],
  containment: [
    '{Service} was stopped within {few} minutes of the first suspicion, before it was understood.',
    'What could still be held back was held back: {tens} {thing} that were waiting to leave.',
    'The replay was cancelled, and {service} was moved behind its end.',
  ],
  recovery: [
    'A query found {hundreds} {thing} with the same content. Two people checked a sample of {tens} by hand before the rest was taken back.',
    'The double ones were reversed with an entry of their own, so that the books show what happened.',
    'Everybody concerned received a message that says what happened and that nothing has to be done.',
  ],
  governance: [
    'Replays need no announcement, since they are harmless for the team that makes them.',
    'It was unclear who may decide to reverse {thing}: those who run {service} or those who answer for the books. They decided together in the end.',
  ],
  wentWell: [
    '{Service} was stopped before it was understood, and nobody asked for a reason first.',
    'The reversal was tried on a copy, then on {few} {thing}, then on all.',
    'The message to those concerned was written together with customer support and went out the same day.',
  ],
  learnings: [
    {
      statement:
        'What is done twice is seen first by those to whom it is done.',
      helped:
        'Give each effect a key that is the same the second time, and let the last system refuse it',
      appliesTo: 'Everything that acts outside of our systems',
    },
    {
      statement:
        'A window of time is not a check for duplicates but a bet on how late the second one comes.',
      helped: 'Remember keys for as long as a message can be sent again',
      appliesTo: 'Checks for duplicates that look back some minutes',
    },
    {
      statement: 'A replay for one reader is a replay for all.',
      helped:
        'Tell all readers before a replay, and wait until each has agreed',
      appliesTo: 'Streams with more than one reader',
    },
    {
      statement:
        'Taking back takes longer than doing where nobody has practised it.',
      helped: 'Practise the reversal of a hundred of them every quarter',
      appliesTo: 'Payments, mails and shipments',
    },
  ],
  before: [
    {
      text: '{Dependency} fails over to its second instance.',
      evidence: 'log',
    },
    { text: 'A replay of {few} hours is started.', evidence: 'change' },
  ],
  during: [
    {
      text: 'Throughput of {service} is {few} times the usual; no error is reported.',
      evidence: 'metric',
    },
    {
      text: 'A third person reports the same {thing} twice.',
      evidence: 'ticket',
    },
    {
      text: '{Service} is stopped as a precaution.',
      evidence: 'change',
    },
    {
      text: 'A query finds {hundreds} {thing} with equal content.',
      evidence: 'log',
    },
    {
      text: 'A sample is compared by hand by two people.',
      evidence: 'chat',
    },
  ],
  ending: [
    '{Service} runs again behind the repeated messages.',
    'No new duplicates since the restart; the old ones are listed.',
    'The reversal of all double {thing} is complete.',
  ],
  factors: [
    {
      layer: 'technology',
      text: '{Service} has no name for an effect that would be the same the second time.',
      evidence: [
        {
          type: 'log',
          title: 'The same order twice',
          excerpt: 'position 88 120 and 90 377, equal content',
        },
        { type: 'change', title: 'Design of {service}' },
      ],
    },
    {
      layer: 'technology',
      text: 'The check for duplicates looks back ten minutes.',
      evidence: [
        {
          type: 'metric',
          title: 'Age of the repeated messages',
          excerpt: 'median {tens} minutes',
        },
      ],
    },
    {
      layer: 'process',
      text: 'A replay is announced to nobody.',
      evidence: [
        { type: 'chat', title: 'The replay was agreed within one team' },
      ],
    },
    {
      layer: 'technology',
      text: 'The lease that keeps {service} single can end while its holder is paused.',
      evidence: [
        {
          type: 'log',
          title: 'Two holders',
          excerpt: 'lease acquired (paused 12 400 ms)',
        },
      ],
    },
    {
      layer: 'process',
      text: 'No test delivers a message twice.',
      evidence: [{ type: 'interview', title: 'Conversation with {team}' }],
    },
    {
      layer: 'people',
      text: '“Once and only once” in the description of {service} was read as a promise of {dependency}.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
  ],
  actions: [
    {
      type: 'prevent',
      title: 'Give each effect of {service} a stable key',
      description: 'And let {dependency} refuse the second one with that key.',
      test: 'Delivering all messages of an hour twice changes nothing the second time.',
    },
    {
      type: 'detect',
      title: 'Count {thing} with equal content every five minutes',
      description: 'More than three an hour is a page.',
      test: 'Five duplicates made on purpose in the test environment page within ten minutes.',
    },
    {
      type: 'process',
      title: 'Ask {service} and all other readers before a replay',
      description:
        'One form, which names the window and waits for each reader.',
      test: 'The last {few} replays have an answer of every reader.',
      owner: 'platform-runtime-team',
    },
    {
      type: 'process',
      title: 'Write down who decides about reversing {thing}',
      description:
        'With the bounds within which the person on call may do it alone.',
      test: 'The decision in a drill took less than ten minutes.',
    },
    {
      type: 'recover',
      title: 'Keep the reversal of {thing} as a tested tool',
      description: 'With a preview, a sample, and a record of its own.',
      test: 'It has reversed ten {thing} in the test environment, and the books agree.',
    },
    {
      type: 'prevent',
      title: 'Deliver messages twice in the tests of {service}',
      description: 'Every test, every message.',
      test: 'The faulty version fails them.',
    },
    {
      type: 'contain',
      title: 'Hold {thing} for a minute before they leave',
      description: 'Long enough to notice a flood, short enough for {users}.',
      test: 'A flood in the test environment is held completely.',
    },
    {
      type: 'investigate',
      title: 'Find out how often {service} repeated something before',
      description: 'A few of the older complaints may be explained by it.',
      test: 'The last twelve months have been searched and the result is written down.',
    },
  ],
  nearMisses: [
    {
      title: 'A replay was stopped before it reached {service}',
      what: 'A replay for another team would have made {service} repeat {hundreds} {thing}.',
      stoppedBy:
        'The replay was started with a dry run, which listed its readers.',
      wouldHelp: 'Stable keys, so that a replay would not matter.',
    },
    {
      title: 'Two instances of {service} ran as the only one',
      what: 'For {few} minutes two instances of {service} each believed to be alone.',
      stoppedBy: 'There was nothing to do in those minutes.',
      wouldHelp: 'A lease that its holder checks before each effect.',
    },
  ],
};
