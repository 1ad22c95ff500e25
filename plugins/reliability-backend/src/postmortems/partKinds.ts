import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  Evidence,
  FactorInput,
  LearningInput,
  MAX_FACTORS,
  MAX_LEARNINGS,
  MAX_TIMELINE_ENTRIES,
  TimelineEntryInput,
  toMillis,
} from '@afterword/plugin-reliability-common';
import {
  DocumentContent,
  EntryContent,
  EvidenceContent,
  FactorContent,
  LearningContent,
  StoredDocument,
} from './document';
import { presentEntry, presentFactor } from './presentPostmortem';

/** A kind of what documents hold several of, each with a version of its own. */
export interface PartKind<TInput, TPart extends { readonly id: string }> {
  /** The list, as revisions know it. */
  readonly list: 'timeline' | 'factors' | 'learnings';
  /** One of them, as the history calls it. */
  readonly called: string;
  readonly most: number;
  /** Says that there is no room. */
  readonly full: string;
  /** Says that one was taken out. */
  readonly gone: string;
  /** What adding one is called, so that a repeated request is known again. */
  readonly adding: string;
  readonly stored: (
    document: StoredDocument,
  ) => readonly (TPart & { readonly version: number })[];
  readonly now: (content: DocumentContent) => readonly TPart[];
  readonly put: (
    content: DocumentContent,
    parts: readonly TPart[],
  ) => DocumentContent;
  /** What somebody wrote; `old` is what it takes the place of. */
  readonly written: (id: string, input: TInput, old?: TPart) => TPart;
  /** One as the API shows it. */
  readonly present: (part: TPart & { readonly version: number }) => unknown;
}

export const timelineParts: PartKind<TimelineEntryInput, EntryContent> = {
  list: 'timeline',
  called: 'timeline entry',
  most: MAX_TIMELINE_ENTRIES,
  full: `The timeline holds ${MAX_TIMELINE_ENTRIES} lines`,
  gone: 'This line is not in the timeline any more',
  adding: 'addTimelineEntry',
  stored: ({ timeline }) => timeline,
  now: ({ timeline }) => timeline,
  put: (content, timeline) => ({ ...content, timeline }),
  written: (id, input) => ({
    id,
    at: input.at === null ? null : toMillis(input.at),
    atText: input.atText,
    kind: input.kind,
    text: input.text,
    evidence: input.evidence,
  }),
  present: presentEntry,
};

export const factorParts: PartKind<FactorInput, FactorContent> = {
  list: 'factors',
  called: 'factor',
  most: MAX_FACTORS,
  full: `The postmortem holds ${MAX_FACTORS} factors`,
  gone: 'This factor is not in the postmortem any more',
  adding: 'addFactor',
  stored: ({ factors }) => factors,
  now: ({ factors }) => factors,
  put: (content, factors) => ({ ...content, factors }),
  written: factorOf,
  present: presentFactor,
};

export const learningParts: PartKind<LearningInput, LearningContent> = {
  list: 'learnings',
  called: 'learning',
  most: MAX_LEARNINGS,
  full: `The postmortem holds ${MAX_LEARNINGS} learnings`,
  gone: 'This learning is not in the postmortem any more',
  adding: 'addLearning',
  stored: ({ learnings }) => learnings,
  now: ({ learnings }) => learnings,
  put: (content, learnings) => ({ ...content, learnings }),
  written: (id, input) => ({ id, ...input }),
  present: learning => learning,
};

/** Evidence that stays as it is keeps its name. */
function factorOf(
  id: string,
  input: FactorInput,
  old?: FactorContent,
): FactorContent {
  const { text, layer, confidence } = input;
  const left = [...(old?.evidence ?? [])];
  const evidence = input.evidence.map(piece => {
    const same = left.findIndex(each => sameEvidence(each, piece));
    const [kept] = same === -1 ? [] : left.splice(same, 1);
    return kept ?? evidenceOf(randomUUID(), piece);
  });
  return { id, text, layer, confidence, evidence };
}

type EvidenceGiven = Omit<Evidence, 'id'>;

function evidenceOf(id: string, given: EvidenceGiven): EvidenceContent {
  const { type, title, url, excerpt, at } = given;
  return {
    id,
    type,
    title,
    url,
    excerpt,
    at: at === null ? null : toMillis(at),
  };
}

function sameEvidence(stored: EvidenceContent, given: EvidenceGiven): boolean {
  return isDeepStrictEqual(stored, evidenceOf(stored.id, given));
}
