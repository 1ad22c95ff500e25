import {
  PostmortemRecord,
  postmortemRecord,
  toMillis,
} from '@afterword/plugin-reliability-common';
import {
  contentOf as storedContent,
  DocumentContent,
  GivenPostmortem,
  StoredPostmortem,
  WholePostmortem,
} from '../../postmortems';
import {
  knownAgain,
  newEntry,
  newFactor,
  wordsOfEntry,
  wordsOfFactor,
} from './documentParts';
import { extraFields } from './extraFields';
import { identityOf } from './identity';
import { ImportContext, RecordToImport } from './RecordImporter';

/**
 * What the record names, and what was there before for the rest. Of the incidents, those that are closed to the importer stay: they are
 * not theirs to take off.
 */
export function givenBy(
  { record, hash }: RecordToImport<PostmortemRecord>,
  before: StoredPostmortem | undefined,
  {
    incidents,
    open,
  }: {
    /** Those that records name, by identity. */
    readonly incidents: ReadonlyMap<string, number>;
    readonly open: ReadonlySet<number>;
  },
  context: ImportContext,
): GivenPostmortem {
  const status = record.status ?? before?.status ?? 'draft';
  const publishedAt = record.publishedAt
    ? toMillis(record.publishedAt)
    : before?.publishedAt ?? (status === 'published' ? context.now : null);
  return {
    status,
    // Somebody must be able to read an imported draft.
    author: record.author ?? before?.author ?? authorOf(context.actor),
    facilitator:
      record.facilitator === undefined
        ? before?.facilitator ?? null
        : record.facilitator,
    participants: record.participants ?? before?.participants ?? [],
    reviewers: record.reviewers ?? before?.reviewers ?? [],
    reviews:
      record.reviews?.map(({ by, at }) => ({
        reviewer: by,
        at: toMillis(at),
        current: true,
      })) ??
      before?.reviews ??
      [],
    incidentIds: record.incidents
      ? [
          ...record.incidents.flatMap(
            key => incidents.get(identityOf(key)) ?? [],
          ),
          ...(before?.incidentIds ?? []).filter(id => !open.has(id)),
        ]
      : before?.incidentIds ?? [],
    publishedAt,
    source: record.source,
    externalId: record.externalId,
    recordHash: hash,
    extra: extraFields(postmortemRecord, record),
  };
}

/** A service that imports is nobody's author. */
function authorOf(actor: string): string | null {
  return actor.startsWith('user:') ? actor : null;
}

/** The text that the record names, and what was there before for the rest. */
export function contentOf(
  record: PostmortemRecord,
  whole: WholePostmortem | undefined,
): DocumentContent {
  const before = whole && storedContent(whole.postmortem.title, whole.document);
  return {
    title: record.title,
    sections: { ...before?.sections, ...record.sections },
    timeline: knownAgain(
      record.timeline?.map(newEntry),
      before?.timeline,
      wordsOfEntry,
    ),
    factors: knownAgain(
      record.factors?.map(newFactor),
      before?.factors,
      wordsOfFactor,
    ),
  };
}
