import { FailureModeScript, stage } from './FailureModeScript';

/** Something that is finite, and was full. */
export const capacity: FailureModeScript = {
  failureMode: 'capacity',
  weight: 13,
  incidentTypes: ['degradation', 'degradation', 'outage', 'delay'],
  triggers: ['traffic'],
  typicalMinutes: 52,
  stages: [
    stage('checkout', 'resource:orders-db', 'database connections'),
    stage('cart', 'resource:cart-cache', 'memory'),
    stage('search', 'resource:product-index', 'query threads'),
    stage('product-catalogue', 'resource:products-db', 'database connections'),
    stage('stock-ledger', 'resource:stock-db', 'disk space'),
    stage('parcel-tracking', 'resource:tracking-db', 'disk space'),
    stage('storefront-web', 'component:edge-gateway', 'render workers'),
    stage('ledger', 'resource:ledger-db', 'disk I/O'),
    stage('fraud-scoring', 'resource:order-events', 'scoring workers'),
    stage('picking', 'component:stock-ledger', 'planning threads'),
    stage('edge-gateway', 'the load balancer of the cloud', 'file descriptors'),
    stage('recommendations', 'component:product-catalogue', 'memory'),
  ],
  titles: [
    '{service} ran out of {detail}',
    '{dependency} full: no {detail} left for {service}',
    'Slow {service} at the daily peak',
    '{service} at its limit of {detail}',
    '{doing} slow during a campaign',
    'Not enough {detail} for {service} after a newsletter',
  ],
  summary: [
    [
      '{Service} ran out of {detail} when demand rose to {hundreds} % of a usual {weekday}.',
      'The daily peak met a limit on {detail} that had last been looked at a year ago.',
      '{Dependency} had no {detail} left; {service} waited for it and then gave up.',
    ],
    [
      '{Doing} took up to {slow} for {duration}.',
      '{Users} saw errors in {pct} of their attempts.',
      'It ended after capacity was added by hand.',
    ],
  ],
  whatHappened: [
    [
      'A newsletter went out on {weekday} at {clock} UTC, and {service} soon received {hundreds} % of its usual traffic. That had been expected and was below what the last load test reached.',
      'From {clock} UTC demand rose a little higher than at the same hour of the week before, as it had done for {few} weeks in a row.',
      'A daily job began at {clock} UTC, at the same time as always. It had grown with the data, and that day it was still running when most {users} arrived.',
    ],
    [
      'Before processors or network were busy, {service} ran out of {detail}. There is a fixed limit for it, set when {service} was a third of its present size.',
      'All {tens} slots for {detail} were taken. New requests waited for one, and while they waited they held what others needed.',
      'Scaling worked as designed and made it worse: each new instance of {service} reserved its share of {detail} at {dependency}, which had none to give.',
    ],
    [
      'Response times went from {fast} to {slow}, and then errors began.',
      'The health check needs {detail} as well. Instances that were merely busy were taken for dead and restarted, which cost the rest of the capacity.',
      'About {pct} of requests failed; the others were slow enough that many {users} left.',
    ],
  ],
  why: [
    [
      'Capacity is planned from processors and memory, because these are on the first dashboard. {Detail} has a limit of its own that appears on none.',
      'Growth was steady, three or four per cent a month, and no single month looked like a reason to act.',
      'The limit protects {dependency} and is right to exist. What was missing is any sign on the way towards it.',
    ],
    [
      'The load test uses {tens} products and as many accounts. Real traffic is wider, and spends {detail} on variety rather than on volume.',
      'The forecast is made once a year before the peak season. Campaigns that are added later are announced to the warehouse and not to those who run {service}.',
      'When {detail} runs short, {service} has one behaviour for everybody. It cannot give up what matters less in favour of what matters more.',
    ],
  ],
  containment: [
    'The campaign page was taken off the front page for a while, which lowered the traffic by a quarter.',
    'Background jobs that share {dependency} were paused by hand.',
    'Suggestions and images in high resolution were switched off to leave {detail} to {doing}.',
  ],
  recovery: [
    'The limit was raised in two steps while the load on {dependency} was being watched.',
    'A larger instance of {dependency} took over after a controlled failover of {few} minutes.',
    'Capacity was doubled by hand, and the backlog was gone a quarter of an hour later.',
  ],
  governance: [
    'The teams that plan campaigns and those that plan capacity have no common calendar.',
    'Nobody owns the limits of {dependency}; {team} knew their own, and {otherTeam} knew the total.',
  ],
  wentWell: [
    'The order in which to switch things off had been agreed beforehand, so nobody had to invent it under pressure.',
    'Marketing answered within {few} minutes and delayed the second half of the newsletter.',
    'No {thing} were lost: what had been accepted was finished, if late.',
  ],
  learnings: [
    {
      statement:
        'What is counted ends abruptly, where what is measured slows down: connections, threads, handles.',
      helped: 'Put what is counted on the dashboard, beside its limit',
      appliesTo: 'Everything with a pool or a fixed number of something',
    },
    {
      statement: 'A limit that nobody is told of is found by hitting it.',
      helped: 'Alert at three quarters of a limit, in the change that sets it',
    },
    {
      statement: 'Scaling out multiplies what every instance reserves.',
      helped:
        'Check the sum of all reservations before the count of instances goes up',
      appliesTo: 'Services that share a database or a broker',
    },
    {
      statement:
        'In the middle of an overload nobody agrees on what may be switched off.',
      helped: 'Agree in daylight with the business what is switched off first',
      appliesTo: 'Services that do more than one thing',
    },
  ],
  before: [
    {
      text: 'A newsletter is announced in the channel of the marketing team.',
      evidence: 'chat',
      atText: 'the day before',
    },
    {
      text: 'Use of {detail} passes {tens} % for the first time; no alert exists for it.',
      evidence: 'metric',
    },
  ],
  during: [
    {
      text: 'Response times of {service} rise to {slow}.',
      evidence: 'dashboard',
    },
    {
      text: 'Autoscaling adds {few} instances; errors rise with each.',
      evidence: 'log',
    },
    {
      text: 'The limit on {detail} is found in the log of {dependency}.',
      evidence: 'log',
    },
    {
      text: '{OtherTeam} is asked how far the limit can be raised.',
      evidence: 'chat',
    },
    {
      text: 'Optional features are switched off in the agreed order.',
      evidence: 'runbook',
    },
  ],
  ending: [
    'There is {detail} to spare again and response times are back at {fast}.',
    'The raised limit is in force; {doing} works for everybody.',
    'The load falls below the limit and the backlog is gone.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'The limit on {detail} was set years ago and shows on no dashboard.',
      evidence: [
        {
          type: 'log',
          title: 'Refusals of {dependency}',
          excerpt: 'limit reached, request rejected (×{hundreds})',
        },
        { type: 'change', title: 'Change that set the limit' },
      ],
    },
    {
      layer: 'process',
      text: 'Campaigns are planned without those who run what they lead to.',
      evidence: [
        { type: 'chat', title: 'Announcement of the campaign' },
        { type: 'interview', title: 'Conversation with marketing' },
      ],
    },
    {
      layer: 'technology',
      text: 'Every instance of {service} reserves its share of {detail}, needed or not.',
      evidence: [
        {
          type: 'metric',
          title: 'Reserved and used {detail}',
          excerpt: 'reserved 96 %, used 31 %',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'The health check depends on {detail}, so busy instances are restarted.',
      evidence: [{ type: 'log', title: 'Restarts during the peak' }],
    },
    {
      layer: 'process',
      text: 'The load test has less variety than real traffic.',
      evidence: [
        { type: 'runbook', title: 'How we test for the peak season' },
        { type: 'metric', title: 'Distinct products in test and production' },
      ],
    },
    {
      layer: 'external',
      text: 'A price comparison site linked to one product on the same day.',
      evidence: [
        {
          type: 'metric',
          title: 'Visits by where they come from',
          excerpt: 'one referrer: 0 → 38 % in ten minutes',
        },
      ],
    },
  ],
  actions: [
    {
      type: 'detect',
      title: 'Alert when {service} uses three quarters of its {detail}',
      description:
        'For each limit that can stop {service}, not for this alone.',
      test: 'A load test that goes to 80 % pages {team} before anything slows down.',
    },
    {
      type: 'prevent',
      title: 'Size {detail} of {service} from measured use',
      description:
        'Reserved was three times what was used; the difference belongs to others.',
      test: 'After two weeks reserved and used differ by less than a third.',
    },
    {
      type: 'contain',
      title: 'Let {service} give up what matters less first',
      description:
        'Two classes of requests: {doing}, and all the rest. Under pressure the rest waits.',
      test: 'At 150 % of the tested load {doing} stays within its target while the rest is refused.',
    },
    {
      type: 'process',
      title:
        'Share one calendar of campaigns with those who plan for {service}',
      description:
        'Entries two weeks ahead, with an estimate in visits and not in money.',
      test: 'The next {few} campaigns were in the calendar ten working days before they began.',
    },
    {
      type: 'process',
      title: 'Review the limits of {dependency} every quarter',
      description:
        'A page lists each limit, its use, and when it will be reached at present growth.',
      test: 'The page exists and its dates have been looked at in two reviews in a row.',
    },
    {
      type: 'recover',
      title: 'Write down how to raise the limit of {dependency}',
      description:
        'How far is safe, in which steps, and what to watch while doing it.',
      test: 'It has been done in the test environment by somebody from another team.',
    },
    {
      type: 'prevent',
      title: 'Take the health check of {service} off {dependency}',
      description: 'Busy is not dead.',
      test: 'With all {detail} taken, no instance is restarted for ten minutes.',
    },
    {
      type: 'investigate',
      title: 'Measure what one request of {service} costs {dependency}',
      description: 'To be able to say in visits how much there is room for.',
      test: 'The cost is known within ten per cent for the three commonest requests.',
    },
  ],
  nearMisses: [
    {
      title: '{service} used {tens} % of its {detail} on an ordinary day',
      what: 'While looking for something else {team} saw that {detail} had been almost used up for an hour on the evening before.',
      stoppedBy:
        'A match on television ended late and kept some {users} away from the shop.',
      wouldHelp: 'An alert on the way to the limit.',
    },
    {
      title: 'A campaign was found in time for {service}',
      what: 'A newsletter to all customers was scheduled for the hour in which the nightly job of {service} runs.',
      stoppedBy:
        'Somebody from marketing mentioned it at lunch; the job was moved.',
      wouldHelp: 'A calendar that both sides read.',
    },
    {
      title: '{dependency} was two hours away from being full',
      what: 'A log that nobody reads had filled {dependency} to the last few per cent.',
      stoppedBy: 'A colleague ran a report that failed for lack of space.',
      wouldHelp: 'Keeping that log for a week instead of for ever.',
    },
  ],
};
