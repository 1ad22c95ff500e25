import {
  GateId,
  PostmortemStatus,
  Severity,
} from '@afterword/plugin-reliability-common';
import {
  int,
  intOrNull,
  Row,
  searchText,
  textOrNull,
} from '../platform/database/columns';
import { Principal } from '../platform/http/RequestContext';

/** The row of a postmortem; what it says beyond its row is in {@link PostmortemLinks} and in the document. */
export interface PostmortemFields {
  readonly title: string;
  readonly status: PostmortemStatus;
  /** Worst of its incidents. */
  readonly severity: Severity | null;
  readonly author: string | null;
  readonly facilitator: string | null;
  /** Anchor of its earliest incident. */
  readonly startedAt: number | null;
  /** See {@link sortAtOf}. */
  readonly sortAt: number;
  readonly publishedAt: number | null;
  readonly source: string | null;
  readonly externalId: string | null;
  /** Of the last record that was imported; null for what was not. */
  readonly recordHash: string | null;
  readonly extra: Readonly<Record<string, unknown>> | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly confidentialId: number | null;
  /** Who read it before it was published; null for a draft, and for what was never one. */
  readonly draftedBy: number | null;
  /** Gates that stood open when it was published, and why it was all the same. */
  readonly overrides: readonly StoredOverride[];
}

/** Why something was published though a gate stood open. */
export interface StoredOverride {
  readonly gate: GateId;
  readonly reason: string;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What a postmortem is about and who has a part in it. */
export interface PostmortemLinks {
  /** In the order in which they were given. */
  readonly incidentIds: readonly number[];
  readonly participants: readonly string[];
  readonly reviewers: readonly string[];
  readonly reviews: readonly StoredReview[];
}

/** That somebody has reviewed a postmortem; not current when the document has changed since. */
export interface StoredReview {
  readonly reviewer: string;
  readonly at: number;
  readonly current: boolean;
  /** The groups that the reviewer was a direct member of then. */
  readonly groups: readonly string[];
}

/** What lists read of a postmortem. */
export type ListedPostmortem = Pick<
  PostmortemFields,
  | 'title'
  | 'status'
  | 'author'
  | 'facilitator'
  | 'publishedAt'
  | 'source'
  | 'externalId'
  | 'createdAt'
  | 'updatedAt'
  | 'confidentialId'
> & { readonly id: number; readonly version: number };

/** A postmortem without its document. */
export type StoredPostmortem = ListedPostmortem &
  PostmortemFields &
  PostmortemLinks;

/** Where a postmortem stands among others in time: its start, else what its timeline begins with, else its creation. */
export function sortAtOf(
  { startedAt, createdAt }: Pick<PostmortemFields, 'startedAt' | 'createdAt'>,
  toldFrom: number | null,
): number {
  return startedAt ?? toldFrom ?? createdAt;
}

/** Whether somebody was asked to review a postmortem, in person or with a group; nobody reviews their own. */
export function isAskedToReview(
  { author, reviewers }: Pick<StoredPostmortem, 'author' | 'reviewers'>,
  principal: Principal,
): principal is Extract<Principal, { readonly kind: 'user' }> {
  return (
    principal.kind === 'user' &&
    principal.ref !== author &&
    reviewers.some(ref => principal.refs.includes(ref))
  );
}

/** Columns of `postmortem` that {@link readListedRow} expects. */
export const listedColumns = [
  'id',
  'version',
  'title',
  'status',
  'author_ref',
  'facilitator_ref',
  'published_at',
  'source',
  'external_id',
  'created_at',
  'updated_at',
  'confidential_id',
].map(column => `postmortem.${column}`);

/** A row of a list, as the drivers hand it out → what it means. */
export function readListedRow(row: Row): ListedPostmortem {
  return {
    id: int(row.id),
    version: int(row.version),
    title: String(row.title),
    status: row.status as PostmortemStatus,
    author: textOrNull(row.author_ref),
    facilitator: textOrNull(row.facilitator_ref),
    publishedAt: intOrNull(row.published_at),
    source: textOrNull(row.source),
    externalId: textOrNull(row.external_id),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
    confidentialId: intOrNull(row.confidential_id),
  };
}

/** A row of `postmortem`, whole. */
export function readPostmortemRow(
  row: Row,
): ListedPostmortem & PostmortemFields {
  return {
    ...readListedRow(row),
    severity: row.severity as Severity | null,
    startedAt: intOrNull(row.started_at),
    sortAt: int(row.sort_at),
    recordHash: textOrNull(row.record_hash),
    extra: row.extra === null ? null : JSON.parse(String(row.extra)),
    draftedBy: intOrNull(row.drafted_by),
    overrides: row.overrides === null ? [] : JSON.parse(String(row.overrides)),
  };
}

/** Fields as the row has them. */
export function postmortemRowOf(fields: PostmortemFields) {
  return {
    title: fields.title,
    search_text: searchText(fields.title),
    status: fields.status,
    severity: fields.severity,
    author_ref: fields.author,
    facilitator_ref: fields.facilitator,
    started_at: fields.startedAt,
    sort_at: fields.sortAt,
    published_at: fields.publishedAt,
    source: fields.source,
    external_id: fields.externalId,
    record_hash: fields.recordHash,
    extra: fields.extra === null ? null : JSON.stringify(fields.extra),
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
    confidential_id: fields.confidentialId,
    drafted_by: fields.draftedBy,
    overrides:
      fields.overrides.length === 0 ? null : JSON.stringify(fields.overrides),
  };
}
