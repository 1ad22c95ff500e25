import { FailureModeScript, stage } from './FailureModeScript';

/** Something that is valid until a date, and the date came. */
export const certificateExpiry: FailureModeScript = {
  failureMode: 'certificate-expiry',
  weight: 5,
  incidentTypes: ['outage', 'outage', 'third-party'],
  triggers: ['expiry'],
  typicalMinutes: 63,
  stages: [
    stage(
      'edge-gateway',
      'the certificate authority',
      'the wildcard certificate of the shop',
    ),
    stage(
      'provider-router',
      'the second payment provider',
      'the client certificate for the second payment provider',
    ),
    stage(
      'conveyor-bridge',
      'resource:conveyor-commands',
      'the certificate of the belt controllers',
    ),
    stage(
      'mail-sender',
      'the first mail provider',
      'the key that signs outgoing mail',
    ),
    stage(
      'shipping-rates',
      'the largest carrier',
      'the carrier’s intermediate certificate',
    ),
    stage('identity', 'resource:accounts-db', 'the key that signs tokens'),
    stage(
      'payment-reconciler',
      'the bank’s file server',
      'the certificate for the bank’s file server',
    ),
    stage(
      'mobile-gateway',
      'component:identity',
      'the certificate that the phone app pins',
    ),
    stage(
      'picking',
      'component:stock-ledger',
      'the certificate of the hand scanners',
    ),
  ],
  titles: [
    '{detail} expired',
    '{service} refused connections: {detail} ran out',
    '{doing} impossible: {detail} had run out',
    'Expired credentials in {service}',
    '{service} could not reach {dependency}: expired certificate',
  ],
  summary: [
    [
      'On {weekday} at {clock} UTC {detail} ran out, and {service} could no longer make the connections that it needs.',
      '{Detail} had been renewed and never been put in place; {service} went on using the old one until its last minute.',
      'The renewal of {detail} had been failing for weeks without anybody being told.',
    ],
    [
      '{Doing} did not work for {duration}.',
      'All {users} in {region} were affected.',
      'A new one was issued and put in place by hand.',
    ],
  ],
  whatHappened: [
    [
      'At {clock} UTC, to the second, {detail} was no longer valid. {Service} refused every new connection from then on.',
      'On {weekday} at {clock} UTC the last old connection of {service} was closed. New ones failed, because {detail} had run out unnoticed.',
      'Errors began at {clock} UTC and rose over a quarter of an hour, as connections that were still open from before came to their end.',
    ],
    [
      'The message in the log was plain once it was found. On the way to it lay {few} others that pointed at the network, and half of the time went there.',
      'A new certificate had been issued {tens} days before, and lay where it should. {Service} reads it at start only, and had not been started since.',
      'The automatic renewal had stopped {tens} days before, when the account that it runs under was tidied away. It wrote one line a day about that, to a log that nobody reads.',
    ],
    [
      'Issuing a new one took {few} minutes. Finding out who may ask for it took longer.',
      'Putting it in place was quick; convincing every instance to use it needed a restart of each.',
      'The new one was refused at first, since {dependency} still trusted the old issuer only. A colleague there added it while we waited on the telephone.',
    ],
  ],
  why: [
    [
      'Its date is known a year ahead, which is the reason why nobody carries it in their head. The reminder went to a mailing list whose members have all changed teams.',
      'We watch the certificates that the outside sees. This one faces inwards, and is in none of the checks.',
      'Renewal is automatic and installation is not. The two are one word in our language and two steps in our systems.',
    ],
    [
      'It is renewed once a year, so every renewal is the first one for somebody. The page that describes it was written for a tool that we no longer have.',
      'The check that exists warns fourteen days ahead, once, by mail. There is no second warning and no page.',
      'No inventory tells what expires when. {Team} could list what they had made themselves; this one came with a system that they took over.',
    ],
  ],
  containment: [
    'Traffic that did not need {dependency} was kept apart from the rest, so that only {doing} was affected.',
    'A cached answer was served where that was honest; where it was not, a message said what did not work.',
    'Checking of the date was not switched off, although that was proposed. It would have been quick, and hard to take back.',
  ],
  recovery: [
    'A new one was issued for ninety days, installed by hand and checked from outside.',
    'All instances of {service} were restarted in turn with the new file, {few} at a time.',
    'The older connection of {dependency} was used for an hour until the new one was trusted.',
  ],
  governance: [
    'Who may ask for a new one is known to two people. Neither was on call, and one could be reached.',
    'The reminder went to a team that was dissolved last year. Nobody had taken over what it owned, because it owned nothing in the catalogue.',
  ],
  wentWell: [
    'Nobody switched off verification to save time.',
    'The person who answered at {dependency} stayed with us until it worked.',
    'The status page said what did not work within {few} minutes, in words that {users} could use.',
  ],
  learnings: [
    {
      statement: 'Renewed is not installed.',
      helped:
        'Check from outside what is being served, not what has been issued',
      appliesTo: 'Everything that serves a certificate',
    },
    {
      statement: 'An expiry date is an incident with a known start.',
      helped: 'Put expiry dates on the rota of whoever is on call that week',
      appliesTo: 'Certificates, keys and contracts that end on a day',
    },
    {
      statement:
        'What happens once in two years is done by somebody who has never done it.',
      helped: 'Shorten lifetimes until renewing is a matter of every month',
      appliesTo: 'Certificates that are renewed by hand',
    },
    {
      statement: 'What faces inwards runs out unseen.',
      helped: 'List certificates within the network too, each with an owner',
      appliesTo: 'Services that trust each other by certificates',
    },
  ],
  before: [
    {
      text: 'A reminder is sent to a mailing list with no readers.',
      evidence: 'log',
      atText: 'four weeks before',
    },
    {
      text: 'The renewal job fails for the first time and says so in its log.',
      evidence: 'log',
    },
  ],
  during: [
    { text: 'New connections of {service} fail.', evidence: 'metric' },
    {
      text: 'The network team finds nothing unusual on the way to {dependency}.',
      evidence: 'chat',
    },
    {
      text: 'The words “not valid after” are found in the log of {service}.',
      evidence: 'log',
    },
    {
      text: 'A new certificate is asked for; the form needs an approver.',
      evidence: 'ticket',
    },
    {
      text: 'The first instance is restarted with the new file and connects.',
      evidence: 'change',
    },
  ],
  ending: [
    'All instances of {service} use the new one; {doing} works.',
    '{Dependency} accepts connections again.',
    'The new one is in place and checked from outside.',
  ],
  factors: [
    {
      layer: 'process',
      text: 'No inventory says what expires when and whose it is.',
      evidence: [
        { type: 'interview', title: 'Conversation with {team}' },
        { type: 'ticket', title: 'Request for an inventory, two years old' },
      ],
    },
    {
      layer: 'technology',
      text: '{Service} reads {detail} at start only, so that a renewed one has no effect.',
      evidence: [
        {
          type: 'log',
          title: 'Start of {service}',
          excerpt:
            'tls: certificate loaded, not after: (the day of the incident)',
        },
      ],
    },
    {
      layer: 'process',
      text: 'The one reminder goes to a list without readers.',
      evidence: [{ type: 'ticket', title: 'Members of the mailing list' }],
    },
    {
      layer: 'technology',
      text: 'The renewal job reports its failure in a log and nowhere else.',
      evidence: [
        {
          type: 'log',
          title: 'Renewal job',
          excerpt: 'renewal skipped: account disabled (×{tens})',
        },
      ],
    },
    {
      layer: 'people',
      text: 'For everybody on call it was the first renewal of this kind.',
      evidence: [{ type: 'interview', title: 'Notes from the debrief' }],
    },
    {
      layer: 'external',
      text: '{Dependency} trusts a fixed issuer and needs two days’ notice for another.',
      evidence: [{ type: 'runbook', title: 'Handbook of the other side' }],
    },
  ],
  actions: [
    {
      type: 'detect',
      title: 'Page {team} thirty, ten and three days before {detail} runs out',
      description: 'Measured at what is being served, from inside and outside.',
      test: 'A certificate of eleven days in the test environment raises exactly one page a day later.',
    },
    {
      type: 'prevent',
      title: 'Let {service} load a renewed file without a restart',
      description: 'It watches the file, and reports the date of what it uses.',
      test: 'After replacing the file the served date changes within a minute.',
    },
    {
      type: 'process',
      title: 'List everything of {service} that expires, with its owner',
      description:
        'Certificates, keys, tokens, contracts of providers. The list is read at each rota change.',
      test: 'The list has an owner from the catalogue in every row, and the next {few} dates have been handed over.',
    },
    {
      type: 'process',
      title:
        'Name two people for each renewal in {service}, one of them on call',
      description: 'With their right to ask for it tested once a year.',
      test: 'Both have gone through a renewal in the test environment.',
    },
    {
      type: 'prevent',
      title: 'Shorten the lifetime of {detail} to ninety days',
      description: 'So that renewing becomes a habit of machines.',
      test: 'Two renewals have happened without anybody touching them.',
    },
    {
      type: 'detect',
      title: 'Raise an alert when the renewal job of {service} fails',
      description: 'Once is a ticket, three times in a row is a page.',
      test: 'A disabled account in the test environment leads to a ticket the same day.',
      owner: 'platform-runtime-team',
    },
    {
      type: 'recover',
      title: 'Put the steps of an emergency renewal for {service} on one page',
      description:
        'Who approves, where the form is, how each instance is told.',
      test: 'Somebody from another team renews in the test environment within twenty minutes.',
    },
    {
      type: 'contain',
      title: 'Let {service} say plainly which connection it refuses and why',
      description: 'Half of the time went into the network.',
      test: 'The first line of the log of a refused connection names the date.',
    },
  ],
  nearMisses: [
    {
      title: '{detail} had four days left',
      what: 'During a tidy-up somebody noticed that {detail} would run out on the coming weekend, and that the reminder had gone nowhere.',
      stoppedBy: 'Chance: the file was opened to copy a comment from it.',
      wouldHelp: 'A page well before the date, to a rota and not to a list.',
    },
    {
      title: 'A renewed certificate was not in use in {service}',
      what: 'A restart for another reason put in place {detail}, renewed {tens} days before. Without it the old one would have run out the same night.',
      stoppedBy: 'An unrelated deployment restarted {service}.',
      wouldHelp: 'Checking what is served instead of what is stored.',
    },
  ],
};
