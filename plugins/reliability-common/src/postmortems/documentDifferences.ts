import { said } from '../contract';
import { postmortemSectionIds, type PostmortemSectionId } from './model';
import type { RevisionMessage } from './revisionMessages';

/** The document as its revisions keep it. @public */
export interface DocumentParts {
  readonly title: string;
  readonly sections: Readonly<Partial<Record<PostmortemSectionId, string>>>;
  readonly timeline: readonly { readonly id: string }[];
  readonly factors: readonly { readonly id: string }[];
  readonly learnings: readonly { readonly id: string }[];
}

/**
 * What differs between two states of a document. Empty when nothing does.
 *
 * @public
 */
export function documentDifferences(
  before: DocumentParts,
  after: DocumentParts,
): RevisionMessage[] {
  const parts = [
    ...(before.title === after.title ? [] : (['title'] as const)),
    ...postmortemSectionIds.filter(
      id => (before.sections[id] ?? '') !== (after.sections[id] ?? ''),
    ),
  ];
  return [
    ...parts.map(code => said(code)),
    ...counted(
      'timelineEntries',
      partsThatDiffer(before.timeline, after.timeline),
    ),
    ...counted('factors', partsThatDiffer(before.factors, after.factors)),
    ...counted('lessons', partsThatDiffer(before.learnings, after.learnings)),
  ];
}

/** How many parts were added, taken out or rewritten; moving one is no change of it. */
function partsThatDiffer(
  before: DocumentParts['timeline'],
  after: DocumentParts['timeline'],
): number {
  const texts = (parts: DocumentParts['timeline']) =>
    new Map(parts.map(part => [part.id, JSON.stringify(part)]));
  const old = texts(before);
  const now = texts(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    id => old.get(id) !== now.get(id),
  ).length;
}

function counted(
  code: 'timelineEntries' | 'factors' | 'lessons',
  count: number,
): RevisionMessage[] {
  return count === 0 ? [] : [said(code, { count })];
}
