import { englishOf, type Message, type MessageCode, said } from '../contract';

/** The words of what gates object to, in English. @public */
export const gateMessages = {
  notAnswered: 'Not answered yet: {{questions}}',
  whatHappened: 'What happened',
  why: 'Why it happened',
  protocol: 'What failed in protocol',
  change: 'What to change',
  noIncident: 'No incident is attached yet',
  notKnown: 'Not known: {{what}}',
  detected_one: 'when {{incidents}} was detected',
  detected_other: 'when {{incidents}} were detected',
  ended: 'when the impact of {{incidents}} ended',
  endCannotBe:
    'when the impact of {{incidents}} ended, as it cannot be when it is said to have',
  noEvidence_one: 'One factor has no evidence; add some, or mark it possible',
  noEvidence_other:
    '{{count}} factors have no evidence; add some, or mark it possible',
  onlyPeople:
    'No factor outside people yet: what in process, technology or external conditions made it possible?',
  noProcessAction: 'No process action is committed yet',
  incomplete_one: '{{items}} lacks an owner, a due date or an acceptance test',
  incomplete_other: '{{items}} lack an owner, a due date or an acceptance test',
  untested_one: '{{items}} lacks an acceptance test to check its effect by',
  untested_other: '{{items}} lack an acceptance test to check their effect by',
  ownersAsked:
    'Everybody who was asked to review it ({{names}}) is of a team that owns what was affected: ask somebody else as well',
  nobodyAsked: 'Nobody outside the owning team has been asked to review it',
  notReviewed:
    'Not reviewed from outside the owning team yet; asked: {{names}}',
  changedSince:
    'Changed since {{names}} reviewed it from outside the owning team; another review is needed',
  noFacilitator: 'Nobody is named as facilitator yet',
  charterUnread:
    '{{names}}, who facilitates, has not acknowledged the charter yet',
  charterChanged:
    '{{names}}, who facilitates, has not acknowledged what changed in the charter',
  noStep: 'It cannot go from {{from}} to {{to}}; possible: {{possible}}',
  staysAsItIs:
    'It is {{status}} and stays it; a published postmortem goes on being edited',
  publishedStays: 'It is published: what others may have read is not discarded',
  promised_one: '{{items}} was promised, and stays with it',
  promised_other: '{{items}} were promised, and stay with it',
  draft: 'draft',
  inReview: 'in review',
  published: 'published',

  comma: '{{first}}, {{rest}}',
  semicolon: '{{first}}; {{rest}}',
  and: '{{first}} and {{second}}',
  andMore: '{{first}}, {{second}} and {{count}} more',
  unseenIncidents_one: 'an incident that you may not see',
  unseenIncidents_other: '{{count}} incidents that you may not see',
  unseenItems_one: 'an action item that you may not see',
  unseenItems_other: '{{count}} action items that you may not see',
} as const;

/** The name of a message of gates, without its plural form. @public */
export type GateMessageCode = MessageCode<typeof gateMessages>;

/** What a gate objects to, or a part of that. @public */
export type GateMessage = Message<GateMessageCode>;

/**
 * Says what a gate objects to in English.
 *
 * @public
 */
export const gateInEnglish = englishOf(gateMessages);

/** "INC-1", "INC-1 and INC-2", "INC-1, INC-2 and 3 more". */
export function listed(names: readonly string[]): GateMessage | string {
  const [first = '', second] = names;
  if (second === undefined) return first;
  return names.length === 2
    ? said('and', { first, second })
    : said('andMore', { first, second, count: names.length - 2 });
}

/** Parts one after the other; at least one. */
export function joined(
  by: 'comma' | 'semicolon',
  [first, ...rest]: readonly [GateMessage, ...GateMessage[]],
): GateMessage {
  const [next, ...others] = rest;
  return next === undefined
    ? first
    : said(by, { first, rest: joined(by, [next, ...others]) });
}

/** What they are called; those that may not be seen are counted, not named. */
export function listedSeen(
  unseen: 'unseenIncidents' | 'unseenItems',
  things: readonly { readonly key: string | null }[],
): GateMessage | string {
  const keys = things.flatMap(({ key }) => key ?? []);
  const count = things.length - keys.length;
  if (count === 0) return listed(keys);
  if (keys.length === 0) return said(unseen, { count });
  return said('and', { first: listed(keys), second: said(unseen, { count }) });
}
