import { Slots } from '../failureModes';

/** How an incident came to somebody's notice. */
export type DetectedBy =
  | 'alert'
  | 'support'
  | 'synthetic'
  | 'colleague'
  | 'early';

/** How likely each is in the first year and in the second, in which alerts got better. */
export const detectedByWeights: Readonly<
  Record<DetectedBy, readonly [number, number]>
> = {
  alert: [45, 62],
  synthetic: [8, 18],
  support: [30, 11],
  colleague: [17, 9],
  early: [2, 4],
};

/** What the section on detection says, by how it was noticed. */
export const detectionProse: Readonly<Record<DetectedBy, Slots>> = {
  alert: [
    [
      'The alert on errors of {service} went off after {detectIn}.',
      '{DetectIn} after the start, the alert for slow answers of {service} paged the person on call of {team}.',
      'An alert noticed it within {detectIn}, through its effect and not through its cause.',
    ],
    [
      'It waits for five minutes before it pages, so as not to wake people for nothing. That is a choice, and we are keeping it.',
      'It told that something was wrong and nothing about where; the link in it led to a dashboard that has since been replaced.',
      'The page arrived together with {few} others, and it took a moment to see that they were about one thing.',
      'It was the right alert for the right team, which was not the case a year ago.',
    ],
  ],
  support: [
    [
      'Nobody was paged. {Users} told customer support, and customer support told us after {detectIn}.',
      'We learnt of it from {few} messages to customer support, {detectIn} after it had begun.',
      '{Users} noticed before we did: the first question arrived after {detectIn}.',
    ],
    [
      'No alert covers this case, since all calls were answered and only the answers were wrong.',
      'The alert that covers {service} looks at the sum of all requests, in which this disappeared.',
      'The threshold dated from a time in which {service} had a third of its traffic.',
      'Colleagues in support recognised a pattern in single questions. Without them it would have taken much longer.',
    ],
  ],
  synthetic: [
    [
      'The synthetic shopper could not finish its purchase and said so after {detectIn}.',
      'It was the synthetic shopper that noticed, {detectIn} after the start: its watering can stayed in the cart.',
      '{DetectIn} after the start the test purchase failed twice in a row, which pages.',
    ],
    [
      'All technical alerts were quiet. Every part was well by its own measure.',
      'The alerts of {service} followed {few} minutes later.',
      'It tells which step failed, and so the right team was called first.',
    ],
  ],
  colleague: [
    [
      'A colleague noticed it by chance after {detectIn}, while working on something else.',
      'Somebody who was ordering something for themselves told us, {detectIn} after it had begun.',
      'It was seen on a dashboard during a meeting, {detectIn} after the start.',
    ],
    [
      'There was no page, and none had been set up for this.',
      'An alert exists and had been muted for a maintenance of the week before. Nothing ends such a mute by itself.',
      'We were lucky that somebody was looking; it could have gone on for hours.',
    ],
  ],
  early: [
    [
      'An alert on the way to the limit paged {team} some minutes before {users} were affected.',
      'It was noticed before anybody was hurt: the trend of {service} had been looking odd.',
    ],
    [
      'The minutes that this gave us were spent on finding the right people, and were well spent.',
      'We saw it coming and could not stop it in time. It would have been longer without the warning.',
    ],
  ],
};

/** The line of the timeline at which it is detected. */
export const detectionMoments: Readonly<
  Record<
    DetectedBy,
    { readonly evidence: string; readonly texts: readonly string[] }
  >
> = {
  alert: {
    evidence: 'alert',
    texts: [
      'The alert on errors of {service} pages {team}.',
      'Alert: answers of {service} slower than {slow}.',
      'Page to the person on call of {team}.',
    ],
  },
  support: {
    evidence: 'ticket',
    texts: [
      'Customer support reports that {users} have trouble {doing}.',
      'Customer support asks in the channel whether something is wrong with {service}.',
    ],
  },
  synthetic: {
    evidence: 'alert',
    texts: [
      'The synthetic shopper fails for the second time in a row.',
      'The test purchase does not get past {service}.',
    ],
  },
  colleague: {
    evidence: 'chat',
    texts: [
      'A colleague mentions in the channel that {doing} does not work for them.',
      'Somebody sees an odd step in the graph of {service} and asks about it.',
    ],
  },
  early: {
    evidence: 'alert',
    texts: [
      'An early warning for {service} pages {team}. Nobody is affected yet.',
      'The trend of {service} crosses the line for a warning.',
    ],
  },
};
