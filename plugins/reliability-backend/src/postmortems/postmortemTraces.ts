import {
  documentDifferences,
  postmortemSectionIds,
  RevisionMessage,
  said,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Changes, changesBetween, History } from '../platform/history/History';
import { contentOf, StoredDocument } from './document';
import { StoredPostmortem } from './PostmortemRow';
import { NewRevision, RevisionPart } from './RevisionStore';

/** Under which name the history of a publishing keeps the gates that stood open. */
export const OPEN_GATES = 'openGates';

/** Under which name histories keep the gates that somebody gave a reason for. */
export const OVERRIDES = 'overrides';

/** A postmortem with its document. */
export interface WholePostmortem {
  readonly postmortem: StoredPostmortem;
  readonly document: StoredDocument;
}

/** How a write is recorded. */
export interface ChangeRecord {
  /** Who, for the history and the revision; null keeps no author. */
  readonly actor: string | null;
  readonly action: string;
  /** What was saved; the whole document unless told. */
  readonly part?: RevisionPart;
  /** What the revision says; what differs unless told. */
  readonly change?: RevisionMessage;
  /** Advised gates that stood open when it was published; only where gates were asked. */
  readonly openGates?: readonly string[];
  /** Imports are silent: no event leaves. */
  readonly silent?: boolean;
}

/**
 * What differs, for the history: values around the document, and of its parts only their versions. Texts are in the revisions, where
 * they can be redacted; the history says who changed what when.
 */
export function changesOf(
  before: WholePostmortem,
  after: WholePostmortem,
): Changes {
  const old = versionsOf(before.document);
  const now = versionsOf(after.document);
  const parts = [...new Set([...old.keys(), ...now.keys()])].filter(
    part => old.get(part) !== now.get(part),
  );
  return {
    ...changesBetween(around(before.postmortem), around(after.postmortem)),
    ...Object.fromEntries(
      parts.map(part => [part, [old.get(part) ?? null, now.get(part) ?? null]]),
    ),
  };
}

function around(postmortem: StoredPostmortem) {
  return {
    title: postmortem.title,
    status: postmortem.status,
    author: postmortem.author,
    facilitator: postmortem.facilitator,
    participants: postmortem.participants,
    reviewers: postmortem.reviewers,
    reviews: postmortem.reviews.map(({ reviewer, at }) => ({
      by: reviewer,
      at: toInstant(at),
    })),
    incidents: postmortem.incidentIds.map(id => toKey('incident', id)),
    [OVERRIDES]: postmortem.overrides.map(({ at, ...given }) => ({
      ...given,
      at: toInstant(at),
    })),
  };
}

/** The same with what a write says of itself. */
export function recordedChanges(
  changes: Changes,
  { openGates }: ChangeRecord,
): Changes {
  return openGates === undefined
    ? changes
    : { ...changes, [OPEN_GATES]: [null, openGates] };
}

/** What there was, for the history of what is discarded: the document goes, with its revisions. */
export function lastStateOf({ postmortem }: WholePostmortem): Changes {
  return Object.fromEntries(
    Object.entries(around(postmortem)).map(([field, value]) => [
      field,
      [value, null],
    ]),
  );
}

function versionsOf(document: StoredDocument): Map<string, number> {
  const { sections, timeline, factors, learnings } = document;
  return new Map([
    ...postmortemSectionIds.flatMap((id): [string, number][] => {
      const section = sections[id];
      return section === undefined ? [] : [[`section.${id}`, section.version]];
    }),
    ...timeline.map(({ id, version }) => [`timeline.${id}`, version] as const),
    ...factors.map(({ id, version }) => [`factor.${id}`, version] as const),
    ...learnings.map(({ id, version }) => [`learning.${id}`, version] as const),
  ]);
}

const aroundDocument = [
  'author',
  'facilitator',
  'participants',
  'reviewers',
  'reviews',
  'incidents',
  OVERRIDES,
] as const;

/** What differs, for the list of revisions: "Participants, What happened, 2 timeline entries". */
export function revisionChangesOf(
  before: WholePostmortem,
  after: WholePostmortem,
  changes: Changes,
): RevisionMessage[] {
  return [
    ...aroundDocument.filter(field => field in changes).map(code => said(code)),
    ...documentDifferences(
      contentOf(before.postmortem.title, before.document),
      contentOf(after.postmortem.title, after.document),
    ),
  ];
}

export function historyOf(
  postmortem: StoredPostmortem,
  record: ChangeRecord,
): Parameters<History['append']>[1] {
  return {
    kind: 'postmortem',
    id: postmortem.id,
    version: postmortem.version,
    at: postmortem.updatedAt,
    actor: record.actor,
    action: record.action,
    changes: {},
    confidentialId: postmortem.confidentialId,
  };
}

/** The saved state that a write leaves. */
export function revisionOf(
  { postmortem, document }: WholePostmortem,
  record: ChangeRecord,
  changes: readonly RevisionMessage[],
): NewRevision {
  return {
    postmortemId: postmortem.id,
    at: postmortem.updatedAt,
    author: record.actor,
    changes: record.change ? [record.change] : changes,
    part: record.part ?? 'document',
    drafted: postmortem.status !== 'published',
    state: contentOf(postmortem.title, document),
  };
}
