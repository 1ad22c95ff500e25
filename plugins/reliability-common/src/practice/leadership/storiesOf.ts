import { said } from '../../contract';
import type { ReportSaid } from '../../reports';
import { inLeadershipWords, type LeadershipMessage } from './messages';
import { type LeadershipStory, MAX_STORIES } from './model';
import { quoteOf } from './quoteOf';

/** A learning, and how many others adopted it in the quarter. @public */
export interface AdoptedLearning {
  readonly key: string;
  /** Of its postmortem. */
  readonly title: string;
  readonly statement: string;
  /** At how many entities it was said in the quarter that it applies. */
  readonly adopted: number;
  /** ISO 8601. */
  readonly publishedAt: string;
}

/** An action item whose effect was checked in the quarter, and works. @public */
export interface CheckedItem {
  readonly key: string;
  readonly title: string;
  /** How it was checked. */
  readonly note: string;
  /** ISO 8601. */
  readonly verifiedAt: string;
}

/** A postmortem that was published in the quarter, or a near miss of which one tells. @public */
export interface ToldEvent {
  readonly key: string;
  readonly title: string;
  /** ISO 8601: when it was published, or noticed. */
  readonly at: string;
  /** What was learned, as it was written. */
  readonly learnings: readonly string[];
}

/** What stories are chosen from; all of it everybody may read. @public */
export interface StoryCandidates {
  readonly adopted: readonly AdoptedLearning[];
  readonly checked: readonly CheckedItem[];
  readonly nearMisses: readonly ToldEvent[];
  readonly published: readonly ToldEvent[];
}

/**
 * Chooses at most three stories. First the learning that most others adopted, then the action item whose effect was checked last and of which
 * somebody says how, then the near miss that taught most. What is missing of three is filled with postmortems, what taught most first. Of
 * equals the latest comes first, then the one with the lower key, so that everybody is told the same; no sentence is quoted twice.
 *
 * @internal
 */
export function storiesOf(candidates: StoryCandidates): LeadershipStory[] {
  const adopted = ranked(candidates.adopted, each => [
    each.adopted,
    Date.parse(each.publishedAt),
  ]).filter(each => each.adopted > 0);
  const checked = ranked(candidates.checked, each => [
    Date.parse(each.verifiedAt),
  ]).filter(({ note }) => note.trim() !== '');
  const inTurn = [
    ...adopted.slice(0, 1).map(adoptedStory),
    ...checked.slice(0, 1).map(checkedStory),
    ...taught(candidates.nearMisses).slice(0, 1).map(nearMissStory),
    ...taught(candidates.published).map(publishedStory),
  ];
  return inTurn
    .filter(
      ({ quote }, place) =>
        inTurn.findIndex(story => story.quote === quote) === place,
    )
    .slice(0, MAX_STORIES);
}

function taught(events: readonly ToldEvent[]): ToldEvent[] {
  return ranked(events, ({ learnings, at }) => [
    learnings.length,
    Date.parse(at),
  ]).filter(({ learnings }) => learnings.length > 0);
}

function adoptedStory(learning: AdoptedLearning): LeadershipStory {
  const { key, title, statement, adopted, publishedAt } = learning;
  return {
    kind: 'mostAdopted',
    key,
    title,
    quote: quoteOf(statement),
    facts: factsOf(
      said('storyAdopted', { count: adopted }),
      said('storyPublished', { day: { day: publishedAt } }),
    ),
  };
}

function checkedStory(item: CheckedItem): LeadershipStory {
  const { key, title, note, verifiedAt } = item;
  return {
    kind: 'effectChecked',
    key,
    title,
    quote: quoteOf(note),
    facts: factsOf(said('storyChecked', { day: { day: verifiedAt } })),
  };
}

function nearMissStory(event: ToldEvent): LeadershipStory {
  return eventStory(
    'nearMiss',
    event,
    said('storyNoticed', { day: { day: event.at } }),
  );
}

function publishedStory(event: ToldEvent): LeadershipStory {
  return eventStory(
    'published',
    event,
    said('storyPublished', { day: { day: event.at } }),
  );
}

function eventStory(
  kind: 'nearMiss' | 'published',
  { key, title, learnings }: ToldEvent,
  when: LeadershipMessage,
): LeadershipStory {
  return {
    kind,
    key,
    title,
    quote: quoteOf(learnings[0]),
    facts: factsOf(said('storyTaught', { count: learnings.length }), when),
  };
}

function factsOf(...facts: readonly LeadershipMessage[]): ReportSaid[] {
  return facts.map(inLeadershipWords);
}

/** By ranks, the highest first, then by key. */
function ranked<TItem extends { readonly key: string }>(
  items: readonly TItem[],
  ranksOf: (item: TItem) => readonly number[],
): TItem[] {
  return [...items].sort((a, b) => {
    const others = ranksOf(b);
    const apart = ranksOf(a)
      .map((rank, place) => others[place] - rank)
      .find(difference => difference !== 0);
    return apart ?? a.key.localeCompare(b.key, 'en', { numeric: true });
  });
}
