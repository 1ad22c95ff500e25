import { plainMarkdown } from '../contract';
import type { TopicKind } from './agenda';
import { isSettled } from './facilitator';
import type { ReviewLesson } from './lessons';
import type { Review } from './model';

/** What topics of rules are called in minutes, in English as all that is passed on. @internal */
export const topicNames: Readonly<Record<Exclude<TopicKind, 'added'>, string>> =
  {
    celebrate: 'What to celebrate',
    practice: 'How the practice is doing',
    gates: 'Published with a gate open',
    processes: 'What changed in our processes',
    charter: 'Our charter',
    decisions: 'Decided last time',
    above: 'Decided in reviews above',
    asked: 'What we are asked to decide',
    below: 'Decided in reviews below',
    postmortems: 'New postmortems',
    recurring: 'What came back',
    figures: 'Figures that changed',
    overdue: 'Commitments past due',
    ineffective: 'What did not help',
    lessons: 'Learnings that wait for an answer',
    nearMisses: 'Near misses worth hearing',
    closing: 'Decided, and who is next',
  };

const dayText = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone });
const moment = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  });

/** What minutes call what they name, and where it is. @public */
export interface MinutesNames {
  /** What a person, a group or an entity is called. */
  nameOf(ref: string): string;
  /** The whole address of what a key (`AI-79`) stands for; undefined where nobody knows it. */
  addressOf(kind: 'actionItem' | 'learning', key: string): string | undefined;
}

/** A key that leads to its page. */
type Linked = (
  kind: Parameters<MinutesNames['addressOf']>[0],
  key: string,
) => string;

/**
 * The minutes of a review as Markdown. They say what people wrote, decided and asked, and nothing that rules found: so they are the same for
 * every reader whom the policy and the catalog leave that. What people wrote is theirs and stays Markdown; all else is text that does nothing.
 *
 * @public
 */
export function minutesMarkdown(
  review: Review,
  { nameOf, addressOf }: MinutesNames,
): string {
  const linked: Linked = (kind, key) => {
    const address = addressOf(kind, key);
    return address === undefined ? key : `[${key}](${address})`;
  };
  const names = (refs: readonly string[]) =>
    refs.map(nameOf).sort().map(plainMarkdown).join(', ');
  const began = review.startedAt ?? review.startsAt;
  const facts = [
    ...(review.state === 'closed' ? [] : ['Draft: the review is not closed.']),
    `${moment(review.zone).format(new Date(began))} (${plainMarkdown(
      review.zone,
    )}), over ${daysOf(review)}`,
    ...(review.facilitator !== null && isSettled(review.facilitation)
      ? [`Led by ${plainMarkdown(nameOf(review.facilitator))}`]
      : []),
    ...(review.attendance.length === 0
      ? []
      : [`There: ${names(review.attendance)}`]),
  ];
  return [
    `# ${plainMarkdown(review.title)}`,
    ...facts,
    ...decisionsOf(review, linked),
    ...lessonsOf(review, nameOf, linked),
    ...notesOf(review),
    '',
  ].join('\n\n');
}

/** The days of its period where it is held; one alone is said once. */
function daysOf({ period: { from, until }, zone }: Review): string {
  const [first, last] = [from, until].map(at =>
    dayText(zone).format(new Date(at)),
  );
  return first === last ? first : `${first} to ${last}`;
}

function decisionsOf({ decisions }: Review, linked: Linked): string[] {
  if (decisions.length === 0) return [];
  const lines = decisions.map(({ text, actionItem, confidential, raised }) =>
    [
      `- ${plainMarkdown(text)}`,
      ...(actionItem === null || confidential
        ? []
        : [`(${linked('actionItem', actionItem)})`]),
      ...(raised ? ['(put to the review above)'] : []),
    ].join(' '),
  );
  return ['## Decisions', lines.join('\n')];
}

const answers = {
  applies: 'it applies',
  alreadyCovered: 'already covered',
  doesNotApply: 'it does not apply',
} as const;

/** Each lesson once, with all whom it was carried to, and what they answered there. */
function lessonsOf(
  { lessons }: Review,
  nameOf: MinutesNames['nameOf'],
  linked: Linked,
): string[] {
  if (lessons.length === 0) return [];
  const keys = [...new Set(lessons.map(({ learning }) => learning.key))];
  const lines = keys.map(key => {
    const carried = lessons.filter(({ learning }) => learning.key === key);
    const name = ({ entity }: ReviewLesson) =>
      plainMarkdown(nameOf(entity.ref));
    const asked = carried.filter(each => each.asked && each.answer === null);
    const said = carried.flatMap(each => {
      if (each.answer === null) return [];
      const why = whyOf(each.answer, linked);
      const answered = why === '' ? '' : ` (${why})`;
      return [`${name(each)}: ${answers[each.answer.state]}${answered}`];
    });
    const { statement } = carried[0].learning;
    return [
      `- ${plainMarkdown(statement)} (${linked('learning', key)})`,
      ...said.sort().map(line => `  - ${line}`),
      ...(asked.length === 0
        ? []
        : [`  - asked of ${asked.map(name).sort().join(', ')}`]),
    ].join('\n');
  });
  return ['## Does it apply to you?', lines.join('\n')];
}

/** What was said with an answer, the learning that covers it, and its action item. */
function whyOf(
  {
    note,
    coveredBy,
    actionItem,
  }: Pick<
    NonNullable<ReviewLesson['answer']>,
    'note' | 'coveredBy' | 'actionItem'
  >,
  linked: Linked,
): string {
  return [
    ...(note === '' ? [] : [plainMarkdown(note)]),
    ...(coveredBy === null
      ? []
      : [
          `${plainMarkdown(coveredBy.statement)}, ${linked(
            'learning',
            coveredBy.key,
          )}`,
        ]),
    ...(actionItem === null ? [] : [linked('actionItem', actionItem)]),
  ].join('; ');
}

/** In the order in which topics were spoken of, as far as people gave them one. */
function notesOf({ notes, arrangement }: Review): string[] {
  const known = Object.keys(topicNames);
  const ids = [
    ...arrangement.order,
    ...arrangement.added.map(({ id }) => id),
    ...known,
  ];
  return [...new Set(ids)].flatMap(id => {
    const text = notes.find(({ topic }) => topic === id)?.text.trim();
    if (!text) return [];
    const added = arrangement.added.find(each => each.id === id);
    const name = isNamed(id) ? topicNames[id] : added?.title;
    return name === undefined ? [] : [`## ${plainMarkdown(name)}`, text];
  });
}

function isNamed(id: string): id is keyof typeof topicNames {
  return Object.hasOwn(topicNames, id);
}
