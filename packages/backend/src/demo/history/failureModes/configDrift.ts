import { FailureModeScript, stage } from './FailureModeScript';

/** Settings that differ from what everybody believes them to be. */
export const configDrift: FailureModeScript = {
  failureMode: 'config-drift',
  weight: 10,
  incidentTypes: ['degradation', 'outage', 'data-quality'],
  triggers: ['config-change', 'config-change', 'deployment'],
  typicalMinutes: 38,
  stages: [
    stage(
      'edge-gateway',
      'component:telemetry-library',
      'the limit on connections to each service',
    ),
    stage(
      'feature-flags',
      'component:telemetry-library',
      'the lifetime of cached flag values',
    ),
    stage(
      'conveyor-bridge',
      'resource:conveyor-commands',
      'the speed profile of belt four',
    ),
    stage(
      'pricing',
      'component:tax-calculator',
      'the rounding rule for net prices',
    ),
    stage(
      'shipping-rates',
      'component:edge-gateway',
      'the table of delivery zones',
    ),
    stage(
      'payment-gateway',
      'component:provider-router',
      'the capture timeout',
    ),
    stage('identity', 'resource:accounts-db', 'the lifetime of refresh tokens'),
    stage(
      'mail-sender',
      'the second mail provider',
      'the sending rate of the second provider',
    ),
    stage('search', 'resource:product-index', 'the list of synonyms'),
    stage('alert-router', 'component:telemetry-library', 'the routing tree'),
    stage(
      'checkout',
      'component:stock-reservation',
      'the time that goods are held for an order',
    ),
  ],
  titles: [
    '{service} ran with an old value of {detail}',
    'Half of {service} used a different setting',
    'A restart of {service} brought back {detail} of last year',
    'Unexpected change of {detail} in {service}',
    '{service} wrong in {region} after a settings change',
  ],
  summary: [
    [
      'Instances of {service} disagreed about {detail}: what had been changed by hand months ago was undone when they were replaced.',
      'A change of {detail} reached {service} in one region and not in the other.',
      'A scheduled restart of {service} brought back an old value of {detail}.',
    ],
    [
      'For {duration} {users} got different results while {doing}, depending on which instance answered.',
      'About {pct} of attempts at {doing} were affected.',
      'It was set right by applying the stored configuration everywhere.',
    ],
  ],
  whatHappened: [
    [
      'On {weekday} at {clock} UTC {few} instances of {service} were replaced, as happens after each update of the operating system.',
      'At {clock} UTC a change of {detail} was merged for {service}. It passed all checks and was rolled out by region.',
      'A node was drained at {clock} UTC and {service} moved to another one. Moving is routine; {service} moves several times a week.',
    ],
    [
      'The new instances read {detail} from the repository. The old ones had been running with a value that was set by hand during an incident {few} months ago and never written down, so that the two halves of {service} now disagreed.',
      'In {region} the change was applied on top of a local override. The override won without a message, and the dashboard showed the value that was meant and not the one in force.',
      'The value of {detail} that came back was correct for the traffic of last year. With today’s it was too small by a factor of {few}.',
    ],
    [
      'What {users} saw depended on the instance that happened to answer, and a second attempt often worked. That made the reports look unrelated at first.',
      'Errors rose to {pct} and stayed there, without any slope that would have pointed to load.',
      'Comparing a good instance with a bad one took a while, since both reported the same version.',
    ],
  ],
  why: [
    [
      'During the earlier incident the value was changed at the console, because that was the fastest safe thing to do. The step that carries such changes back into the repository exists, and depends on somebody remembering it at the end of a long night.',
      'There are two places where {detail} can be set, and precedence between them is documented in neither. Both looked authoritative to whoever opened them.',
      'The configuration is checked when it is merged and not when it is running. Nothing compares what {service} uses with what it was told to use.',
    ],
    [
      'Long-lived instances hide such differences well: nothing changes until one of them is replaced, and then it looks as if the replacement were at fault.',
      'The value has no owner, no comment and no test. To the people on call it was one number among {hundreds}.',
      'The version that {service} reports covers its code and leaves out its settings, so that two different things look equal.',
    ],
  ],
  containment: [
    'Traffic was moved away from the instances with the odd value while the difference was being read.',
    'The replacement of instances was stopped half way, which kept the rest of {service} as it was.',
    'The override was copied to all instances, to make them equal first and right later.',
  ],
  recovery: [
    'The value was written into the repository with its reason, and {service} was restarted instance by instance.',
    'The stored configuration was applied in both regions and compared line by line with what was running.',
    'The local override was removed. {Doing} worked at once; {thing} from the window between were checked by a script.',
  ],
  governance: [
    'Changes made at the console during an incident have no agreed way back into the repository. The handover notes of that time mention it in half a sentence.',
    'It was not clear who may decide about {detail}: {team}, who run it, or those who had asked for the value.',
  ],
  wentWell: [
    'The rollout went region by region, so that half of {users} never noticed.',
    'The difference between two instances could be printed with one command, which somebody had written for fun in spring.',
    'Nobody tried to repair single instances by hand.',
  ],
  learnings: [
    {
      statement:
        'What an emergency changes at the console stays until something restarts.',
      helped: 'Let changes at the console expire by themselves after a day',
      appliesTo: 'Everything that can be changed beside its repository',
    },
    {
      statement:
        'Two things that behave differently look alike while only their version is shown.',
      helped:
        'Report a fingerprint of the configuration together with the version',
    },
    {
      statement:
        'Some differences are shown by a restart alone, and then at its worst moment.',
      helped:
        'Restart one instance every week on purpose, on a weekday in office hours',
      appliesTo: 'Services that run for months',
    },
    {
      statement:
        'Of a setting with two homes, one is wrong on the day that it matters.',
      helped:
        'Keep each setting in one place, and refuse to start where two disagree',
    },
  ],
  before: [
    {
      text: '{Detail} is changed by hand while another incident is being contained.',
      evidence: 'chat',
      atText: 'some months before',
    },
    {
      text: 'The rollout of new machine images begins in {region}.',
      evidence: 'change',
    },
  ],
  during: [
    {
      text: 'Error rate of {service} steps up to {pct} and stays level.',
      evidence: 'metric',
    },
    {
      text: 'A second attempt works for some who reported the problem.',
      evidence: 'ticket',
    },
    {
      text: 'All errors come from {few} instances of the same age.',
      evidence: 'log',
    },
    {
      text: 'The settings of two instances are compared; {detail} differs.',
      evidence: 'chat',
    },
    {
      text: 'The rollout is stopped in the other region.',
      evidence: 'change',
    },
  ],
  ending: [
    'All instances of {service} run with the same settings.',
    'The stored value of {detail} is in force everywhere.',
    'The last instance with the odd value is gone.',
  ],
  factors: [
    {
      layer: 'process',
      text: 'A value set by hand in an emergency stays in force with no date on which it ends.',
      evidence: [
        { type: 'chat', title: 'Decision during the earlier incident' },
        { type: 'ticket', title: 'Follow-up that was closed as obsolete' },
      ],
    },
    {
      layer: 'technology',
      text: 'A local override wins over the stored configuration without a message.',
      evidence: [
        {
          type: 'log',
          title: 'Start of {service} in {region}',
          excerpt: 'config: 214 values loaded, 1 overridden (level=debug)',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'Nothing compares the running settings of {service} with the stored ones.',
      evidence: [
        {
          type: 'dashboard',
          title: 'Configuration of {service}',
          excerpt: 'shows intended values only',
        },
      ],
    },
    {
      layer: 'process',
      text: 'Instances live for months, so that differences gather and show all at once.',
      evidence: [
        {
          type: 'metric',
          title: 'Age of instances of {service}',
          excerpt: 'median 71 days, oldest 163 days',
        },
      ],
    },
    {
      layer: 'people',
      text: 'Those who knew of the change had moved to another rota since.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
    {
      layer: 'technology',
      text: 'Version and settings are reported apart, so that two different instances look equal.',
      evidence: [{ type: 'dashboard', title: 'Versions in production' }],
    },
  ],
  actions: [
    {
      type: 'detect',
      title: 'Compare running and stored settings of {service} every hour',
      description:
        'A difference opens a ticket for {team}; after a day it pages.',
      test: 'A value that is changed by hand in the test environment appears as a ticket within the hour.',
    },
    {
      type: 'prevent',
      title: 'Give overrides of {service} an end date',
      description:
        'An override without a date is refused; one past its date is removed at the next start and says so.',
      test: 'An override of an hour is gone after a restart two hours later.',
    },
    {
      type: 'prevent',
      title: 'Keep {detail} in one place',
      description: 'The second place is read-only and points to the first one.',
      test: 'A search for the setting finds exactly one definition.',
    },
    {
      type: 'process',
      title:
        'Close each incident of {service} with “what did we change by hand?”',
      description:
        'One question on the closing checklist, answered by the incident lead, with links.',
      test: 'The question has been answered for the next ten incidents of {team}.',
      owner: 'reliability-practice-team',
    },
    {
      type: 'process',
      title: 'Replace one instance of {service} every week',
      description: 'On a weekday morning, with somebody watching.',
      test: 'No instance is older than {tens} days at the end of the quarter.',
    },
    {
      type: 'detect',
      title: 'Show a hash of the settings beside the version of {service}',
      description: 'Two hashes in one fleet are shown as a difference.',
      test: 'The dashboard tells two instances with different settings apart.',
    },
    {
      type: 'recover',
      title:
        'Make the stored settings of {service} applicable with one command',
      description: 'It took {few} steps in two tools.',
      test: 'Applying it in the test environment takes less than a minute.',
    },
    {
      type: 'investigate',
      title:
        'Look for other values of {service} that differ from the repository',
      description: 'The comparison was made by hand for one value only.',
      test: 'A list of differences exists and each has an owner.',
    },
  ],
  nearMisses: [
    {
      title: 'A forgotten override would have undone {detail}',
      what: 'Before a rollout of {service} somebody compared the two regions and found an override of {detail} from a year ago in one of them.',
      stoppedBy:
        'The comparison is not part of any procedure; it was curiosity.',
      wouldHelp: 'Making the comparison a step of the rollout.',
    },
    {
      title: 'Settings for the test environment were merged for {service}',
      what: 'A change of {detail} that was meant for the test environment was merged for production and waited for the next deployment.',
      stoppedBy:
        'The deployment was late, and the change was noticed when a colleague read the list of what would go out.',
      wouldHelp:
        'Files of the two environments that cannot be mistaken for each other.',
    },
    {
      title: '{service} kept a value that everybody believed to be gone',
      what: 'While preparing a drill {team} noticed that {detail} still had the emergency value of last winter.',
      stoppedBy: 'Traffic is low at this time of the year.',
      wouldHelp: 'Values set in an emergency that end by themselves.',
    },
  ],
};
