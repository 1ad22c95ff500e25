import { z } from 'zod';

/** What rules put on an agenda, in the order in which they do. @public */
export const builtTopics = [
  'celebrate',
  'decisions',
  'above',
  'asked',
  'below',
  'practice',
  'gates',
  'processes',
  'charter',
  'postmortems',
  'recurring',
  'figures',
  'overdue',
  'ineffective',
  'lessons',
  'nearMisses',
] as const;
/** What every agenda ends with: what is decided, and who is next. @public */
export const CLOSING = 'closing';

/** What a topic is: one that rules found something for, one that somebody added, or the end. @public */
export const topicKinds = [...builtTopics, 'added', CLOSING] as const;
/** What a topic is. @public */
export const topicKind = z.enum(topicKinds);
/** What a topic is. @public */
export type TopicKind = z.infer<typeof topicKind>;

/** A topic to find time for. Its id is its kind where rules made it. @public */
export interface Topic {
  readonly id: string;
  readonly kind: TopicKind;
  /** How many things there are to speak of. */
  readonly count: number;
}

/** What people made of an agenda: the order that they want, and what they leave for another time. @public */
export interface AgendaOrder {
  /** Ids of topics; what is not named comes behind, in the order of the rules. */
  readonly order: readonly string[];
  readonly parked: readonly string[];
}

/** A topic with its time box. @public */
export interface TimedTopic {
  readonly id: string;
  /** Whole minutes; none while it is parked. */
  readonly minutes: number;
  /** Who left it for another time: people, or the rules, since the hour holds no more. */
  readonly parked: 'people' | 'time' | null;
}

/** Nobody says anything in less. @internal */
export const SHORTEST_BOX = 3;

/** How much of the hour a topic is worth, against the others. */
const shares: Readonly<Record<TopicKind, number>> = {
  celebrate: 2,
  decisions: 2,
  above: 2,
  asked: 4,
  below: 3,
  practice: 4,
  gates: 3,
  processes: 2,
  charter: 2,
  postmortems: 6,
  recurring: 4,
  figures: 2,
  overdue: 3,
  ineffective: 3,
  lessons: 3,
  nearMisses: 2,
  added: 3,
  closing: 2,
};

/** More things take more time, and ten do not take ten times as long as one. */
function weightOf({ kind, count }: Topic): number {
  return shares[kind] * (1 + Math.log2(Math.max(1, count)) / 4);
}

/**
 * Puts topics in order and gives each its part of the time, by what it is and how much there is of it. Together they take what there is, to
 * the minute, and never more. Where there is too little for all, the last ones are parked, listed and not lost.
 *
 * @param length - of the meeting, in minutes
 * @returns every topic once: first what is spoken of, then what is parked
 * @public
 */
export function timeAgenda(
  topics: readonly Topic[],
  { order, parked }: AgendaOrder,
  length: number,
): TimedTopic[] {
  const sorted = inOrder(topics, order);
  const byPeople = sorted.filter(
    ({ id, kind }) => kind !== CLOSING && parked.includes(id),
  );
  const wanted = sorted.filter(topic => !byPeople.includes(topic));
  // The end is kept: without it nobody would know what was decided.
  const room = Math.max(1, Math.floor(length / SHORTEST_BOX));
  const spoken = [
    ...wanted.filter(({ kind }) => kind !== CLOSING).slice(0, room - 1),
    ...wanted.filter(({ kind }) => kind === CLOSING),
  ];
  const minutes = shareOut(spoken.map(weightOf), length);
  return [
    ...spoken.map(({ id }, index) => ({
      id,
      minutes: minutes[index],
      parked: null,
    })),
    ...wanted
      .filter(topic => !spoken.includes(topic))
      .map(({ id }) => ({ id, minutes: 0, parked: 'time' as const })),
    ...byPeople.map(({ id }) => ({
      id,
      minutes: 0,
      parked: 'people' as const,
    })),
  ];
}

/** As people want it, then as rules have it; the end stays the end. */
function inOrder(topics: readonly Topic[], order: readonly string[]): Topic[] {
  const byRules = topicKinds.flatMap(kind =>
    topics.filter(topic => topic.kind === kind),
  );
  const place = ({ id, kind }: Topic) => {
    if (kind === CLOSING) return Infinity;
    const index = order.indexOf(id);
    return index < 0 ? order.length : index;
  };
  return byRules
    .map(topic => ({ topic, at: place(topic) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ topic }) => topic);
}

/** Whole minutes in proportion to weights, each of the shortest at least: what is left after rounding goes to those that lost most by it. */
function shareOut(weights: readonly number[], length: number): number[] {
  const whole = Math.floor(length);
  const spare = Math.max(0, whole - weights.length * SHORTEST_BOX);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map(weight => (spare * weight) / total);
  const floors = exact.map(Math.floor);
  const left = spare - floors.reduce((sum, each) => sum + each, 0);
  const first = exact
    .map((value, index) => ({ index, lost: value - floors[index] }))
    .sort((a, b) => b.lost - a.lost || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  return floors.map(
    (value, index) =>
      Math.min(SHORTEST_BOX, whole) + value + (first.includes(index) ? 1 : 0),
  );
}
