import { FailureModeScript, stage } from './FailureModeScript';

/** Waiting for somebody who is slow, until nobody is left who does not wait. */
export const dependencyTimeout: FailureModeScript = {
  failureMode: 'dependency-timeout',
  weight: 14,
  incidentTypes: ['degradation', 'degradation', 'third-party', 'outage'],
  triggers: ['dependency', 'dependency', 'dependency', 'traffic'],
  typicalMinutes: 41,
  stages: [
    stage('checkout', 'component:fraud-scoring'),
    stage('checkout', 'component:stock-reservation'),
    stage('payment-gateway', 'component:provider-router'),
    stage('provider-router', 'the first payment provider'),
    stage('shipping-rates', 'the largest carrier'),
    stage('storefront-web', 'component:search'),
    stage('mobile-gateway', 'component:product-catalogue'),
    stage('cart', 'component:stock-ledger'),
    stage('returns', 'component:stock-ledger'),
    stage('parcel-tracking', 'a regional carrier'),
    stage('packing-station', 'component:shipping-rates'),
    stage('gift-cards', 'component:payment-gateway'),
    stage('recommendations', 'component:product-catalogue'),
    stage('synthetic-shopper', 'component:storefront-web'),
  ],
  titles: [
    '{service} waited for {dependency}',
    '{doing} timed out: {dependency} slow',
    'Slow answers of {dependency} held up {service}',
    '{service} blocked by {dependency}',
    'Timeouts between {service} and {dependency} in {region}',
    '{dependency} took {slow} to answer {service}',
  ],
  summary: [
    [
      '{Dependency} answered in {slow} instead of {fast}, and {service} waited for each answer until none of its workers were free.',
      'Calls from {service} to {dependency} timed out in {pct} of cases.',
      '{Dependency} had become slow without failing, which {service} was not prepared for.',
    ],
    [
      '{Users} could not go on {doing} for {duration}.',
      'Pages that do not even need {dependency} were slow as well.',
      'Service returned when {dependency} was left out of the path for a while.',
    ],
  ],
  goingOn: [
    [
      'Calls from {service} to {dependency} are timing out in {pct} of cases.',
      '{Dependency} answers in {slow} instead of {fast}, and {service} waits for each answer until none of its workers are free.',
    ],
    [
      '{Users} cannot go on {doing}, and pages that do not need {dependency} are slow as well. {OtherTeam} are looking at it.',
      '{Doing} is out of reach for a part of {users}. Whether {dependency} can be left out of the path is being tried.',
    ],
  ],
  whatHappened: [
    [
      'From {clock} UTC on {weekday}, answers of {dependency} took {slow} where {fast} is usual. They were correct; they were only late.',
      '{Dependency} began a maintenance at {clock} UTC that had been announced as harmless. A part of its answers now took more than {slow}.',
      'At {clock} UTC the slowest twentieth of calls to {dependency} became slower still. The median, which is what we look at, stayed where it was.',
    ],
    [
      '{Service} gives such a call thirty seconds, a value that came with the client library. Within {few} minutes all of its workers were waiting, including those for requests that do not involve {dependency} at all.',
      'Each waiting call holds a worker and a connection. {Service} has {tens} of them, so {tens2} slow calls a second were enough to stop everything.',
      'The circuit breaker counts errors, and there were none: every call succeeded in the end. So it stayed closed and let the next ones in.',
    ],
    [
      '{Caller} in turn waited for {service}, and so the slowness travelled towards {users} by one layer every few minutes.',
      'By then {doing} was out of reach for {pct} of {users}, and the rest were slow.',
      'Restarting {service} helped for two minutes each time, until the new workers were waiting too.',
    ],
  ],
  why: [
    [
      '{Dependency} is needed for a detail of {doing}, and the code treats it as if it were needed for all of it. Nobody decided that; it is simply how a call is written.',
      'We prepared for {dependency} to be gone. A slow answer is worse than none, because it costs as much as a good one and comes too late to be of use.',
      'All calls of {service} share one pool of workers. The slowest dependency sets the pace for every one.',
    ],
    [
      'The timeout of thirty seconds was never chosen. It is the default of a library, and a default looks like a decision once it has been in production for a year.',
      'Agreements with {otherTeam} name availability and say nothing about latency; by their own figures {dependency} was fine throughout.',
      'Our tests simulate errors of {dependency} and not slowness, since errors are easier to simulate.',
    ],
  ],
  containment: [
    'A flag left {dependency} out of the path. {Users} got a slightly poorer answer, at once.',
    'The timeout was lowered to two seconds by a change of configuration, which freed the workers within a minute.',
    'Traffic from {caller} was halved to let the rest through.',
  ],
  recovery: [
    'When {dependency} was back at {fast}, it was brought back into the path for a tenth of the traffic first.',
    'Instances of {service} were restarted once more to clear calls that had been waiting; then the flag was removed.',
    'What had been left out in the meantime was caught up by a job afterwards. {Thing} were complete by the next day.',
  ],
  governance: [
    'It took {few} minutes to reach somebody at {dependency}, because the contact on the page was a form.',
    'Whether {doing} may go on without {dependency} is a decision about the business. It had to be taken in the middle of it by the person on call, who took it well and should not have had to do so alone.',
  ],
  wentWell: [
    'The flag to leave {dependency} out existed and had been tried in a drill.',
    'Traces showed within {few} minutes where the time was spent.',
    '{OtherTeam} told us about the slowness before we had found it ourselves.',
  ],
  learnings: [
    {
      statement:
        'Late is worse than gone: what fails at once is handled, what is slow is waited for.',
      helped: 'Test with a dependency that answers correctly after ten seconds',
      appliesTo: 'Everything that calls something else and waits',
    },
    {
      statement: 'A default timeout is a decision that nobody has taken.',
      helped:
        'Set each timeout on purpose, and write the reason beside the number',
      appliesTo: 'Clients with the timeout of their library',
    },
    {
      statement:
        'The slowest dependency takes all the workers, also those that do not need it.',
      helped: 'Give each dependency a small pool of its own',
      appliesTo: 'Services that call several others',
    },
    {
      statement:
        'What may be left out is a question for the business, which nobody can ask in the middle of an incident.',
      helped:
        'Decide ahead of time with the business what is left out, and switch it off in a drill',
    },
  ],
  before: [
    {
      text: '{Dependency} announces a maintenance without expected impact.',
      evidence: 'ticket',
      atText: 'the week before',
    },
    {
      text: 'The slowest twentieth of calls to {dependency} passes one second.',
      evidence: 'metric',
    },
  ],
  during: [
    {
      text: 'All workers of {service} are busy; processors are idle.',
      evidence: 'metric',
    },
    {
      text: '{Service} is restarted. It helps for two minutes.',
      evidence: 'change',
    },
    {
      text: 'A trace shows {slow} spent waiting for {dependency}.',
      evidence: 'trace',
    },
    {
      text: 'The contact of {dependency} is asked for their view.',
      evidence: 'chat',
    },
    {
      text: 'It is decided to go on without {dependency} for now.',
      evidence: 'chat',
    },
  ],
  ending: [
    '{Service} answers without waiting for {dependency}.',
    'Answers of {dependency} are fast again and the workers of {service} are free.',
    'With the shorter timeout in force, {doing} works.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'Calls to {dependency} have a timeout of thirty seconds, the default of the library.',
      evidence: [
        {
          type: 'trace',
          title: 'A slow request of {service}',
          excerpt: '29 998 ms of 30 041 ms waiting',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'All calls of {service} share one pool of workers.',
      evidence: [
        {
          type: 'metric',
          title: 'Busy workers of {service}',
          excerpt: '100 % busy, 4 % processor',
        },
        { type: 'dashboard', title: 'Requests by endpoint' },
      ],
    },
    {
      layer: 'technology',
      text: 'The circuit breaker counts errors and does not see slowness.',
      evidence: [{ type: 'log', title: 'State of the circuit breaker' }],
    },
    {
      layer: 'process',
      text: 'No agreement says how fast {dependency} has to answer.',
      evidence: [
        { type: 'interview', title: 'Conversation with {otherTeam}' },
        { type: 'ticket', title: 'Draft of an agreement, unfinished' },
      ],
    },
    {
      layer: 'external',
      text: '{Dependency} was under maintenance with more effect than announced.',
      evidence: [{ type: 'ticket', title: 'Their announcement and report' }],
    },
    {
      layer: 'people',
      text: 'The decision to go on without {dependency} weighed on one person, in the middle of an incident.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
  ],
  actions: [
    {
      type: 'prevent',
      title: 'Choose the timeout of {service} towards {dependency}',
      description:
        'From what {users} are willing to wait, with the reason beside the number.',
      test: 'A dependency that takes ten seconds in the test environment costs a request no more than two.',
    },
    {
      type: 'contain',
      title: 'Give calls to {dependency} a pool of their own',
      description: 'At most a fifth of all workers may wait for it.',
      test: 'With {dependency} stalled, requests of {service} that do not need it stay within their target.',
    },
    {
      type: 'contain',
      title: 'Let {doing} go on without {dependency}',
      description:
        'With a poorer answer, agreed with the business and marked as such.',
      test: 'With {dependency} switched off in the test environment {users} get to the end.',
    },
    {
      type: 'detect',
      title: 'Alert on the slowest twentieth of calls to {dependency}',
      description: 'The median hides exactly what hurts.',
      test: 'Slowing one call in ten in the test environment raises the alert within three minutes.',
    },
    {
      type: 'process',
      title: 'Agree with {otherTeam} how fast {dependency} answers',
      description:
        'A number, how it is measured, whom to call, and what each side does when it is missed.',
      test: 'The agreement is linked from both entities, and has been used once in a drill.',
    },
    {
      type: 'process',
      title: 'Decide in daylight what may be left out of {doing}',
      description:
        'A table, signed by the business, which the person on call can point to.',
      test: 'The table is part of the runbook, and the person on call can find it within a minute.',
    },
    {
      type: 'prevent',
      title: 'Make the circuit breaker of {service} count slow answers',
      description: 'An answer after the deadline counts like an error.',
      test: 'Answers that take ten seconds open the breaker after {tens} calls.',
    },
    {
      type: 'investigate',
      title: 'Find other calls of {service} that use the default timeout',
      description: 'There are at least {few}.',
      test: 'Each call has a number with a reason, or a ticket.',
    },
  ],
  nearMisses: [
    {
      title: '{dependency} was slow for six minutes and {service} just coped',
      what: 'Answers of {dependency} took {slow}. Of {tens} workers of {service} all but {few} were waiting.',
      stoppedBy: 'It was early in the morning and {users} were few.',
      wouldHelp: 'A timeout that fits, and a pool for each dependency.',
    },
    {
      title: 'The fallback of {service} had not been working',
      what: 'In a review {team} noticed that {service} would still have waited for {dependency} with its fallback switched on.',
      stoppedBy: 'A new colleague asked how the fallback is tested.',
      wouldHelp: 'Exercising the fallback every week.',
    },
    {
      title: 'An announced maintenance of {dependency} moved into the peak',
      what: 'The announcement named a local time, which we had read as UTC. It would have begun in our busiest hour.',
      stoppedBy: 'The synthetic shopper’s calendar showed both, side by side.',
      wouldHelp: 'Announcements that arrive as calendar entries.',
    },
  ],
};
