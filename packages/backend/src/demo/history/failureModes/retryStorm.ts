import { FailureModeScript, stage } from './FailureModeScript';

/** Well-meant retries that turn a short slowness into a long one. */
export const retryStorm: FailureModeScript = {
  failureMode: 'retry-storm',
  weight: 11,
  incidentTypes: ['degradation', 'degradation', 'outage'],
  triggers: ['traffic', 'dependency', 'dependency', 'deployment'],
  typicalMinutes: 44,
  stages: [
    stage('checkout', 'component:payment-gateway'),
    stage('cart', 'component:pricing'),
    stage('mobile-gateway', 'component:search'),
    stage('storefront-web', 'component:product-catalogue'),
    stage('refunds', 'component:payment-gateway'),
    stage('packing-station', 'component:picking'),
    stage('parcel-tracking', 'component:mail-sender'),
    stage('invoicing', 'component:ledger'),
    stage('search-indexer', 'component:product-catalogue'),
    stage('returns', 'component:refunds'),
  ],
  titles: [
    'Retries from {service} kept {dependency} down',
    '{dependency} saturated by repeated calls from {service}',
    '{service} slow after a short stall of {dependency}',
    'Retry storm between {service} and {dependency}',
    'A two-minute stall of {dependency} lasted {duration}',
  ],
  summary: [
    [
      '{Dependency} stalled for about two minutes. {Service} repeated every call that timed out, and the repetitions kept {dependency} busy long after the stall itself was over.',
      'A short slowness in {dependency} was made long by retries: {service} sent {few} calls for each one that {users} had asked for.',
      'After a stall in {dependency}, calls from {service} piled up faster than they could be answered.',
    ],
    [
      '{Users} had trouble {doing} for {duration}.',
      'About {pct} of attempts at {doing} did not succeed.',
      'It ended when calls from {service} were held back by hand.',
    ],
  ],
  whatHappened: [
    [
      'On {weekday} at {clock} UTC, {dependency} paused for a little under two minutes while one of its instances was replaced. That happens every few days and usually nobody notices.',
      'At {clock} UTC a burst of traffic slowed {dependency} from {fast} to {slow} for a moment. The burst itself was over within ninety seconds.',
      'One of {few} instances of {dependency} stopped answering at {clock} UTC. The others could have carried the load, had it stayed what it was.',
      'It was a quiet {weekday}. At {clock} UTC {dependency} held its requests for some ninety seconds during a routine failover.',
    ],
    [
      '{Service} gives a call one second and then tries again, up to {few} times and at once. So each slow call became several, and {dependency} received {hundreds} % of its usual traffic while it was at its weakest.',
      'Every call that timed out was repeated immediately by {service}, and a second time by the client library below it. Neither knew of the other: together they made up to {tens} attempts out of one.',
      'Callers of {service} retried as well. With three layers that each try again, {hundreds} requests a second at the edge became {thousands} at {dependency}.',
    ],
    [
      'Instances of {dependency} that came back were overrun before they had filled their caches, and left again. The system had found a state in which it was stable and useless.',
      'Adding instances did not help, because the queue in front of them never emptied. Only when calls were dropped on purpose did the remaining ones begin to succeed.',
      'From then on the load came from the retries alone. Real demand had already dropped, since {users} had given up {doing}.',
    ],
  ],
  why: [
    [
      'Retries were added to {service} two years ago, when single calls were lost now and then, and they have been helpful ever since. What they do when many calls are lost at the same time had never been tried.',
      'The retry policy is right for the loss of one call and wrong for the loss of many. Nothing in the code or in our reviews tells these two situations apart.',
      'Each layer retries for good local reasons. Nobody owns the product of them, and it does not show in any one team’s dashboards.',
    ],
    [
      'There is no budget that would bound the share of retries, and no jitter, so that they arrive in waves. {Dependency} cannot tell a first attempt from a fourth one and treats both alike.',
      'The load test for the last peak season used a healthy {dependency}. It showed that the numbers fit, and could not show what happens when they do not.',
      'Timeouts grow towards the back: {service} waits one second for something that may itself wait three. A call that its caller has given up is still worked on to the end.',
    ],
  ],
  containment: [
    'Calls from {service} were cut to a third at the gateway, for as long as {dependency} needed to drain its queue.',
    'Retries in {service} were switched off through its configuration. That needed a restart of each instance, which took longer than the decision.',
    'Every second request was answered with a polite refusal for a while. It felt wrong to refuse {users} on purpose, and it was what brought the rest back.',
  ],
  recovery: [
    'Traffic was let back in steps of ten per cent, each held until latency was flat. The last step was taken {few} minutes after the one before it.',
    'With the queue empty, {dependency} went back to {fast} by itself. Retries stayed off overnight and came back the next morning with a lower limit.',
    'Instances were restarted one after the other so that each could warm up alone. {Thing} that had been left half done were completed by the nightly job.',
  ],
  governance: [
    'No team owns the retry behaviour along the whole path from the edge to {dependency}. Each of the teams involved had an answer for its own part.',
    'The runbook of {service} says to add instances when latency rises. Here that made matters slightly worse, and the page had no other suggestion.',
  ],
  wentWell: [
    'The two teams were in one channel within {few} minutes and looked at the same dashboard.',
    'Somebody proposed to send less instead of adding more, against the runbook, and was listened to.',
    'The throttle at the gateway existed, because a drill in spring had asked for it.',
  ],
  learnings: [
    {
      statement: 'Retries without a budget turn a blip into an outage.',
      helped:
        'Bound retries to a tenth of all calls, not to a number for each call',
      appliesTo: 'Everything that calls something else and tries again',
    },
    {
      statement:
        'A system that stays slow after the cause is gone makes its load itself.',
      helped: 'Shed load before adding instances',
      appliesTo: 'Services behind several layers of callers',
    },
    {
      statement:
        'The ratio of attempts to requests is the earliest sign of a retry storm that we have found.',
      helped:
        'Count attempts and requests separately, and alert on their ratio',
      appliesTo: 'Clients that retry',
    },
    {
      statement: 'Retries of several layers multiply.',
      helped:
        'Retry in the layer nearest to the person who waits, and in no other',
      appliesTo: 'Paths of three services or more',
    },
  ],
  before: [
    {
      text: 'An instance of {dependency} is replaced as part of the weekly rotation.',
      evidence: 'deployment',
    },
    {
      text: 'Traffic to {service} is {tens} % above the same hour of last week.',
      evidence: 'metric',
    },
  ],
  during: [
    {
      text: 'Latency of {dependency} rises from {fast} to {slow}.',
      evidence: 'metric',
    },
    {
      text: 'Two instances are added to {dependency}. Latency does not change.',
      evidence: 'change',
    },
    {
      text: 'A graph of attempts beside requests shows {few} attempts for each request.',
      evidence: 'dashboard',
    },
    {
      text: 'The hypothesis changes: the load is made by retries, not by {users}.',
      evidence: 'chat',
    },
    {
      text: 'Calls from {service} are limited at the gateway.',
      evidence: 'change',
    },
  ],
  ending: [
    'The queue of {dependency} is empty and error rates are back to normal.',
    'Latency is below {fast} again; {doing} works.',
    'Retries are off and {service} answers as usual.',
  ],
  factors: [
    {
      layer: 'technology',
      text: '{Service} repeats a call at once and without jitter, so that retries arrive together.',
      evidence: [
        {
          type: 'trace',
          title: 'One request of {service} with its attempts',
          excerpt: 'attempt 1..5, 1000 ms apart, same deadline',
        },
        { type: 'change', title: 'Change that added the retry policy' },
      ],
    },
    {
      layer: 'technology',
      text: 'Retries exist in the client library and in {service}, and their numbers multiply.',
      evidence: [
        {
          type: 'metric',
          title: 'Attempts and requests towards {dependency}',
          excerpt: 'ratio 1.02 before, 6.8 during, 1.01 after',
        },
      ],
    },
    {
      layer: 'technology',
      text: '{Dependency} works on calls whose callers have stopped waiting.',
      evidence: [
        {
          type: 'log',
          title: 'Answers written to closed connections',
          excerpt: 'broken pipe (client gone) ×{hundreds} in one minute',
        },
      ],
    },
    {
      layer: 'process',
      text: 'Load tests run against healthy dependencies only.',
      evidence: [
        { type: 'runbook', title: 'How we test for the peak season' },
        { type: 'interview', title: 'Conversation with the load test’s owner' },
      ],
    },
    {
      layer: 'process',
      text: 'Timeouts and retries are set service by service; no review looks at a whole path.',
      evidence: [{ type: 'ticket', title: 'Earlier finding on timeouts' }],
    },
    {
      layer: 'people',
      text: 'The first responders knew {service} well and had no view of what its calls do further down.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
  ],
  actions: [
    {
      type: 'prevent',
      title: 'Bound the retry budget of {service}',
      description:
        'At most a tenth of the calls to {dependency} may be retries, measured over a minute, with jitter between attempts.',
      test: 'With {dependency} stalled for two minutes in the test environment, its traffic stays below 120 % and {service} is back within a minute after the stall.',
    },
    {
      type: 'prevent',
      title: 'Pass the caller’s deadline from {service} to {dependency}',
      description:
        'Work that nobody waits for any more is dropped before it starts.',
      test: 'A trace of a call that timed out shows no work in {dependency} after the deadline.',
    },
    {
      type: 'detect',
      title: 'Alert on attempts for each request of {service}',
      description:
        'The ratio was visible {few} minutes before any {users} noticed, on a graph that nobody had reason to open.',
      test: 'A drill with an artificial stall pages within two minutes and names the ratio.',
    },
    {
      type: 'contain',
      title: 'Give {dependency} a limit at which it refuses early',
      description:
        'A fast refusal is kinder than a slow one, and leaves room for calls that can succeed.',
      test: 'At twice the tested load {dependency} still answers as many calls as at once the load.',
    },
    {
      type: 'process',
      title: 'Review retries from the edge to {dependency} once a quarter',
      description:
        'The teams from the edge to {dependency} look at one trace together and decide which layer may retry.',
      test: 'The first review has taken place, and its page says for every hop who retries and why.',
      owner: 'platform-runtime-team',
    },
    {
      type: 'process',
      title: 'Add “shed load” to the runbook of {service}',
      description:
        'Before “add instances”, with the exact command and how to tell that it helps.',
      test: 'Somebody who has never done it sheds load in the test environment from the page alone.',
    },
    {
      type: 'recover',
      title:
        'Let the throttle in front of {dependency} be changed without a restart',
      description: 'The restart took longer than the decision.',
      test: 'The limit changes on all instances within thirty seconds.',
    },
    {
      type: 'investigate',
      title: 'Find out which other callers of {dependency} retry',
      description: '{Service} was the loudest one; it may not be the only one.',
      test: 'A list of callers with their retry policies is linked from the service’s page.',
    },
  ],
  nearMisses: [
    {
      title: 'Retries doubled the load on {dependency} for a minute',
      what: 'During a routine failover {dependency} got twice its usual traffic from {service} within seconds. It recovered just before its queue was full.',
      stoppedBy:
        'The failover happened at night, with little traffic to multiply.',
      wouldHelp:
        'A bound on retries in {service}, and a failover that we practise by day.',
    },
    {
      title:
        'A new client of {dependency} was about to ship with endless retries',
      what: 'A review found that the next release of {service} would have repeated calls to {dependency} without any limit.',
      stoppedBy:
        'The reviewer had read the postmortem of a retry storm in another team.',
      wouldHelp:
        'A default in the shared client that has to be changed on purpose.',
    },
    {
      title: '{service} hammered {dependency} during a game day',
      what: 'In the test environment a stall of one minute took twelve minutes to clear. The same settings run in production.',
      stoppedBy: 'It was a drill; the settings were changed the same day.',
      wouldHelp: 'Running the same experiment against every pair of services.',
    },
  ],
};
