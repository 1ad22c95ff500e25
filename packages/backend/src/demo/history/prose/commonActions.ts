import { ScriptedAction } from '../failureModes';

/** Changes in how people work that may follow from any incident. */
export const commonProcessActions: readonly ScriptedAction[] = [
  {
    type: 'process',
    title: 'Name a scribe in the first ten minutes of an incident of {service}',
    description: 'One person led and wrote and searched at the same time.',
    test: 'The next {few} incident channels of {team} name a scribe.',
  },
  {
    type: 'process',
    title: 'Write down for {service} how to reach {otherTeam}',
    description:
      'By a way that works at night and does not need an acquaintance.',
    test: 'A test call at an odd hour was answered within five minutes.',
  },
  {
    type: 'process',
    title: 'Hand over {service} between shifts in three written lines',
    description: 'What is odd, what was muted, what is about to change.',
    test: 'A month of handovers is in the channel, without a gap.',
  },
  {
    type: 'process',
    title: 'Let those on call for {service} declare without asking',
    description: 'Too early is cheaper than too late, and can be taken back.',
    test: 'The page on severities says so, and a declaration in a drill took less than five minutes.',
    owner: 'reliability-practice-team',
  },
  {
    type: 'process',
    title: 'Review the alerts of {service} after each rota',
    description: 'Which ones woke somebody for nothing, and what was missed.',
    test: 'Four reviews have taken place and each changed or confirmed something.',
  },
  {
    type: 'process',
    title: 'Agree the words about {service} for the status page beforehand',
    description:
      'Together with customer support, one text for each kind of trouble with {doing}.',
    test: 'In a drill the first message was out within ten minutes, without an approval.',
  },
  {
    type: 'process',
    title: 'Pair new colleagues on the rota of {service} for two weeks',
    description: 'The first incident alone comes soon enough.',
    test: 'The last two who joined were paired, and say that it helped.',
  },
  {
    type: 'process',
    title: 'Plan a rest after an incident of {service} at night',
    description: 'The same person was paged again a few hours later.',
    test: 'The rota has a rule for it, and it was used.',
    owner: 'reliability-practice-team',
  },
  {
    type: 'process',
    title: 'Walk through the runbook of {service} twice a year',
    description: 'With somebody who has not seen it before.',
    test: 'Two walks are noted on the page, each with what was changed.',
  },
  {
    type: 'process',
    title: 'End mutes of alerts for {service} by themselves',
    description: 'A mute for a maintenance outlived it by a week.',
    test: 'No mute is older than a day.',
  },
];

/** Changes of systems that may follow from any incident. */
export const commonTechnicalActions: readonly ScriptedAction[] = [
  {
    type: 'detect',
    title: 'Let the synthetic shopper cover {doing}',
    description: 'Every part was well by its own measure; the whole was not.',
    test: 'With {service} broken in the test environment the test purchase fails within two minutes.',
    owner: 'reliability-practice-team',
  },
  {
    type: 'detect',
    title: 'Link the dashboard of {service} from each of its alerts',
    description: 'The link led to a page that has been replaced.',
    test: 'Every alert of {service} leads to a graph that shows what it is about.',
  },
  {
    type: 'recover',
    title: 'Restart {service} with one command, one instance at a time',
    description: 'Each had to be restarted by hand, with a look in between.',
    test: 'A restart under load in the test environment loses no request.',
  },
  {
    type: 'recover',
    title: 'Show those on call when {service} was last known to be well',
    description: 'Most of the time went into finding out since when.',
    test: 'The last good minute is on the first page of the dashboard.',
  },
  {
    type: 'contain',
    title: 'Let {service} be switched to one region within five minutes',
    description: 'The other region was well, and could not take over.',
    test: 'The switch has been made and taken back in a drill, in less than five minutes each.',
  },
  {
    type: 'contain',
    title: 'Tell {users} on the page itself when {doing} does not work',
    description: 'They tried again and again, for want of a word.',
    test: 'With {service} stopped in the test environment the page says so within a minute.',
  },
  {
    type: 'prevent',
    title: 'Rehearse the failure of {dependency} before each season',
    description:
      'With everything that calls it, under the traffic of a Monday evening.',
    test: 'The last rehearsal is less than six months old and its findings have owners.',
  },
  {
    type: 'prevent',
    title: 'Raise the target of {service} in its load test to twice the peak',
    description: 'What was tested was last year’s peak.',
    test: 'The test runs every week and its last result is on the page of {service}.',
  },
  {
    type: 'investigate',
    title: 'Ask {users} what they did while {service} was in trouble',
    description:
      'We know what they tried; we do not know what they did instead.',
    test: 'Notes of {few} conversations are linked from the postmortem.',
  },
  {
    type: 'investigate',
    title: 'Compare the alerts of {service} with its last ten incidents',
    description: 'Which of them came first, and which came for nothing.',
    test: 'A table with one line for each alert is linked from {service}.',
  },
];
