import {
  Message,
  PostmortemSectionId,
  RevisionMessage,
  revisionSummary,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, textOrNull } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { KeysetColumn, keyset, pageOfRows } from '../platform/database/keyset';
import { DocumentContent } from './document';

/** What a save was about: a part of the document, or the whole and what stands around it. */
export type RevisionPart =
  | `section:${PostmortemSectionId}`
  | 'timeline'
  | 'factors'
  | 'learnings'
  | 'document';

/** A state of the document to keep. */
export interface NewRevision {
  readonly postmortemId: number;
  readonly at: number;
  readonly author: string | null;
  readonly changes: readonly RevisionMessage[];
  readonly part: RevisionPart;
  /** Whether it was saved before the postmortem was published. */
  readonly drafted: boolean;
  readonly state: DocumentContent;
}

/** A saved state, as lists show it. */
export interface ListedRevision {
  readonly number: number;
  readonly at: number;
  readonly author: string | null;
  readonly summary: string;
  /** The summary as messages; empty where only its English words are known. */
  readonly changes: readonly Message[];
}

/** A saved state with what the document said. */
export interface StoredRevision extends ListedRevision {
  readonly state: DocumentContent;
}

/** Which saved states somebody may see: those of published text, or those from before as well. */
export interface RevisionsSeen {
  readonly withDrafts: boolean;
}

const listedColumns = ['number', 'at', 'author_ref', 'summary', 'changes'];

/** Saves of one section by one author belong together for so long. */
const ONE_SITTING_MS = 10 * 60_000;

const latestFirst: readonly KeysetColumn[] = [
  {
    column: 'postmortem_revision.at',
    direction: 'desc',
    property: 'at',
    type: 'number',
  },
  {
    column: 'postmortem_revision.number',
    direction: 'desc',
    property: 'number',
    type: 'number',
    max: 2 ** 31 - 1,
  },
];

/**
 * The SQL of revisions. Each is the whole document as it stood at its `at`.
 *
 * Editors save as one types. What an author saves into one section within ten minutes is one revision: it keeps its number and
 * becomes the document as it stands then, also when others save into other sections in between. So two people who write for an hour
 * leave a dozen revisions, and the latest by `at` is always the document as it is. Nothing of another author's is ever folded in: a
 * save of the same section by somebody else, or one that concerns the whole document, begins a new one.
 */
export class RevisionStore {
  async insertAll(tx: Knex, revisions: readonly NewRevision[]): Promise<void> {
    for (const batch of inBatches(revisions, 10)) {
      await tx('postmortem_revision').insert(
        batch.map(revision => ({ ...toRow(revision), number: 1 })),
      );
    }
  }

  /** Keeps a state of a document that the transaction holds. */
  async keep(tx: Knex, revision: NewRevision): Promise<void> {
    const of = { postmortem_id: revision.postmortemId };
    const row = toRow(revision);
    const continued = await this.continued(tx, revision);
    if (continued !== undefined) {
      const { began_at, ...rest } = row;
      await tx('postmortem_revision')
        .where({ ...of, number: continued })
        .update(rest);
      return;
    }
    const [last] = await tx('postmortem_revision')
      .where(of)
      .max({ number: 'number' });
    await tx('postmortem_revision').insert({
      ...row,
      number: int(last.number ?? 0) + 1,
    });
  }

  /** A page of a document's revisions, latest first (index `postmortem_revision_at`). */
  async list(
    tx: Knex,
    postmortemId: number,
    { withDrafts }: RevisionsSeen,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ revisions: ListedRevision[]; next?: string }> {
    const query = tx('postmortem_revision')
      .where('postmortem_id', postmortemId)
      .limit(page.limit + 1)
      .select(listedColumns);
    if (!withDrafts) query.where('drafted', false);
    keyset(query, latestFirst, page.cursor);
    const { rows, next } = pageOfRows(await query, page.limit, latestFirst);
    return { revisions: rows.map(listedOf), next };
  }

  async get(
    tx: Knex,
    postmortemId: number,
    number: number,
    { withDrafts }: RevisionsSeen,
  ): Promise<StoredRevision | undefined> {
    const query = tx('postmortem_revision')
      .where({ postmortem_id: postmortemId, number })
      .first([...listedColumns, 'state']);
    if (!withDrafts) query.where('drafted', false);
    const row = await query;
    return row && { ...listedOf(row), state: stateOf(row.state) };
  }

  /** The number of the revision that a save still belongs to. */
  private async continued(
    tx: Knex,
    { postmortemId, part, author, at }: NewRevision,
  ): Promise<number | undefined> {
    if (!part.startsWith('section:')) return undefined;
    const last = await tx('postmortem_revision')
      .where('postmortem_id', postmortemId)
      .whereIn('part', [part, 'document'])
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'number', order: 'desc' },
      ])
      .first('number', 'part', 'author_ref', 'began_at');
    const belongs =
      last !== undefined &&
      last.part === part &&
      textOrNull(last.author_ref) === author &&
      at - int(last.began_at) < ONE_SITTING_MS;
    return belongs ? int(last.number) : undefined;
  }
}

function listedOf(row: Record<string, string>): ListedRevision {
  return {
    number: int(row.number),
    at: int(row.at),
    author: textOrNull(row.author_ref),
    summary: row.summary,
    changes: JSON.parse(row.changes),
  };
}

/** What was saved before postmortems had learnings has none. */
function stateOf(json: string): DocumentContent {
  return { learnings: [], ...JSON.parse(json) };
}

function toRow(revision: NewRevision) {
  return {
    postmortem_id: revision.postmortemId,
    began_at: revision.at,
    at: revision.at,
    author_ref: revision.author,
    summary: revisionSummary(revision.changes),
    changes: JSON.stringify(revision.changes),
    part: revision.part,
    drafted: revision.drafted,
    state: JSON.stringify(revision.state),
  };
}
