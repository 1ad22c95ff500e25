import { FailureModeScript, stage } from './FailureModeScript';

/** Names that lead nowhere, or to where something used to be. */
export const dns: FailureModeScript = {
  failureMode: 'dns',
  weight: 5,
  incidentTypes: ['outage', 'degradation', 'third-party'],
  triggers: ['config-change', 'config-change', 'dependency'],
  typicalMinutes: 49,
  stages: [
    stage(
      'provider-router',
      'the first payment provider',
      'the name of the first payment provider',
    ),
    stage(
      'mail-sender',
      'the first mail provider',
      'the record that allows us to send mail',
    ),
    stage(
      'edge-gateway',
      'the name service of the cloud',
      'the name of the shop in one country',
    ),
    stage(
      'shipping-rates',
      'the largest carrier',
      'the name of the carrier’s interface',
    ),
    stage(
      'storefront-web',
      'resource:product-images',
      'the name of the image host',
    ),
    stage(
      'conveyor-bridge',
      'the warehouse network',
      'the names of the belt controllers',
    ),
    stage(
      'card-vault',
      'resource:payments-db',
      'the internal name of the payments database',
    ),
    stage(
      'alert-router',
      'the paging provider',
      'the name of the paging provider',
    ),
    stage('cart', 'resource:cart-cache', 'the internal name of the cart cache'),
  ],
  titles: [
    '{service} could not resolve {detail}',
    '{detail} pointed to a retired address',
    'Name lookups of {service} failed in {region}',
    'A deleted record cut {service} off from {dependency}',
    '{doing} failed after a change of records',
  ],
  summary: [
    [
      'After a change of records, {detail} led nowhere for some resolvers, and {service} could not reach {dependency}.',
      '{Service} kept using an address of {dependency} that had been given up an hour before.',
      'Lookups of {detail} failed in {region} and were remembered as failed for {few} minutes each.',
    ],
    [
      '{Doing} failed for {pct} of {users} over {duration}.',
      'Which {users} were affected depended on which resolver they asked.',
      'It ended when the record was put back and the memories of it had run out.',
    ],
  ],
  whatHappened: [
    [
      'On {weekday} at {clock} UTC {few} records were removed that nobody seemed to use. One of them was {detail}.',
      '{Dependency} moved to new addresses. The announced day was {weekday}; the old addresses stopped answering at {clock} UTC.',
      'At {clock} UTC a tidy-up of the zone was applied. It had been reviewed line by line.',
    ],
    [
      'For a while all went well, because resolvers remember. Then one after the other asked again and were told that there is no such name.',
      '{Service} looks a name up when it starts and keeps the address for as long as it lives. So the instances that had been started last were well, and the older ones were not.',
      'The answer “no such name” is remembered, too, and for longer than the record itself would have been. Putting it back had no effect that could be seen for {few} minutes.',
    ],
    [
      'From inside our network the name resolved throughout. It took until a colleague tried it from a telephone for the two halves of the picture to come together.',
      'Errors came and went with no pattern in time, place or version, until somebody sorted them by resolver.',
      'The first {few} hypotheses concerned the network and {dependency}; both could show that they were well.',
    ],
  ],
  why: [
    [
      'A record does not say who relies on it. The list of those “without traffic” was made from the logs of one resolver out of three.',
      'The record was made by hand years ago and is in no repository. For the tidy-up it was therefore “unmanaged”, which is the word that the tool has for what it will remove.',
      'The lifetime of the record was a day. That is fine for a thing that never moves, and was not lowered before it moved.',
    ],
    [
      'Clients keep addresses for different times: ours for ever, the libraries of others for half a minute. No test covers an address that changes.',
      'We watch whether {dependency} answers, at its address. Nobody watches whether its name leads there.',
      'A review of a zone shows what is removed and not what it was for. The reviewers checked what they could see.',
    ],
  ],
  containment: [
    'The address was written into the configuration of {service} for the time being, with a ticket to take it out again.',
    'The record was put back by hand with a lifetime of a minute.',
    'Traffic in {region} was sent through the other region, whose resolvers still remembered.',
  ],
  recovery: [
    'Resolvers under our control were told to forget. For the others there was nothing to do but wait, and to say so on the status page.',
    'Instances of {service} were restarted so that each would look the name up anew.',
    'When the last memory had run out, the address in the configuration was removed the same day.',
  ],
  governance: [
    'The zone is edited by everybody and owned by nobody. {Team} learnt about the change from its effect.',
    'Announcements of {dependency} go to the purchasing department, who had filed this one correctly.',
  ],
  wentWell: [
    'The removed record could be read from a backup of the zone that was an hour old.',
    'Somebody thought of trying it from outside of the network.',
    'The ticket to remove the stopgap was made before the stopgap itself.',
  ],
  learnings: [
    {
      statement:
        '“No such name” is remembered too, and longer than one thinks.',
      helped:
        'Lower the lifetime of negative answers before a record is removed',
      appliesTo: 'Everybody who removes or moves records',
    },
    {
      statement:
        'What works within one’s own network proves little about names.',
      helped: 'Look names up from outside, every minute',
      appliesTo: 'Names that customers or partners use',
    },
    {
      statement:
        'A client that looks a name up once keeps the old address until its next start.',
      helped:
        'Let clients look names up again every minute, and test it by moving something',
      appliesTo: 'Long-running clients',
    },
    {
      statement: 'A record without an owner is not a record without users.',
      helped:
        'Ask who uses a record, by a day of logged lookups, before it is removed',
    },
  ],
  before: [
    {
      text: 'A tidy-up of unused records is reviewed and approved.',
      evidence: 'change',
      atText: 'the day before',
    },
    {
      text: '{Dependency} announces new addresses.',
      evidence: 'ticket',
      atText: 'the week before',
    },
  ],
  during: [
    {
      text: 'Errors in {region} only; the other region looks well.',
      evidence: 'metric',
    },
    {
      text: '{Dependency} confirms that it answers everybody who arrives.',
      evidence: 'chat',
    },
    {
      text: 'The name does not resolve from a telephone outside of the network.',
      evidence: 'chat',
    },
    {
      text: 'The record is put back. Nothing changes yet.',
      evidence: 'change',
    },
    {
      text: 'Resolvers are told to forget what they remember.',
      evidence: 'change',
    },
  ],
  ending: [
    'Lookups of {detail} succeed from everywhere.',
    'The last resolver has the right answer; {doing} works.',
    '{Service} reaches {dependency} from all instances.',
  ],
  factors: [
    {
      layer: 'process',
      text: 'Records have no owner, and the zone is changed without those who rely on them.',
      evidence: [
        { type: 'change', title: 'Tidy-up of the zone' },
        { type: 'interview', title: 'Conversation with its reviewers' },
      ],
    },
    {
      layer: 'technology',
      text: '{Service} looks a name up once and keeps the address.',
      evidence: [
        {
          type: 'log',
          title: 'Lookups of {service}',
          excerpt: 'resolved at start, 0 lookups since',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'Negative answers are remembered for fifteen minutes.',
      evidence: [
        { type: 'log', title: 'Resolver', excerpt: 'NXDOMAIN, ttl 900' },
      ],
    },
    {
      layer: 'technology',
      text: 'Nothing checks that names lead to what answers.',
      evidence: [{ type: 'dashboard', title: 'Checks of {dependency}' }],
    },
    {
      layer: 'external',
      text: '{Dependency} moved its addresses with short notice.',
      evidence: [{ type: 'ticket', title: 'Announcement of the move' }],
    },
    {
      layer: 'people',
      text: 'Everybody looked from inside the network, where all was well.',
      evidence: [{ type: 'chat', title: 'Channel of the incident' }],
    },
  ],
  actions: [
    {
      type: 'prevent',
      title: 'Move the zone of {service} into a repository with owners',
      description: 'Each record names an entity of the catalogue.',
      test: 'No record is left without an owner, and a change asks that owner for review.',
      owner: 'platform-runtime-team',
    },
    {
      type: 'prevent',
      title: 'Let {service} look up {detail} at least every minute',
      description: 'And try the next address when the first does not answer.',
      test: 'Moving the name in the test environment moves the traffic within ninety seconds.',
    },
    {
      type: 'detect',
      title: 'Check {detail} from outside every minute',
      description: 'From two networks that are not ours.',
      test: 'A removed record in the test zone raises an alert within three minutes.',
    },
    {
      type: 'process',
      title: 'Switch records of {service} off for a week before removing them',
      description:
        'By renaming it, so that putting one back is quick and asks nobody’s memory.',
      test: 'The procedure is on the page of the zone and was followed in the last two tidy-ups.',
    },
    {
      type: 'process',
      title: 'Bring announcements of {dependency} to {team}',
      description: 'By a shared mailbox that opens tickets.',
      test: 'A test announcement arrives as a ticket with an owner.',
    },
    {
      type: 'recover',
      title: 'Write down how to make the resolvers of {service} forget',
      description: 'For those that are ours, and what to say about the others.',
      test: 'Somebody on call has done it from the page alone.',
    },
    {
      type: 'contain',
      title: 'Lower the lifetime of negative answers for {service} to a minute',
      description: 'It is fifteen minutes by default.',
      test: 'A removed and restored record in the test zone is back within two minutes.',
    },
    {
      type: 'investigate',
      title: 'List the outside names that {doing} needs',
      description: 'With who owns each, and how long an address is kept.',
      test: 'The list is linked from {service} and was checked against a day of lookups.',
    },
  ],
  nearMisses: [
    {
      title: '{detail} was on a list of records to remove',
      what: 'A tidy-up listed {detail} as unused, since the resolver that knows it was not in the statistics.',
      stoppedBy: 'A reviewer recognised the name.',
      wouldHelp: 'Owners on records.',
    },
    {
      title: '{service} followed {dependency} to a new address by luck',
      what: '{Dependency} moved over the weekend. {Service} would have kept the old address until its next start.',
      stoppedBy: 'It was restarted on Friday for another reason.',
      wouldHelp: 'Looking names up again while running.',
    },
  ],
};
