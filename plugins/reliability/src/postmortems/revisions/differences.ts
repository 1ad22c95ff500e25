import {
  Factor,
  Learning,
  PostmortemRevisionState,
  PostmortemSectionId,
  postmortemSectionIds,
  TimelineEntry,
} from '@afterword/plugin-reliability-common';

/** What a document says, without its versions. */
export type DocumentSaid = Pick<
  PostmortemRevisionState,
  'title' | 'sections' | 'timeline' | 'factors' | 'learnings'
>;

/** A part of the document. */
export type DocumentPartName =
  | 'title'
  | PostmortemSectionId
  | 'timeline'
  | 'factors'
  /** The learnings one by one; `learnings` is the section. */
  | 'lessons';

/** A part as it was and as it is. */
export interface PartDifference {
  readonly part: DocumentPartName;
  readonly then: string;
  readonly now: string;
}

/** How lines, factors and learnings are told as text, with everything that can differ between two of them. */
export interface PartsInWords {
  readonly entry: (entry: Omit<TimelineEntry, 'version'>) => string;
  readonly factor: (factor: Omit<Factor, 'version'>) => string;
  readonly learning: (learning: Omit<Learning, 'version'>) => string;
}

/**
 * Where two states of a document differ, in reading order, and which parts say the same in both. Of the timeline, the factors and the
 * learnings only those stand in it that differ; one that has moved says the same.
 */
export function differencesOf(
  then: DocumentSaid,
  now: DocumentSaid,
  inWords: PartsInWords,
): {
  readonly differing: readonly PartDifference[];
  readonly same: readonly DocumentPartName[];
} {
  const parts: PartDifference[] = [
    { part: 'title', then: then.title, now: now.title },
    ...postmortemSectionIds.map(id => ({
      part: id,
      then: then.sections[id] ?? '',
      now: now.sections[id] ?? '',
    })),
    {
      part: 'timeline',
      ...partsThatDiffer(then.timeline, now.timeline, inWords.entry),
    },
    {
      part: 'factors',
      ...partsThatDiffer(then.factors, now.factors, inWords.factor),
    },
    {
      part: 'lessons',
      ...partsThatDiffer(then.learnings, now.learnings, inWords.learning),
    },
  ];
  const isWritten = (part: DocumentPartName) => {
    if (part === 'title') return true;
    if (part === 'timeline' || part === 'factors') return now[part].length > 0;
    if (part === 'lessons') return now.learnings.length > 0;
    return (now.sections[part] ?? '').trim() !== '';
  };
  return {
    differing: parts.filter(part => part.then !== part.now),
    same: parts
      .filter(part => part.then === part.now)
      .map(({ part }) => part)
      .filter(isWritten),
  };
}

function partsThatDiffer<TPart extends { readonly id: string }>(
  then: readonly TPart[],
  now: readonly TPart[],
  say: (part: TPart) => string,
): Pick<PartDifference, 'then' | 'now'> {
  const texts = (parts: readonly TPart[]) =>
    new Map(parts.map(part => [part.id, say(part)]));
  const [before, after] = [texts(then), texts(now)];
  const onlyIn = (
    here: ReadonlyMap<string, string>,
    other: ReadonlyMap<string, string>,
  ) =>
    [...here]
      .filter(([id, text]) => other.get(id) !== text)
      .map(([, text]) => text)
      .join('\n');
  return { then: onlyIn(before, after), now: onlyIn(after, before) };
}
