import { ReviewListQuery, Turn } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { KeysetColumn, keyset, pageOfRows } from '../platform/database/keyset';
import { foundReviews, ReviewReader, whereReviewSeen } from './reviewFilters';
import {
  readReviewRow,
  ReviewFields,
  reviewRowOf,
  StoredReview,
} from './ReviewRow';

/** A review as lists have it. */
export type ListedReview = StoredReview & { readonly decisions: number };

const order = (direction: 'asc' | 'desc'): readonly KeysetColumn[] => [
  {
    column: 'review.begins_at',
    direction,
    property: 'begins_at',
    type: 'number',
  },
  { column: 'review.id', direction, property: 'id', type: 'number' },
];
/** Index `review_begins_at`. */
const orders = { starts: order('asc'), '-starts': order('desc') } as const;

/** The SQL of reviews. */
export class ReviewStore {
  /** A page of reviews that their reader may see. */
  async list(
    tx: Knex,
    reader: ReviewReader,
    query: ReviewListQuery,
  ): Promise<{ rows: ListedReview[]; next?: string; total?: number }> {
    const total = query.count ? await this.count(tx, reader, query) : undefined;
    const select = foundReviews(tx, reader, query)
      .select('review.*', {
        decisions: tx('review_decision')
          .whereRaw('review_decision.review_id = review.id')
          .count(),
      })
      .limit(query.limit + 1);
    keyset(select, orders[query.sort], query.cursor);
    const { rows, next } = pageOfRows<Row>(
      await select,
      query.limit,
      orders[query.sort],
    );
    return {
      rows: rows.map(row => ({
        ...readReviewRow(row),
        decisions: int(row.decisions),
      })),
      next,
      total,
    };
  }

  /** A review, if its reader may see it. */
  async get(
    tx: Knex,
    id: number,
    reader: ReviewReader,
  ): Promise<StoredReview | undefined> {
    const query = tx('review').where('review.id', id).select();
    whereReviewSeen(tx, query, reader);
    const [row]: Row[] = await query;
    return row && readReviewRow(row);
  }

  /** Those of some reviews that a reader may see. */
  async seen(
    tx: Knex,
    ids: readonly number[],
    reader: ReviewReader,
  ): Promise<ReadonlySet<number>> {
    const query = tx('review')
      .whereIn('review.id', [...ids])
      .select('review.id');
    whereReviewSeen(tx, query, reader);
    const rows: Row[] = await query;
    return new Set(rows.map(row => int(row.id)));
  }

  /** Whether somebody may see any review of a series (index `review_series_id`). */
  async seesAny(
    tx: Knex,
    seriesId: number,
    reader: ReviewReader,
  ): Promise<boolean> {
    const query = tx('review').where('review.series_id', seriesId);
    whereReviewSeen(tx, query, reader);
    return (await query.first('review.id')) !== undefined;
  }

  /** The last review of a series, in whatever state; each has one. */
  async last(tx: Knex, seriesId: number): Promise<number | undefined> {
    const row: Row | undefined = await tx('review')
      .where('series_id', seriesId)
      .max({ id: 'id' })
      .first();
    return row?.id ? int(row.id) : undefined;
  }

  /** Some reviews, whoever asks. */
  async getUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredReview[]> {
    const rows: Row[] = await tx('review')
      .whereIn('id', [...ids])
      .select();
    return rows.map(readReviewRow);
  }

  /** The scopes that reviews are of, and series will be. */
  async scopes(tx: Knex): Promise<string[]> {
    const rows: Row[] = await tx('review')
      .select('scope')
      .union(series => series.select('scope').from('review_series'));
    return rows.map(row => String(row.scope));
  }

  /** The reviews beside one in its series that a reader may see (index `review_series_id`), cancelled ones included. */
  async besides(
    tx: Knex,
    { id, seriesId }: StoredReview,
    reader: ReviewReader,
  ): Promise<{ before: number | null; after: number | null }> {
    const others = () => {
      const query = tx('review').where('review.series_id', seriesId);
      whereReviewSeen(tx, query, reader);
      return query.select('review.id').limit(1);
    };
    const [[before], [after]] = await Promise.all([
      others().where('review.id', '<', id).orderBy('review.id', 'desc'),
      others().where('review.id', '>', id).orderBy('review.id'),
    ]);
    return {
      before: before === undefined ? null : int(before.id),
      after: after === undefined ? null : int(after.id),
    };
  }

  /** The review of a series that is planned or live. */
  async open(tx: Knex, seriesId: number): Promise<StoredReview | undefined> {
    const row: Row | undefined = await tx('review')
      .where('series_id', seriesId)
      .whereIn('state', ['planned', 'live'])
      .orderBy('id', 'desc')
      .first();
    return row && readReviewRow(row);
  }

  /** The last review of a series before one of its reviews that ended in one of some ways. */
  async endedBefore(
    tx: Knex,
    { id, seriesId }: StoredReview,
    states: readonly ('closed' | 'cancelled')[],
  ): Promise<StoredReview | undefined> {
    const row: Row | undefined = await tx('review')
      .where('series_id', seriesId)
      .whereIn('state', [...states])
      .where('id', '<', id)
      .orderBy('id', 'desc')
      .first();
    return row && readReviewRow(row);
  }

  /** The last review of a series that is over. */
  async lastEnded(
    tx: Knex,
    seriesId: number,
  ): Promise<StoredReview | undefined> {
    const row: Row | undefined = await tx('review')
      .where('series_id', seriesId)
      .whereIn('state', ['closed', 'cancelled'])
      .orderBy('id', 'desc')
      .first();
    return row && readReviewRow(row);
  }

  /** Whose turn it was in the reviews of a series that were held: who led them or, where nobody said so, who was asked to. */
  async turns(tx: Knex, seriesId: number): Promise<Turn[]> {
    const rows: Row[] = await tx('review')
      .where({ series_id: seriesId, state: 'closed' })
      .whereNotNull('facilitator_ref')
      .select('facilitator_ref', 'starts_at');
    return rows.map(row => ({
      ref: String(row.facilitator_ref),
      at: int(row.starts_at),
    }));
  }

  /** How many open reviews of other series each of some is to lead. */
  async load(
    tx: Knex,
    seriesId: number,
    refs: readonly string[],
  ): Promise<Record<string, number>> {
    const rows: Row[] = await tx('review')
      .whereIn('state', ['planned', 'live'])
      .whereNot('series_id', seriesId)
      .whereIn('facilitator_ref', [...refs])
      .groupBy('facilitator_ref')
      .select('facilitator_ref')
      .count({ total: '*' });
    return Object.fromEntries(
      rows.map(row => [String(row.facilitator_ref), int(row.total)]),
    );
  }

  async insert(tx: Knex, fields: ReviewFields): Promise<number> {
    const [row]: Row[] = await tx('review').insert(
      { ...reviewRowOf(fields), version: 1 },
      ['id'],
    );
    return int(row.id);
  }

  /** @returns whether `expectedVersion` was still the stored one; nothing is written when it was not */
  async update(
    tx: Knex,
    id: number,
    expectedVersion: number,
    fields: ReviewFields,
  ): Promise<boolean> {
    const changed = await tx('review')
      .where({ id, version: expectedVersion })
      .update({ ...reviewRowOf(fields), version: expectedVersion + 1 });
    return changed > 0;
  }

  /** Notes that something under a review was written, and nothing that an editor of the review itself would see as a change. */
  async touch(tx: Knex, id: number, now: number): Promise<void> {
    await tx('review').where({ id }).update({ updated_at: now });
  }

  private async count(
    tx: Knex,
    reader: ReviewReader,
    query: ReviewListQuery,
  ): Promise<number> {
    const [row] = await foundReviews(tx, reader, query).count({ total: '*' });
    return int(row.total);
  }
}
