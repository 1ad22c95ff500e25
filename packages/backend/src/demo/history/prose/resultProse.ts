import { ScriptedAction } from '../failureModes';

/** How the effect of a finished action item was checked, by what it was to do. */
export const verifiedNotes: Readonly<
  Record<ScriptedAction['type'], readonly string[]>
> = {
  prevent: [
    'The same conditions came together {few} weeks later, and nothing happened. The graphs are linked in the ticket.',
    'Tried as the acceptance test says, in the test environment and with two people. It holds.',
    'Provoked in the game day of {month}: it held.',
    'The next change with the same pattern was stopped by it.',
  ],
  detect: [
    'Checked in the game day of {month}: the page came within two minutes and named the right team.',
    'It paged once since, rightly, and before any {users} had noticed.',
    'Raised on purpose on a Tuesday morning. It arrived, with a link that led to the right place.',
  ],
  contain: [
    'The same failure came again and stayed small: {few} minutes, a handful of {users}.',
    'Tried under load in the test environment. What matters went on, the rest waited.',
    'Used once since, in {month}. It did what it was made for.',
  ],
  recover: [
    'Somebody who had never done it got to the end from the page alone, in {tens} minutes.',
    'Used once since, in earnest. It took {few} minutes.',
    'Rehearsed with everybody on the rota; two steps were made clearer on the way.',
  ],
  process: [
    'It has been done {few} times in a row, the last time without a reminder.',
    'Asked in the review of {month}: everybody on the rota knew of it and had used it.',
    'The last incident went by it. The notes say that it helped.',
  ],
  investigate: [
    'The answer is written down, with the numbers and how they were obtained. Two new items follow from it.',
    'The list is complete; it was checked against a day of traffic.',
    'Read by {otherTeam}, who came to the same result.',
  ],
};

/** What was found when the effect was checked and was not there. */
export const ineffectiveNotes: readonly string[] = [
  'In the game day it came into effect after {tens} minutes. That is too late to help. It opens again with a different measure.',
  'It works where it was built and not in the other region, where the setting has another name.',
  'The same kind of incident came back {few} weeks after it was done, and took as long.',
  'It exists, and nobody on call found it within ten minutes. It has to be linked from the alert.',
  'With real traffic it never comes into effect. The number behind it has to be measured first.',
];

/** Why something was not taken on, said without regret. */
export const declinedNotes: readonly string[] = [
  'The part will be replaced this year; until then the cheaper item beside it covers most of it.',
  'After an estimate of {few} weeks the group chose the throttle instead, which does more for less.',
  'It would have made the common case slower for all in order to make a rare one a little better.',
  'Covered by what {otherTeam} are doing anyway; linked there.',
  'On a second look the reason was somewhere else, and this would not have helped.',
  'We accept the risk: once in two years, half an hour, with a fallback that works. To be looked at again after the next one.',
];

/** Where work stands that is not finished; often nobody says. */
export const progressNotes: readonly string[] = [
  '',
  '',
  'The first half is done; the rest follows within the month.',
  'Agreed with {otherTeam}.',
  'Waiting for the test environment to be rebuilt.',
  'A first version is being read by {otherTeam}.',
];
