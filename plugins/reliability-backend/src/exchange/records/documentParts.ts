import { randomUUID } from 'node:crypto';
import {
  PostmortemRecord,
  toMillis,
} from '@afterword/plugin-reliability-common';
import {
  EntryContent,
  EvidenceContent,
  FactorContent,
  LearningContent,
} from '../../postmortems';

type EntryRecord = NonNullable<PostmortemRecord['timeline']>[number];
type FactorRecord = NonNullable<PostmortemRecord['factors']>[number];
type LearningRecord = NonNullable<PostmortemRecord['learnings']>[number];

export function newEntry(entry: EntryRecord): EntryContent {
  return {
    id: randomUUID(),
    at: entry.at ? toMillis(entry.at) : null,
    atText: entry.atText ?? '',
    kind: entry.kind ?? 'note',
    text: entry.text,
    evidence: entry.evidence ?? '',
  };
}

export function newFactor(factor: FactorRecord): FactorContent {
  return {
    id: randomUUID(),
    text: factor.text,
    layer: factor.layer,
    confidence: factor.confidence ?? 'possible',
    evidence: (factor.evidence ?? []).map(piece => ({
      id: randomUUID(),
      type: piece.type,
      title: piece.title,
      url: piece.url ?? null,
      excerpt: piece.excerpt ?? '',
      at: piece.at ? toMillis(piece.at) : null,
    })),
  };
}

export function newLearning(learning: LearningRecord): LearningContent {
  return {
    id: randomUUID(),
    statement: learning.statement,
    failureMode: learning.failureMode ?? null,
    appliesTo: learning.appliesTo ?? '',
    helped: learning.helped ?? '',
    didNotHelp: learning.didNotHelp ?? '',
  };
}

/**
 * The parts that a record names, or those that are there when it names none. Records know no ids: a part that is there word for word is
 * the same one, so that sending a text again rewrites nothing.
 */
export function knownAgain<TPart>(
  given: readonly TPart[] | undefined,
  before: readonly TPart[] = [],
  wordsOf: (part: TPart) => string,
): readonly TPart[] {
  if (given === undefined) return before;
  const left = new Map<string, TPart[]>();
  for (const part of before) {
    const words = wordsOf(part);
    left.set(words, [...(left.get(words) ?? []), part]);
  }
  return given.map(part => left.get(wordsOf(part))?.shift() ?? part);
}

/** All that an entry says. */
export function wordsOfEntry(entry: EntryContent): string {
  const { at, atText, kind, text, evidence } = entry;
  return JSON.stringify([at, atText, kind, text, evidence]);
}

/** All that a factor says. */
export function wordsOfFactor(factor: FactorContent): string {
  const { text, layer, confidence, evidence } = factor;
  return JSON.stringify([text, layer, confidence, evidence.map(wordsOfPiece)]);
}

function wordsOfPiece(piece: EvidenceContent) {
  const { type, title, url, excerpt, at } = piece;
  return [type, title, url, excerpt, at];
}
