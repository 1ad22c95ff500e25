/** What may be said on how the work together went, besides what a failure mode says itself. */
export const governanceProse: readonly string[] = [
  'The severity was set to {severity} and stayed there. Until then it was not clear who may declare.',
  'The handover at the change of shift took place in the middle of it. It consisted of a call and no notes; a few minutes were spent finding out again what was known.',
  'The entity in the catalogue names {team} as owner, and the alert went to a list that is older than that.',
  'Escalation to {otherTeam} worked through a personal acquaintance. The way that is written down leads to a mailbox.',
  'One person led, wrote the notes and looked for the cause. The role of a scribe exists and was not filled.',
  'The status page was updated late, because it was not clear who approves the words.',
  'The runbook was found at once and was up to date, except for its third step, which names a tool that is gone.',
  'Two channels were open for the same incident, until somebody closed one.',
  'All roles were filled within {few} minutes. There is nothing to change here, which is worth noting too.',
  'Support and engineering used different words for the same thing, and compared notes late.',
  'The decision on the containment was taken by the person on call alone. They would have liked a second opinion and did not know whom to wake.',
  'Nobody owns the connection between {service} and {dependency}; each side had an alert for its own half.',
  'The rota had a gap of half an hour, which the automatic escalation bridged.',
  'After it was over, nobody was asked to rest. The same person was paged again four hours later.',
];

/** What went well whatever had failed. */
export const wentWellProse: readonly string[] = [
  'Somebody wrote down times from the first minute. This timeline is made from those notes.',
  'People from {otherTeam} joined without having been paged.',
  'Nobody asked who had done it.',
  'It was said aloud what was not known, and that kept us from acting on a guess.',
  'The first message on the status page was out within {few} minutes.',
  'The new colleague on the rota asked the question that led to the answer.',
  'Customer support had a text to send within a quarter of an hour.',
  'Two hypotheses were followed by two people at the same time, instead of one by all.',
  'The dashboard of {service} had been tidied up the month before and could be read at a glance.',
];

/** Where luck helped: what must not be relied on. */
export const luckProse: readonly string[] = [
  'Lucky: it was a quiet week; in the season it would have met ten times as many {users}.',
  'Lucky: the person who knows {dependency} best could be reached at once.',
  'Lucky: the second region had not been changed yet.',
  'Lucky: a campaign that was planned for the same day had been postponed.',
  'Lucky: somebody still had a window open in which the earlier state could be read.',
  'Lucky: nobody of those who know {service} best was on holiday.',
  'Lucky: the provider’s own team was awake and answered a direct message.',
];

/** How the section on what to change begins. */
export const changeProse: readonly string[] = [
  'We asked what would have made this shorter, and what would have made it harmless, and chose from the answers.',
  'Of {tens} ideas in the session these remained. The others are noted as candidates.',
  'We want the next one of this kind to be noticed earlier and to hurt less; preventing each is not the goal.',
  'These were chosen for their effect beyond this case. Repairs of the day itself are done and not listed.',
  'The group began with what helped this time and asked how it could become reliable.',
  'For each we wrote down how we will know that it works, before anybody begins.',
];

/** How the section on why it happened begins. */
export const whyProse: readonly string[] = [
  'Several conditions had to come together.',
  'Looking back it is easy to see. What made it hard to notice before?',
  'Everybody acted sensibly with what they could see at the time. This section is about what they could not see.',
  'No single one of these would have been enough.',
  'We looked for conditions and not for a culprit, and found these.',
  'It had been possible for a long time. These are the things that made it happen now.',
  'Each of the following was reasonable by itself.',
];

/** Lines of a timeline that mark a moment, by kind. */
export const momentProse: Readonly<
  Record<
    'impactStarted' | 'declared' | 'acknowledged' | 'resolved',
    { readonly evidence: string; readonly texts: readonly string[] }
  >
> = {
  impactStarted: {
    evidence: 'metric',
    texts: [
      'First attempts at {doing} fail.',
      'Errors of {service} begin to rise.',
      'From here on {users} are affected, as the logs show later.',
      'Answers of {service} become slower than {slow}.',
    ],
  },
  declared: {
    evidence: 'chat',
    texts: [
      'Declared as an incident of {severity}; a channel is opened.',
      'The person on call of {team} declares an incident of {severity}.',
      'Incident declared. {OtherTeam} is asked to join.',
    ],
  },
  acknowledged: {
    evidence: 'alert',
    texts: [
      'The person on call of {team} is on it.',
      'Page acknowledged.',
      '{Team} take over and begin to write notes.',
    ],
  },
  resolved: {
    evidence: 'chat',
    texts: [
      'Closed, since nothing unusual has been seen any more.',
      'Everything that had been switched off is back on. The incident is closed.',
      'The last corrections are done; the status page says “resolved”.',
      'Watched for a while, then closed.',
    ],
  },
};
