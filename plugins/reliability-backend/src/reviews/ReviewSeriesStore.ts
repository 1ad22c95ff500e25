import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import {
  readSeriesRow,
  SeriesEnd,
  SeriesFields,
  seriesRowOf,
  StoredSeries,
} from './ReviewRow';

/** The SQL of series of reviews. */
export class ReviewSeriesStore {
  async get(tx: Knex, id: number): Promise<StoredSeries | undefined> {
    const row: Row | undefined = await tx('review_series')
      .where({ id })
      .first();
    return row && readSeriesRow(row);
  }

  /** Some series, by their ids. */
  async getAll(
    tx: Knex,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, StoredSeries>> {
    const rows: Row[] = await tx('review_series')
      .whereIn('id', [...new Set(ids)])
      .select();
    return new Map(rows.map(row => [int(row.id), readSeriesRow(row)]));
  }

  /** The same as {@link get}, held until the transaction ends, before any of its reviews is written: nobody plans the next one twice. */
  async hold(tx: Knex, id: number): Promise<StoredSeries | undefined> {
    const row: Row | undefined = await tx('review_series')
      .where({ id })
      .forUpdate()
      .first();
    return row && readSeriesRow(row);
  }

  async insert(
    tx: Knex,
    fields: SeriesFields,
    given: { readonly createdBy: string; readonly createdAt: number },
  ): Promise<number> {
    const [row]: Row[] = await tx('review_series').insert(
      {
        ...seriesRowOf(fields),
        version: 1,
        created_by: given.createdBy,
        created_at: given.createdAt,
        updated_at: given.createdAt,
      },
      ['id'],
    );
    return int(row.id);
  }

  /** Writes a series that is held. */
  async update(
    tx: Knex,
    { id, version }: StoredSeries,
    fields: SeriesFields,
    now: number,
  ): Promise<void> {
    await tx('review_series')
      .where({ id })
      .update({
        ...seriesRowOf(fields),
        version: version + 1,
        updated_at: now,
      });
  }

  /** Ends a series that is held, or takes it up again. */
  async end(
    tx: Knex,
    { id, version }: StoredSeries,
    { endedAt, endReason }: SeriesEnd,
    now: number,
  ): Promise<void> {
    await tx('review_series')
      .where({ id })
      .update({
        ended_at: endedAt,
        end_reason: endReason,
        version: version + 1,
        updated_at: now,
      });
  }
}
