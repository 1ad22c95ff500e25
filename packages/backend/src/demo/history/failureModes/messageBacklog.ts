import { FailureModeScript, stage } from './FailureModeScript';

/** More that arrives than is taken away, for longer than was thought of. */
export const messageBacklog: FailureModeScript = {
  failureMode: 'message-backlog',
  weight: 9,
  incidentTypes: ['delay', 'delay', 'degradation'],
  triggers: ['traffic', 'deployment', 'schedule', 'dependency'],
  typicalMinutes: 96,
  stages: [
    stage('order-confirmation', 'resource:order-events'),
    stage('stock-reservation', 'resource:order-events'),
    stage('search-indexer', 'resource:product-index'),
    stage('picking', 'resource:order-events'),
    stage('mail-sender', 'the first mail provider'),
    stage('fraud-scoring', 'resource:order-events'),
    stage('conveyor-bridge', 'resource:conveyor-commands'),
    stage('payment-reconciler', 'component:ledger'),
    stage('parcel-tracking', 'resource:tracking-db'),
    stage('invoicing', 'component:mail-sender'),
  ],
  titles: [
    '{service} fell behind by {delay}',
    'Backlog in {service} delayed {thing}',
    '{thing} late: {service} behind {dependency}',
    'One message held up {service}',
    '{service} stood still in {region}',
  ],
  summary: [
    [
      '{Service} took messages away more slowly than they arrived, and was {delay} behind at worst.',
      'One message that could not be processed was tried again and again, and everything behind it waited.',
      '{Service} stopped reading from {dependency} without reporting an error.',
    ],
    [
      '{Users} waited up to {delay} more than usual for their {thing}.',
      'Nothing was lost; {thousands} {thing} were late.',
      'It was caught up by {few} more workers within {duration}.',
    ],
  ],
  goingOn: [
    [
      '{Service} is behind, and takes messages away more slowly than they arrive.',
      '{Service} has stopped reading from {dependency} without reporting an error.',
      'One message that cannot be processed is tried again and again, and everything behind it waits.',
    ],
    [
      '{Users} wait for their {thing}. Nothing is lost so far; more workers are being started.',
      'About {thousands} {thing} are waiting, and the number still grows.',
    ],
  ],
  whatHappened: [
    [
      'From {clock} UTC on {weekday} the number of messages waiting for {service} grew by some {hundreds} a minute.',
      'At {clock} UTC one message arrived that {service} could not make sense of. It put it back and took it again, as it is meant to do.',
      'After the deployment at {clock} UTC {service} was running, healthy, and had not read anything.',
    ],
    [
      'Messages with the same key go to the same worker. One large customer had placed {hundreds} orders at once, and so one worker had all of the work while the others had none.',
      'Each message leads to a call of {dependency}, which took {slow} instead of {fast}. Three times the workers would have been needed, and their number is fixed.',
      'A message that fails is tried again for an hour before it is put aside. During that hour nothing behind it is looked at.',
    ],
    [
      'The health check asks whether the process lives. It lived.',
      'The number of waiting messages has a graph, and had no alert, since it rises every evening and falls again by itself.',
      'When {users} began to ask, the oldest message was {delay} old.',
    ],
  ],
  why: [
    [
      'We count how many messages wait and do not measure how long. In the evening {thousands} are normal and gone in a minute; here {hundreds} were not.',
      'Order within a key matters for some messages and is kept for all. That is simple, and lets one of them stop the others.',
      'There is no place for a message that cannot be processed, other than in front of the queue.',
    ],
    [
      '{Service} was built for a tenth of today’s messages, by a team of two, and did its work so quietly that nobody came back to it.',
      'Workers are as many as they were at the beginning; adding one needs a change of the number of partitions, which nobody has done before.',
      'The producer changed the shape of its messages, in a way that is compatible by the rules and not by the code of {service}.',
    ],
  ],
  containment: [
    'The message in front was put aside by hand, after it had been copied.',
    'Newer messages were sent to a second group of workers, so that {users} who came now did not have to wait for the others.',
    'Messages that could wait were left for the night, and those that could not were processed first.',
  ],
  recovery: [
    '{Few2} more workers were started; the backlog was gone {delay} later.',
    'Processing went on by itself once {dependency} was fast again. The last late message left some hours later.',
    'What had been put aside was processed the next day by a corrected version, in order.',
  ],
  governance: [
    'The shape of messages is agreed between teams in conversations. Nobody had told {team}, who are the last to read them.',
    'Whether late {thing} are an incident had never been decided; the person on call opened one after some doubt.',
  ],
  wentWell: [
    'Nothing was lost, since everything stays in {dependency} for seven days.',
    'A note on the order page told {users} that their {thing} would be late, before they asked.',
    'Putting a message aside was done by two people, one reading to the other.',
  ],
  learnings: [
    {
      statement:
        'How many messages wait means nothing without the speed at which they go.',
      helped: 'Measure and alert on the age of the oldest message',
      appliesTo: 'Everything that reads from a queue',
    },
    {
      statement: 'A worker that lives and does nothing is down.',
      helped:
        'Let health mean progress: unhealthy when messages wait and none is finished',
      appliesTo: 'Workers behind a queue',
    },
    {
      statement:
        'A message that cannot be processed finds a place: the front of the queue.',
      helped:
        'Put a message aside after three attempts, and page when there are some',
      appliesTo: 'Queues that are read in order',
    },
    {
      statement: 'Nobody knows how to add workers while the backlog grows.',
      helped: 'Practise adding workers while there is no backlog',
    },
  ],
  before: [
    {
      text: 'A producer of {dependency} is deployed with a new optional field.',
      evidence: 'deployment',
    },
    {
      text: 'An import of one large customer begins.',
      evidence: 'log',
    },
  ],
  during: [
    {
      text: 'The oldest waiting message of {service} is {delay} old.',
      evidence: 'metric',
    },
    {
      text: '{Service} is restarted and stops at the same message.',
      evidence: 'log',
    },
    {
      text: 'One worker is busy, the others are idle.',
      evidence: 'dashboard',
    },
    {
      text: 'The message is copied and put aside by two people.',
      evidence: 'change',
    },
    {
      text: 'A note on the status page says that {thing} are late and not lost.',
      evidence: 'ticket',
    },
  ],
  ending: [
    'The backlog of {service} is gone.',
    'The oldest waiting message is younger than a minute.',
    'All late {thing} have been sent on.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'The age of waiting messages is not measured.',
      evidence: [{ type: 'dashboard', title: 'Queue of {service}' }],
    },
    {
      layer: 'technology',
      text: 'A message that cannot be processed blocks all that come after it.',
      evidence: [
        {
          type: 'log',
          title: '{Service}, one message',
          excerpt: 'attempt {hundreds}: cannot read field, will retry',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'Health of {service} means that its process lives, not that it gets on.',
      evidence: [
        {
          type: 'log',
          title: 'Health checks',
          excerpt: '200 OK, throughout',
        },
      ],
    },
    {
      layer: 'process',
      text: 'The shape of messages changes without those who read them last.',
      evidence: [
        { type: 'change', title: 'Change of the producer' },
        { type: 'interview', title: 'Conversation with both teams' },
      ],
    },
    {
      layer: 'process',
      text: 'Nobody has decided from when on a delay is an incident.',
      evidence: [{ type: 'chat', title: 'The doubt in the channel' }],
    },
    {
      layer: 'external',
      text: 'One customer placed {hundreds} orders within a minute.',
      evidence: [{ type: 'metric', title: 'Orders by customer' }],
    },
  ],
  actions: [
    {
      type: 'detect',
      title: 'Page when the oldest message of {service} is ten minutes old',
      description: 'Age instead of number.',
      test: 'Stopping all workers in the test environment pages after ten to twelve minutes.',
    },
    {
      type: 'contain',
      title: 'Put messages aside that {service} cannot process three times',
      description: 'With a list that {team} looks at every morning.',
      test: 'A broken message in the test environment delays the next one by less than a minute.',
    },
    {
      type: 'detect',
      title: 'Let the health check of {service} mean progress',
      description:
        'Unhealthy when messages wait and none has been finished for two minutes.',
      test: 'A worker that is stuck on purpose is restarted within three minutes.',
    },
    {
      type: 'process',
      title: 'Agree the shape of messages in {dependency} in one repository',
      description: 'Readers are asked for review when it changes.',
      test: 'A change that {service} cannot read fails its check before it is merged.',
    },
    {
      type: 'process',
      title: 'Decide from which delay on late {thing} are an incident',
      description: 'One number for each kind, agreed with customer support.',
      test: 'The numbers are in the runbook and on the severity page.',
    },
    {
      type: 'recover',
      title: 'Practise adding workers to {service}',
      description: 'With the change of partitions that it needs.',
      test: 'Two people of {team} have doubled the workers within fifteen minutes.',
    },
    {
      type: 'prevent',
      title:
        'Spread the messages of one customer over several workers of {service}',
      description: 'Where order does not matter, which is nearly everywhere.',
      test: 'A thousand orders of one customer keep no other waiting for more than a minute.',
    },
    {
      type: 'investigate',
      title: 'Find out which messages of {service} need their order',
      description: 'It is kept for all of them at present.',
      test: 'A table says for each kind of message whether order matters, and why.',
    },
  ],
  nearMisses: [
    {
      title: '{service} had been standing still for nine minutes',
      what: 'After a deployment {service} read nothing. Its backlog began to grow, in a quiet hour.',
      stoppedBy: 'Somebody looked at the graph before going to lunch.',
      wouldHelp: 'An alert on the age of the oldest message.',
    },
    {
      title: 'A new field in {dependency} would have stopped {service}',
      what: 'A producer was about to send a field in a shape that {service} cannot read.',
      stoppedBy: 'Both teams happened to test on the same afternoon.',
      wouldHelp: 'Shapes of messages in one place, with their readers.',
    },
    {
      title: '{service} caught up two hours before its messages ran out',
      what: 'A backlog of a weekend came close to the seven days after which {dependency} forgets.',
      stoppedBy: 'A second group of workers that was left over from a test.',
      wouldHelp: 'A page long before, in hours and not in messages.',
    },
  ],
};
