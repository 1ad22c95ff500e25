import { isDeepStrictEqual } from 'node:util';
import {
  Confidence,
  Evidence,
  FactorLayer,
  inTimelineOrder,
  Learning,
  PostmortemSectionId,
  postmortemSectionIds,
  TimelineEntry,
} from '@afterword/plugin-reliability-common';

/** A line of the timeline; `at` in UTC milliseconds. */
export interface EntryContent {
  readonly id: string;
  readonly at: number | null;
  readonly atText: string;
  readonly kind: TimelineEntry['kind'];
  readonly text: string;
  readonly evidence: string;
}

/** The first moment that a timeline tells of; null when none of its lines is dated. */
export function firstMomentOf(
  timeline: readonly Pick<EntryContent, 'at'>[],
): number | null {
  return timeline.reduce<number | null>(
    (first, { at }) =>
      at === null || (first !== null && first <= at) ? first : at,
    null,
  );
}

/** What a factor rests on; `at` in UTC milliseconds. */
export interface EvidenceContent {
  readonly id: string;
  readonly type: Evidence['type'];
  readonly title: string;
  readonly url: string | null;
  readonly excerpt: string;
  readonly at: number | null;
}

/** A contributing factor with its evidence. */
export interface FactorContent {
  readonly id: string;
  readonly text: string;
  readonly layer: FactorLayer;
  readonly confidence: Confidence;
  readonly evidence: readonly EvidenceContent[];
}

/** What was learned that can help others. */
export type LearningContent = Readonly<Omit<Learning, 'version'>>;

/** Texts by section; one that is missing is empty. */
export type SectionTexts = Readonly<
  Partial<Record<PostmortemSectionId, string>>
>;

/** The whole text of a postmortem: what a revision keeps and restoring brings back. */
export interface DocumentContent {
  readonly title: string;
  readonly sections: SectionTexts;
  readonly timeline: readonly EntryContent[];
  readonly factors: readonly FactorContent[];
  readonly learnings: readonly LearningContent[];
}

/** A section as it is stored. */
export interface StoredSection {
  readonly text: string;
  readonly version: number;
  readonly updatedAt: number;
  readonly updatedBy: string | null;
}

/** The document as it is stored: its parts with the versions that editors hold. */
export interface StoredDocument {
  readonly sections: Readonly<
    Partial<Record<PostmortemSectionId, StoredSection>>
  >;
  readonly timeline: readonly (EntryContent & { readonly version: number })[];
  readonly factors: readonly (FactorContent & { readonly version: number })[];
  readonly learnings: readonly (LearningContent & {
    readonly version: number;
  })[];
}

/** Nothing written yet. */
export const emptyDocument: StoredDocument = {
  sections: {},
  timeline: [],
  factors: [],
  learnings: [],
};

/** The document without its versions. */
export function contentOf(
  title: string,
  document: StoredDocument,
): DocumentContent {
  const sections: Partial<Record<PostmortemSectionId, string>> = {};
  for (const id of postmortemSectionIds) {
    const text = document.sections[id]?.text ?? '';
    if (text !== '') sections[id] = text;
  }
  return {
    title,
    sections,
    timeline: document.timeline.map(({ version, ...entry }) => entry),
    factors: document.factors.map(({ version, ...factor }) => factor),
    learnings: document.learnings.map(({ version, ...learning }) => learning),
  };
}

/**
 * The document with new content: a part that differs is one version on, all others keep theirs, so that only those who edit what was
 * changed are told so. A line, factor or learning that was not there begins at the document's own version, which is above any that it may have
 * had before it was taken out: whoever still edits the old one is told so as well. The timeline is kept in order.
 */
export function advance(
  before: StoredDocument,
  content: DocumentContent,
  write: {
    readonly version: number;
    readonly now: number;
    readonly actor: string | null;
  },
): StoredDocument {
  const sections: Partial<Record<PostmortemSectionId, StoredSection>> = {};
  for (const id of postmortemSectionIds) {
    const old = before.sections[id];
    const text = content.sections[id] ?? '';
    if (text === (old?.text ?? '')) {
      if (old) sections[id] = old;
    } else {
      sections[id] = {
        text,
        version: (old?.version ?? 0) + 1,
        updatedAt: write.now,
        updatedBy: write.actor,
      };
    }
  }
  return {
    sections,
    timeline: advanceParts(
      before.timeline,
      inTimelineOrder(content.timeline, entry => entry.at),
      write.version,
    ),
    factors: advanceParts(before.factors, content.factors, write.version),
    learnings: advanceParts(before.learnings, content.learnings, write.version),
  };
}

/** Whether {@link advance} found nothing to change: it keeps each part that is the same, the very object, in its place. */
export function isSameText(
  before: StoredDocument,
  after: StoredDocument,
): boolean {
  const isSame = (old: readonly object[], now: readonly object[]) =>
    old.length === now.length && old.every((part, i) => part === now[i]);
  return (
    postmortemSectionIds.every(
      id => before.sections[id] === after.sections[id],
    ) &&
    isSame(before.timeline, after.timeline) &&
    isSame(before.factors, after.factors) &&
    isSame(before.learnings, after.learnings)
  );
}

function advanceParts<TPart extends { readonly id: string }>(
  before: readonly (TPart & { readonly version: number })[],
  content: readonly TPart[],
  documentVersion: number,
): (TPart & { readonly version: number })[] {
  const stored = new Map(before.map(part => [part.id, part]));
  return content.map(part => {
    const old = stored.get(part.id);
    if (old === undefined) return { ...part, version: documentVersion };
    const { version } = old;
    return isDeepStrictEqual(old, { ...part, version })
      ? old
      : { ...part, version: version + 1 };
  });
}
