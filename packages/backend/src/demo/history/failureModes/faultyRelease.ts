import { FailureModeScript, stage } from './FailureModeScript';

/** A release that does something else than its tests had shown. */
export const faultyRelease: FailureModeScript = {
  failureMode: 'faulty-release',
  weight: 15,
  incidentTypes: ['degradation', 'outage', 'data-quality'],
  triggers: ['deployment'],
  typicalMinutes: 31,
  stages: [
    stage('checkout', 'component:pricing', 'the rewritten order summary'),
    stage('cart', 'component:pricing', 'the merging of carts at sign-in'),
    stage('pricing', 'component:product-catalogue', 'the new rule for bundles'),
    stage('storefront-web', 'component:feature-flags', 'the new header'),
    stage('mobile-gateway', 'component:search', 'the combined start screen'),
    stage('search', 'resource:product-index', 'the new ranking'),
    stage(
      'product-catalogue',
      'resource:product-images',
      'the smaller image sizes',
    ),
    stage('payment-gateway', 'component:card-vault', 'the new error codes'),
    stage('refunds', 'component:ledger', 'partial refunds'),
    stage(
      'stock-reservation',
      'component:stock-ledger',
      'the shorter hold of goods',
    ),
    stage('packing-station', 'component:picking', 'the new label layout'),
    stage(
      'parcel-tracking',
      'component:mail-sender',
      'the merged carrier states',
    ),
    stage('shipping-rates', 'the largest carrier', 'delivery on chosen days'),
    stage(
      'recommendations',
      'component:product-catalogue',
      'the retrained model',
    ),
    stage('alert-router', 'the paging provider', 'the grouping of alerts'),
  ],
  titles: [
    '{service} {version} broke {doing}',
    'Errors in {service} after a deployment',
    'Release {version} of {service} taken back',
    '{detail} did not work for some {users}',
    '{service} wrong for {pct} of {users} after a release',
    'Regression in {service} {version}',
  ],
  summary: [
    [
      '{Service} {version} brought {detail}. For requests that the tests did not contain it behaved differently from before.',
      'A release of {service} with {detail} led to errors from {clock} UTC.',
      '{Detail} worked for most {users} and not for those with older data.',
    ],
    [
      '{Doing} failed in {pct} of cases for {duration}.',
      'It was taken back after {duration}.',
      '{Hundreds} {thing} had to be corrected afterwards.',
    ],
  ],
  whatHappened: [
    [
      '{Service} {version} went out on {weekday} at {clock} UTC, with {detail} and {few} smaller changes. All checks were green.',
      'At {clock} UTC the rollout of {version} reached the last instance of {service}. Its first tenth had been watched for ten minutes without a finding.',
      'The deployment of {detail} in {service} ended at {clock} UTC. It was the third one that day, and as unremarkable as the others.',
    ],
    [
      'Some requests carry data from before the last change of format. {Version} read an empty field there as a zero, which is a perfectly good value and the wrong one.',
      'In a combination that no test had, {service} now called {dependency} once for each line instead of once in all. With two lines it cannot be noticed; with {tens} it can.',
      'The code expected an answer of {dependency} that is sent by its newest version only. In production both versions were running.',
    ],
    [
      'The total of errors hardly moved, because those who were hit are few. For them {doing} failed every time.',
      'Those whom it hit had one thing in common, which could not be seen in any of their cases alone.',
      'Error rates rose after the end of the rollout, when {users} who had been waiting tried again.',
    ],
  ],
  why: [
    [
      'Tests are made from the data that today’s code writes. Of what older versions wrote, and what is still stored, they have no example.',
      'The first tenth of the rollout was chosen at random and looked at for ten minutes. A case that makes up two in a thousand needs more of either.',
      'The change is small and its review was careful. What it lacked is somebody who knows what {dependency} does in the cases that are not described.',
    ],
    [
      'Alerts look at the sum of all requests. A group that is small and hit completely disappears in it.',
      'Going back to {before} was possible from the first minute. What took the time was to believe that the release was the reason, since nothing had pointed to it.',
      '{Detail} and the smaller changes came in one release, so that taking one back meant taking back all.',
    ],
  ],
  containment: [
    'The rollout was halted in {region} as soon as somebody asked for it, without waiting for proof.',
    'Affected {users} were sent to the previous version by a rule at the gateway.',
    '{Detail} could not be switched off alone, and so all of {version} was taken out.',
  ],
  recovery: [
    '{Service} went back to {before} within {few} minutes.',
    'A corrected release followed the next day with the missing case as its first test.',
    '{Hundreds} {thing} were found by a query and corrected; those concerned got a message.',
  ],
  governance: [
    'That a release may be taken back without proof is written nowhere. The person on call asked first, and waited for the answer.',
    'The runbook begins with finding out what is wrong. Going back is its seventh step.',
  ],
  wentWell: [
    'Going back took one command and {few} minutes.',
    'Customer support put the questions together before anybody had asked them to.',
    'The deployment was named in the incident channel by a bot, with its time.',
  ],
  learnings: [
    {
      statement:
        'Understanding first costs the minutes that going back would have saved.',
      helped: 'Go back first, and look for the reason afterwards',
      appliesTo: 'Everything that is deployed more than once a week',
    },
    {
      statement: 'A sum hides a group that is hit completely.',
      helped:
        'Watch groups as well: by country, by age of the account, by version of the app',
      appliesTo: 'Services whose users differ',
    },
    {
      statement:
        'Data of older versions is in no test that today’s code writes.',
      helped:
        'Keep samples of what older versions wrote, and test with them while they are stored',
      appliesTo: 'Services that read what they stored years ago',
    },
    {
      statement: 'What goes out together has to come back together.',
      helped: 'Release one change at a time',
    },
  ],
  before: [
    {
      text: '{Service} {version} is deployed to the first tenth of instances.',
      evidence: 'deployment',
    },
    {
      text: 'The rollout of {version} is complete.',
      evidence: 'deployment',
    },
  ],
  during: [
    {
      text: 'First questions reach customer support.',
      evidence: 'ticket',
    },
    {
      text: 'Error rate of {service} at {pct}, mostly from one group of {users}.',
      evidence: 'metric',
    },
    {
      text: 'The deployment of {version} is proposed as the reason.',
      evidence: 'chat',
    },
    {
      text: 'A failing request is reproduced in the test environment.',
      evidence: 'trace',
    },
    {
      text: 'It is decided to go back to {before}.',
      evidence: 'chat',
    },
  ],
  ending: [
    '{Service} {before} is running on all instances.',
    'The rollback is complete and {doing} works for everybody.',
    'Errors stop with the last instance of {version}.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'Stored data of an older shape is read as something else by {version}.',
      evidence: [
        {
          type: 'log',
          title: 'A failing request',
          excerpt: 'field absent, default 0 used',
        },
        { type: 'change', title: 'Change of {detail}' },
      ],
    },
    {
      layer: 'process',
      text: 'Test data is written by today’s code only.',
      evidence: [{ type: 'interview', title: 'Conversation with {team}' }],
    },
    {
      layer: 'process',
      text: 'The first stage of a rollout is too small and too short for rare cases.',
      evidence: [
        {
          type: 'metric',
          title: 'Requests in the first stage',
          excerpt: '2 of 1 100 in the affected group',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'Alerts look at sums, in which a small group disappears.',
      evidence: [
        { type: 'dashboard', title: 'Errors of {service}' },
        { type: 'dashboard', title: 'The same by group' },
      ],
    },
    {
      layer: 'process',
      text: 'Going back comes late in the runbook and is felt to need a reason.',
      evidence: [{ type: 'runbook', title: 'Runbook of {service}' }],
    },
    {
      layer: 'people',
      text: 'Those on call had not been told what was in {version}.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
  ],
  actions: [
    {
      type: 'process',
      title: 'Put “take the release back” first in the runbook of {service}',
      description:
        'When something starts within two hours of a deployment, go back and then look.',
      test: 'In the next drill the person on call goes back within five minutes without asking.',
    },
    {
      type: 'process',
      title: 'Tell those on call what a release of {service} contains',
      description: 'Three lines in the channel before it goes out.',
      test: 'The last ten releases of {service} have their lines.',
    },
    {
      type: 'detect',
      title: 'Watch errors of {service} by group of {users}',
      description:
        'With a line of its own for each, so that a small group can page.',
      test: 'Breaking {doing} for one group in the test environment pages within five minutes.',
    },
    {
      type: 'prevent',
      title: 'Test {service} with samples of older data',
      description: 'Anonymised, one for each shape that is still stored.',
      test: 'The faulty version fails these tests.',
    },
    {
      type: 'contain',
      title: 'Lengthen the first stage of rollouts of {service}',
      description:
        'Until {thousands} requests have been seen, however long that takes.',
      test: 'A fault in two of a thousand requests stops a rollout in the first stage.',
    },
    {
      type: 'prevent',
      title: 'Release changes of {service} one by one',
      description: 'What goes out alone comes back alone.',
      test: 'In a month no release of {service} carried more than one change that {users} can notice.',
    },
    {
      type: 'recover',
      title: 'Make corrections of {thing} a script with a preview',
      description: 'It was written under pressure this time.',
      test: 'The script shows what it would change, and has been reviewed.',
    },
    {
      type: 'investigate',
      title: 'Find out which shapes of {thing} are still stored',
      description: 'To know what the samples must contain.',
      test: 'A count for each shape is on the page of {service}.',
    },
  ],
  nearMisses: [
    {
      title: '{service} {version} was stopped in its first stage',
      what: 'The first tenth of {version} showed errors for one group of {users}. All of them would have been hit.',
      stoppedBy: 'The watch by group that an earlier incident asked for.',
      wouldHelp: 'Samples of such data in the tests, so that it stops sooner.',
    },
    {
      title: 'The wrong branch of {service} was about to be deployed',
      what: 'A branch with an unfinished part of {detail} was selected for the deployment.',
      stoppedBy: 'The list of changes looked too long to the second person.',
      wouldHelp: 'Deploying only what the main branch has.',
    },
    {
      title: 'Going back to {before} would not have worked',
      what: 'In a drill the previous version of {service} did not start any more, since a setting had been removed.',
      stoppedBy: 'It was a drill.',
      wouldHelp: 'Going back once a month, as a test.',
    },
  ],
};
