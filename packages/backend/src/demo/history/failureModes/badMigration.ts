import { FailureModeScript, stage } from './FailureModeScript';

/** A change of a schema or of data that behaved differently at full size. */
export const badMigration: FailureModeScript = {
  failureMode: 'bad-migration',
  weight: 8,
  incidentTypes: ['outage', 'degradation', 'data-quality'],
  triggers: ['deployment', 'deployment', 'schedule'],
  typicalMinutes: 67,
  stages: [
    stage('checkout', 'resource:orders-db', 'the new index on order lines'),
    stage(
      'product-catalogue',
      'resource:products-db',
      'the split of variants into their own table',
    ),
    stage('ledger', 'resource:ledger-db', 'the wider type for amounts'),
    stage(
      'stock-ledger',
      'resource:stock-db',
      'the move of old stock movements',
    ),
    stage(
      'parcel-tracking',
      'resource:tracking-db',
      'the new column for carrier events',
    ),
    stage(
      'payment-gateway',
      'resource:payments-db',
      'the unique rule on payment references',
    ),
    stage(
      'identity',
      'resource:accounts-db',
      'the new format of password hashes',
    ),
    stage(
      'gift-cards',
      'resource:orders-db',
      'the copy of balances into pricing',
    ),
    stage(
      'search-indexer',
      'resource:product-index',
      'the change of the analyser',
    ),
  ],
  titles: [
    'Migration of {dependency} locked {service}',
    '{detail} blocked {doing}',
    '{service} down while {dependency} was being changed',
    'Schema change in {dependency} took longer than its window',
    '{service} {version} and its migration did not fit together',
  ],
  summary: [
    [
      'A migration for {detail} held a lock on {dependency} for much longer than it had in the test environment.',
      '{Service} {version} needed {detail} before the migration had finished.',
      '{Detail} had been tried on a copy with {thousands} rows; the real table has several hundred times as many.',
    ],
    [
      '{Doing} was not possible for {duration}.',
      '{Users} saw errors in {pct} of their attempts.',
      'The migration was stopped, undone and done again in small steps.',
    ],
  ],
  whatHappened: [
    [
      '{Service} {version} was deployed on {weekday} at {clock} UTC. Its first step is the migration for {detail}.',
      'The migration for {detail} began at {clock} UTC, as planned, in its window.',
      'At {clock} UTC the deployment of {service} {version} reached production after two days in the test environment without a finding.',
    ],
    [
      'It asked {dependency} for a lock on a large table and had to wait for a report that was reading it. All that came later waited behind the migration, and within {few} seconds nothing could read that table any more.',
      'In the test environment it takes {few} seconds. Here it rewrote every row of a table that has grown with the shop, and held its lock all the while.',
      'Half of the instances ran {before} and half {version} during the rollout. The old ones wrote rows that the new rule on {dependency} refuses.',
    ],
    [
      'The deployment reported “in progress” and looked healthy, since the step that was stuck is not among those that it measures.',
      'Stopping it was discussed for some time, because nobody was sure what a half-done migration leaves behind.',
      'Connections of {service} were used up, and then errors reached {users}.',
    ],
  ],
  why: [
    [
      'The lock is needed for an instant only. What nobody had seen is that waiting for it blocks all the others as surely as holding it.',
      'The test environment has a fiftieth of the data and none of the reports. It can show that a migration is right, and cannot show what it costs.',
      'The change and the code that needs it went out together. Between them lies a time in which both versions run, and the migration was written for the time after.',
    ],
    [
      'Our checklist for migrations asks whether it can be undone and does not ask how long it holds what.',
      'There is no timeout on waiting for a lock; by default {dependency} waits for ever.',
      'It was the first large change of that table in two years. The one before was done by colleagues who have moved on to other work, in a way that was never written down.',
    ],
  ],
  containment: [
    'The migration was cancelled; {dependency} was answering again within {few} seconds.',
    'The long report was stopped, which let the migration through and everything behind it.',
    'Traffic was held at the gateway with a message, to keep {thing} from being half written.',
  ],
  recovery: [
    '{Service} went back to {before}, which does not know of {detail}, and the migration was planned anew.',
    'The change was made again during the night in steps of {thousands} rows, each in a transaction of its own.',
    'Rows that were written in between were checked against the log: {hundreds} needed a correction, and got one.',
  ],
  governance: [
    'The window was agreed between {team} and {otherTeam} in a chat; those who run the report did not know of it.',
    'Nobody had been named to decide about stopping, so it was decided by asking round.',
  ],
  wentWell: [
    'A backup from {few} minutes before the start existed and had been tested that week.',
    'The migration could be cancelled safely, because it ran in one transaction.',
    'Nobody edited rows by hand under pressure; the correction was written as a script and reviewed.',
  ],
  learnings: [
    {
      statement: 'Waiting for a lock blocks others just like holding it.',
      helped:
        'Set a lock timeout of a second or two for every migration, and try again',
      appliesTo: 'Every change of a table that others read meanwhile',
    },
    {
      statement:
        'A change of a schema and the code that needs it cannot be undone one without the other.',
      helped:
        'Expand, move and contract in three deployments, each of which can be undone',
      appliesTo: 'Services that keep their own tables',
    },
    {
      statement:
        'A copy of full size says little of a migration while nobody reads it.',
      helped:
        'Rehearse on a copy of full size with the readers that production has',
    },
    {
      statement:
        'Nobody stops a migration of which it is not clear what it leaves behind.',
      helped:
        'Write down before the start who may stop it, and what is left behind then',
      appliesTo: 'Migrations that take longer than a minute',
    },
  ],
  before: [
    {
      text: 'The migration passes in the test environment within {few} seconds.',
      evidence: 'change',
      atText: 'the day before',
    },
    {
      text: 'A monthly report begins to read {dependency}.',
      evidence: 'log',
    },
  ],
  during: [
    {
      text: 'The migration waits for a lock in {dependency}.',
      evidence: 'log',
    },
    {
      text: 'All connections of {service} to {dependency} are taken.',
      evidence: 'metric',
    },
    {
      text: 'The list of locks shows {hundreds} queries behind one.',
      evidence: 'dashboard',
    },
    {
      text: 'It is asked what a cancelled migration would leave behind.',
      evidence: 'chat',
    },
    { text: 'The migration is cancelled.', evidence: 'change' },
  ],
  ending: [
    '{Dependency} has no waiting queries any more.',
    '{Service} {before} is back in place and {doing} works.',
    'Locks are released; error rates fall to where they were.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'Statements of the migration wait for a lock without any limit.',
      evidence: [
        {
          type: 'log',
          title: 'Locks in {dependency}',
          excerpt: 'waiting for AccessExclusiveLock after 1000 ms',
        },
        { type: 'change', title: 'The migration' },
      ],
    },
    {
      layer: 'process',
      text: 'The test environment holds a fiftieth of the data and no concurrent readers.',
      evidence: [{ type: 'metric', title: 'Rows in test and in production' }],
    },
    {
      layer: 'process',
      text: 'Schema and code change in one deployment, though both versions run side by side for a while.',
      evidence: [{ type: 'runbook', title: 'How we deploy {service}' }],
    },
    {
      layer: 'process',
      text: 'The checklist for migrations does not ask for duration and locks.',
      evidence: [{ type: 'runbook', title: 'Checklist for migrations' }],
    },
    {
      layer: 'technology',
      text: 'A stuck migration looks like a healthy deployment.',
      evidence: [
        {
          type: 'dashboard',
          title: 'Deployments of {service}',
          excerpt: 'in progress, 0 failed steps',
        },
      ],
    },
    {
      layer: 'people',
      text: 'Nobody on call had cancelled a migration before, and it felt riskier than it was.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
  ],
  actions: [
    {
      type: 'prevent',
      title: 'Set a lock timeout for all migrations of {dependency}',
      description: 'Two seconds, with a few attempts; then it gives way.',
      test: 'A migration that meets a long reader in the test environment gives up without blocking anybody.',
    },
    {
      type: 'prevent',
      title: 'Split {detail} into expand, move and contract',
      description: 'Three deployments, each of which may be undone alone.',
      test: 'Every step has run with the previous version of {service} still serving.',
    },
    {
      type: 'process',
      title: 'Ask in each review of a migration of {service} what it locks',
      description:
        'And for how long, measured on a copy of full size and not estimated.',
      test: 'The next {few} migrations carry the measurement in their description.',
    },
    {
      type: 'process',
      title: 'Name who may stop a migration of {dependency} before it starts',
      description: 'And what it leaves behind when it is stopped half way.',
      test: 'The template for changes has both fields, and they were filled in the last three times.',
    },
    {
      type: 'detect',
      title: 'Alert on queries of {dependency} that wait for locks',
      description: 'More than ten seconds for more than ten queries.',
      test: 'A lock held on purpose in the test environment pages within a minute.',
    },
    {
      type: 'recover',
      title: 'Rehearse cancelling a migration of {dependency}',
      description: 'So that the first time is not under pressure.',
      test: 'Everybody on the rota of {team} has done it once.',
    },
    {
      type: 'investigate',
      title: 'Build a copy of {dependency} of full size for rehearsals',
      description: 'With personal data replaced, refreshed once a week.',
      test: 'The next migration was rehearsed on it, and its duration was within a quarter of the real one.',
    },
    {
      type: 'contain',
      title: 'Let {service} serve reads while {dependency} is locked',
      description: 'From the last good answer, marked as such.',
      test: 'With the table locked for a minute, reads go on in the test environment.',
    },
  ],
  nearMisses: [
    {
      title: 'A migration of {dependency} was stopped by its own timeout',
      what: 'The migration for {detail} met a long report and would have blocked {service}.',
      stoppedBy:
        'The lock timeout that an earlier incident had left behind made it give up after two seconds.',
      wouldHelp: 'Planning reports and migrations in one calendar.',
    },
    {
      title: 'The undo step for {detail} would have lost rows',
      what: 'In rehearsal the way back from {detail} dropped a column that {service} had already filled.',
      stoppedBy: 'It was a rehearsal on a copy.',
      wouldHelp: 'Rehearsing the way back each time, not only the way there.',
    },
    {
      title: '{service} {version} was nearly deployed before its migration',
      what: 'The order of two steps had been swapped in a tidy-up of the deployment of {service}.',
      stoppedBy: 'The deployment was started on a test environment by mistake.',
      wouldHelp: 'A start of {service} that checks the schema and says so.',
    },
  ],
};
