import {
  isFarAhead,
  LineProblem,
  LineWarning,
  PostmortemRecord,
  postmortemRecord,
  PostmortemStatus,
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
  newLearning,
  wordsOfEntry,
  wordsOfFactor,
} from './documentParts';
import { learningsKnownAgain } from './learningsKnownAgain';
import { extraFields } from './extraFields';
import { identityOf } from './identity';
import { ImportContext, RecordToImport } from './RecordImporter';
import { saidTwice } from './saidTwice';

/**
 * What the record names, and what was there before for the rest, which neither publishes what is there nor changes its author or when it was published. Of the incidents, those that are closed to the importer stay: they are
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
  const named = withoutSteps(record, before, context);
  const status = named.status ?? before?.status ?? 'draft';
  const toldAt = toMillisOrNull(named.publishedAt);
  return {
    status,
    // Somebody must be able to read an imported draft; who changes one is not its author.
    author:
      named.author ??
      (before === undefined ? authorOf(context.actor) : before.author),
    facilitator:
      record.facilitator === undefined
        ? before?.facilitator ?? null
        : record.facilitator,
    participants: listed(record.participants, before?.participants),
    reviewers: listed(record.reviewers, before?.reviewers),
    reviews: reviewsOf(record, before, status),
    overrides: status === 'published' ? overridesOf(named, before) : [],
    incidentIds:
      record.incidents === undefined
        ? before?.incidentIds ?? []
        : [
            ...(record.incidents ?? []).flatMap(
              key => incidents.get(identityOf(key)) ?? [],
            ),
            ...(before?.incidentIds ?? []).filter(id => !open.has(id)),
          ],
    publishedAt:
      status === 'published'
        ? toldAt ?? before?.publishedAt ?? context.now
        : null,
    source: record.source,
    externalId: record.externalId,
    recordHash: hash,
    extra: extraFields(postmortemRecord, record),
  };
}

/** What cannot be so of what a record makes of its postmortem. */
export function wrongIn(
  { publishedAt }: Pick<GivenPostmortem, 'publishedAt'>,
  before: StoredPostmortem | undefined,
  now: number,
): LineProblem | undefined {
  if (publishedAt === null || publishedAt === before?.publishedAt) {
    return undefined;
  }
  return isFarAhead(publishedAt, now)
    ? { field: 'publishedAt', ...saidTwice('moreThanADayAhead') }
    : undefined;
}

/** What a list is: as it was where the record leaves it out, and nobody where it says null. */
function listed(
  named: readonly string[] | null | undefined,
  present: readonly string[] = [],
): readonly string[] {
  return named === undefined ? present : named ?? [];
}

/** A review that only a record tells of opens no gate: it counts as one of what is published, never of what is still to be. */
function reviewsOf(
  { reviews }: PostmortemRecord,
  before: StoredPostmortem | undefined,
  status: PostmortemStatus,
): GivenPostmortem['reviews'] {
  const present = before?.reviews ?? [];
  return (
    reviews?.map(({ by, at }) => {
      const told = { reviewer: by, at: toMillis(at) };
      const known = present.find(
        review => review.reviewer === told.reviewer && review.at === told.at,
      );
      const current = status === 'published';
      return known ?? { ...told, current, groups: [] };
    }) ?? present
  );
}

/** Reasons for gates that stood open, of what is published. */
function overridesOf(
  { overrides }: Pick<PostmortemRecord, 'overrides'>,
  before: StoredPostmortem | undefined,
): GivenPostmortem['overrides'] {
  if (overrides === undefined) return before?.overrides ?? [];
  return (overrides ?? []).map(({ at, ...given }) => ({
    ...given,
    at: toMillis(at),
  }));
}

const steps = ['status', 'author', 'publishedAt'] as const;

function toMillisOrNull(at: string | null | undefined): number | null {
  return at ? toMillis(at) : null;
}

/** What the record would have done by steps that are not taken by records, for whoever sent it. */
export function untaken(
  record: PostmortemRecord,
  before: StoredPostmortem,
  { principal }: Pick<ImportContext, 'principal'>,
): LineWarning[] {
  if (principal.kind === 'service') return [];
  const told = JSON.stringify(overridesOf(record, before));
  const { author, status } = record;
  const named = {
    author,
    status,
    publishedAt: toMillisOrNull(record.publishedAt),
  };
  return [
    ...steps
      .filter(field => (named[field] ?? before[field]) !== before[field])
      .map(field => saidTwice(`${field}Stays`)),
    ...(told === JSON.stringify(before.overrides)
      ? []
      : [saidTwice('overridesStay')]),
  ];
}

/** A person's record takes what is there past no gate and from no author; a service keeps another system in step. */
function withoutSteps(
  record: PostmortemRecord,
  before: StoredPostmortem | undefined,
  { principal }: Pick<ImportContext, 'principal'>,
): Pick<PostmortemRecord, (typeof steps)[number] | 'overrides'> {
  return before === undefined || principal.kind === 'service' ? record : {};
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
    learnings: learningsKnownAgain(
      record.learnings?.map(newLearning),
      before?.learnings,
    ),
  };
}
