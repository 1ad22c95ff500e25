import { FailureModeScript, stage } from './FailureModeScript';

/** A switch that did more than its label says. */
export const featureFlag: FailureModeScript = {
  failureMode: 'feature-flag',
  weight: 7,
  incidentTypes: ['degradation', 'data-quality', 'outage'],
  triggers: ['config-change', 'config-change', 'schedule'],
  typicalMinutes: 24,
  stages: [
    stage('pricing', 'component:feature-flags', 'voucher stacking'),
    stage('checkout', 'component:feature-flags', 'the one-page checkout'),
    stage('search', 'component:feature-flags', 'semantic ranking'),
    stage(
      'provider-router',
      'component:feature-flags',
      'cheapest provider first',
    ),
    stage('fraud-scoring', 'component:feature-flags', 'device signals'),
    stage('storefront-web', 'component:feature-flags', 'the new product page'),
    stage('cart', 'component:feature-flags', 'saved for later'),
    stage('recommendations', 'component:feature-flags', 'seasonal suggestions'),
    stage(
      'order-confirmation',
      'component:feature-flags',
      'the new mail templates',
    ),
  ],
  titles: [
    'Switching on {detail} broke {doing}',
    'The flag for {detail} reached all {users} at once',
    '{service} wrong while {detail} was half on',
    'An old flag in {service} came back to life',
    'Flag change for {detail} taken back after {duration}',
  ],
  summary: [
    [
      'The flag for {detail} in {service} was switched on for everybody instead of for a tenth.',
      'With {detail} on and another experiment on as well, {service} took a path that neither had been tried with.',
      'A flag in {service} that was thought to be dead still guarded a small piece of code.',
    ],
    [
      '{Doing} went wrong for {pct} of {users} until it was switched off again.',
      'It was off again {duration} later.',
      '{Hundreds} {thing} were affected.',
    ],
  ],
  whatHappened: [
    [
      'On {weekday} at {clock} UTC {detail} was to be switched on in {service} for a tenth of {users}.',
      'At {clock} UTC the experiment with {detail} reached its second stage, by schedule.',
      'The flag for {detail} was removed at {clock} UTC, two years after everybody had been given it. The code asks for it to this day, and takes “unknown” for “off”.',
    ],
    [
      'The form has a field for the share and one for the groups. With a group chosen the share does not apply, and so all {users} of that group had it at once.',
      'Another experiment was on for the same {users}. Each of them had been tested by itself; together they led {service} into a path that exists only for both.',
      'Some instances of {service} had the new value after {few} seconds and others after {few2} minutes. {Users} went back and forth between two behaviours.',
    ],
    [
      'No deployment had taken place, so the first look, which goes to deployments, found nothing.',
      'Errors were few. What changed were results: {thing} that looked plausible and were wrong.',
      'The change of the flag is in a log of its own, which the people on call cannot see.',
    ],
  ],
  why: [
    [
      'A flag is a change of production that needs no review, no test and no deployment. That is what we like about it.',
      '{Service} has {tens} flags, most of them older than a year. Nobody can say what all their combinations do, and two of them are new every week.',
      'The form lets something be said that it does not do. Those who had met that before knew; it is written nowhere.',
    ],
    [
      'Tests run with all flags on or all off. What lies in between is what {users} have.',
      'A missing flag counts as off. For a feature that has been on for two years, off is the untested state.',
      'Alerts are tied to deployments and traffic. A change of a flag is neither, and appears on no dashboard.',
    ],
  ],
  containment: [
    'The flag was switched off by the person who had switched it on.',
    'All experiments of {service} were paused, since it was not clear yet which of them it was.',
    'The flag service was told to answer with the values of the day before.',
  ],
  recovery: [
    'With the flag off {service} was right again at once. {Hundreds} {thing} were corrected on the same day.',
    'The removed flag was made again, with its old value, until the code does without it.',
    'After a correction {detail} was switched on again two days later, for one in a hundred first.',
  ],
  governance: [
    'Who may change which flag is not defined; {few2} teams can change those of {service}.',
    'A flag has no end. The one in question was to be removed “after the season”, without saying which.',
  ],
  wentWell: [
    'Switching off took seconds. That is what flags are good at.',
    'The person who had made the change said so at once in the channel, and was thanked for it.',
    'Results were compared with those of the day before, which showed within {few} minutes what was wrong.',
  ],
  learnings: [
    {
      statement:
        'A flag changes production as a deployment does, without anybody seeing it.',
      helped:
        'Announce flags like deployments, and show them on the same dashboard',
      appliesTo: 'Everybody who uses flags',
    },
    {
      statement:
        'Two flags are four programs, of which one or two were tested.',
      helped: 'Remove one flag for each that is added',
    },
    {
      statement:
        'A flag that is gone means “off” to code that still asks for it.',
      helped:
        'Let an unknown flag mean what is normal, and test it by removing one',
      appliesTo: 'Services that read flags at run time',
    },
    {
      statement:
        'Where nothing was deployed and something changed, it was a flag more often than not.',
      helped:
        'Make the list of recent flag changes the first link of the runbook',
    },
  ],
  before: [
    {
      text: '{Detail} is switched on for colleagues and works.',
      evidence: 'change',
      atText: 'the day before',
    },
    {
      text: 'Another experiment begins in {service}.',
      evidence: 'change',
    },
  ],
  during: [
    {
      text: 'No deployment is found for the time in question.',
      evidence: 'log',
    },
    {
      text: 'Results of {service} differ from those of the day before for {pct} of {users}.',
      evidence: 'metric',
    },
    {
      text: 'Somebody asks in the channel whether a flag was changed.',
      evidence: 'chat',
    },
    {
      text: 'The log of flag changes is requested from {otherTeam}.',
      evidence: 'chat',
    },
    { text: '{Detail} is switched off.', evidence: 'change' },
  ],
  ending: [
    'All instances of {service} have {detail} switched off.',
    'Results of {service} are those of the day before again.',
    'The old value of the flag is in force; {doing} works.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'The form for flags accepts a share and ignores it when a group is chosen.',
      evidence: [
        { type: 'change', title: 'Record of the flag’s change' },
        { type: 'ticket', title: 'Earlier question about the same field' },
      ],
    },
    {
      layer: 'process',
      text: 'Flags are changed without a second person and without an announcement.',
      evidence: [{ type: 'interview', title: 'Conversation with {team}' }],
    },
    {
      layer: 'technology',
      text: 'Combinations of flags in {service} are not tested.',
      evidence: [
        {
          type: 'metric',
          title: 'Combinations seen in a day',
          excerpt: '{hundreds} in production, 2 in tests',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'Changes of flags do not appear where people look when something changes.',
      evidence: [{ type: 'dashboard', title: 'Changes in production' }],
    },
    {
      layer: 'process',
      text: 'Flags stay for years after their purpose.',
      evidence: [
        {
          type: 'metric',
          title: 'Flags of {service} by age',
          excerpt: 'median 14 months',
        },
      ],
    },
    {
      layer: 'people',
      text: 'Those who knew how the form behaves were not those who used it that day.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
  ],
  actions: [
    {
      type: 'detect',
      title: 'Show changes of flags beside deployments of {service}',
      description: 'On the same line of the same dashboard.',
      test: 'A change of a flag appears on the dashboard within ten seconds.',
      owner: 'platform-runtime-team',
    },
    {
      type: 'prevent',
      title: 'Refuse a share together with a group in the form for flags',
      description: 'Or do what it says.',
      test: 'The form explains what will happen, in numbers, before it is sent.',
      owner: 'platform-runtime-team',
    },
    {
      type: 'process',
      title:
        'Ask a second person for flags of {service} that more than a tenth will have',
      description: 'As for a deployment, and as quick.',
      test: 'A month of changes shows a second name on each of them.',
    },
    {
      type: 'process',
      title: 'Give each flag of {service} an end and an owner',
      description: 'Past its end it opens a ticket for its owner.',
      test: 'No flag of {service} is without both, and {tens} old ones are gone.',
    },
    {
      type: 'prevent',
      title: 'Test {service} with the combinations that {users} have',
      description: 'Those of yesterday, most frequent first.',
      test: 'Nine in ten of yesterday’s requests ran with a tested combination.',
    },
    {
      type: 'contain',
      title: 'Let a flag’s change go out in steps by itself',
      description:
        'One in a hundred, one in ten, all; with a pause in between.',
      test: 'A faulty feature in the test environment is stopped at the first step.',
    },
    {
      type: 'recover',
      title: 'Let those on call switch any flag of {service} off',
      description: 'They could not see it, and had to ask.',
      test: 'Everybody on the rota has done it once.',
    },
    {
      type: 'investigate',
      title: 'List what {service} does when a flag is unknown',
      description: 'And whether that is what is normal today.',
      test: 'The list is complete, and each surprise has a ticket.',
    },
  ],
  nearMisses: [
    {
      title: '{detail} was switched on for everybody for eleven seconds',
      what: 'A share of 100 was entered instead of 10 and noticed at once.',
      stoppedBy:
        'The form shows the number of {users}, and it looked too large.',
      wouldHelp: 'Steps that a change has to take one by one.',
    },
    {
      title: 'A flag that {service} still needs was on a list to delete',
      what: 'The flag for {detail} had been on for everybody for so long that it seemed safe to remove.',
      stoppedBy: 'A search through the code, which the list did not ask for.',
      wouldHelp: 'A flag service that knows when it was last asked.',
    },
  ],
};
