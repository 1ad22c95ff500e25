import { ChangeListQuery } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { inOrder } from '../platform/database/inOrder';
import { KeysetColumn, keyset, pageOfRows } from '../platform/database/keyset';
import {
  ChangeReader,
  foundChanges,
  risksOf,
  unprepared,
  whereChangeSeen,
} from './changeFilters';
import {
  ChangeFields,
  changeRowOf,
  ListedChange,
  readChangeRow,
  StoredChange,
} from './ChangeRow';

const order = (direction: 'asc' | 'desc'): readonly KeysetColumn[] => [
  {
    column: 'change_review.planned_for',
    direction,
    property: 'planned_for',
    type: 'number',
  },
  { column: 'change_review.id', direction, property: 'id', type: 'number' },
];
/** Index `change_review_planned_for`. */
const orders = { planned: order('asc'), '-planned': order('desc') } as const;

/** The SQL of change reviews and what they touch. */
export class ChangeStore {
  /** A page of change reviews that their reader may see. */
  async list(
    tx: Knex,
    reader: ChangeReader,
    query: ChangeListQuery,
  ): Promise<{ rows: ListedChange[]; next?: string; total?: number }> {
    const total = query.count ? await this.count(tx, reader, query) : undefined;
    const select = foundChanges(tx, reader, query)
      .select('change_review.*', {
        risks: risksOf(tx).where('foreseen', true).count(),
        unprepared: unprepared(tx).count(),
      })
      .limit(query.limit + 1);
    keyset(select, orders[query.sort], query.cursor);
    const { rows, next } = pageOfRows<Row>(
      await select,
      query.limit,
      orders[query.sort],
    );
    const entities = await this.entitiesOf(
      tx,
      rows.map(({ id }) => int(id)),
    );
    return {
      rows: rows.map(row => ({
        ...readChangeRow(row, entities.get(int(row.id)) ?? []),
        risks: int(row.risks),
        unprepared: int(row.unprepared),
      })),
      next,
      total,
    };
  }

  /** A change review, if its reader may see it. `held` lasts until the transaction ends. */
  async get(
    tx: Knex,
    id: number,
    reader: ChangeReader,
    { held }: { readonly held: boolean },
  ): Promise<StoredChange | undefined> {
    const query = tx('change_review').where('change_review.id', id).select();
    if (held) query.forUpdate();
    whereChangeSeen(tx, query, reader);
    const [row]: Row[] = await query;
    if (row === undefined) return undefined;
    const entities = await this.entitiesOf(tx, [id]);
    return readChangeRow(row, entities.get(id) ?? []);
  }

  /** What is planned for an entity, whoever asks: for what follows from deployments (index `change_review_entity_ref`). */
  async plannedAt(tx: Knex, entity: string): Promise<StoredChange[]> {
    const rows: Row[] = await tx('change_review')
      .where('status', 'planned')
      .whereIn('id', touching =>
        touching
          .select('change_id')
          .from('change_review_entity')
          .where('entity_ref', entity),
      )
      .orderBy('id')
      .select();
    const entities = await this.entitiesOf(
      tx,
      rows.map(({ id }) => int(id)),
    );
    return rows.map(row => readChangeRow(row, entities.get(int(row.id)) ?? []));
  }

  /** Some change reviews, whoever asks. */
  async getUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredChange[]> {
    const rows: Row[] = await tx('change_review')
      .whereIn('id', [...ids])
      .select();
    const entities = await this.entitiesOf(tx, ids);
    return rows.map(row => readChangeRow(row, entities.get(int(row.id)) ?? []));
  }

  /** Change reviews by identity, for imports, which do not see by permission. */
  async findBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, StoredChange>> {
    const rows: Row[] = [];
    for (const batch of inBatches(externalIds, 1)) {
      rows.push(
        ...(await tx('change_review')
          .where('source', source)
          .whereIn('external_id', batch)
          .select()),
      );
    }
    const entities = await this.entitiesOf(
      tx,
      rows.map(({ id }) => int(id)),
    );
    return new Map(
      rows
        .map(row => readChangeRow(row, entities.get(int(row.id)) ?? []))
        .map(change => [change.externalId ?? '', change]),
    );
  }

  /** Holds change reviews until the transaction ends, by their ids: before all else that a write holds. */
  async hold(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(inOrder(ids), 1)) {
      await tx('change_review')
        .whereIn('id', batch)
        .orderBy('id')
        .forUpdate()
        .select('id');
    }
  }

  /** Those of some change reviews that a reader may see. */
  async seen(
    tx: Knex,
    ids: readonly number[],
    reader: ChangeReader,
  ): Promise<ReadonlySet<number>> {
    const query = tx('change_review')
      .whereIn('change_review.id', [...ids])
      .select('change_review.id');
    whereChangeSeen(tx, query, reader);
    const rows: Row[] = await query;
    return new Set(rows.map(row => int(row.id)));
  }

  /** All that changes touch, or some of them: what a reader may see is looked up among it. */
  async touched(tx: Knex, ids?: readonly number[]): Promise<string[]> {
    const all = tx('change_review_entity').distinct('entity_ref');
    const parts =
      ids === undefined
        ? [all]
        : inBatches(ids, 1).map(batch =>
            all.clone().whereIn('change_id', batch),
          );
    const found = new Set<string>();
    for (const part of parts) {
      const rows: Row[] = await part;
      for (const { entity_ref: ref } of rows) found.add(String(ref));
    }
    return [...found];
  }

  /** The same of changes that touch any of some entities. */
  async touchedBeside(
    tx: Knex,
    entities: readonly string[],
  ): Promise<string[]> {
    const rows: Row[] = await tx('change_review_entity')
      .whereIn('change_id', touching =>
        touching
          .select('change_id')
          .from('change_review_entity')
          .whereIn('entity_ref', [...entities]),
      )
      .distinct('entity_ref');
    return rows.map(row => String(row.entity_ref));
  }

  async insert(tx: Knex, fields: ChangeFields): Promise<number> {
    const [row]: Row[] = await tx('change_review').insert(
      { ...changeRowOf(fields), version: 1 },
      ['id'],
    );
    const id = int(row.id);
    await this.putEntities(tx, id, fields.entities);
    return id;
  }

  /** @returns whether `expectedVersion` was still the stored one; nothing is written when it was not */
  async update(
    tx: Knex,
    id: number,
    expectedVersion: number,
    fields: ChangeFields,
  ): Promise<boolean> {
    const changed = await tx('change_review')
      .where({ id, version: expectedVersion })
      .update({ ...changeRowOf(fields), version: expectedVersion + 1 });
    if (changed === 0) return false;
    await tx('change_review_entity').where('change_id', id).delete();
    await this.putEntities(tx, id, fields.entities);
    return true;
  }

  /** Notes that something under a change was written, and nothing that an editor of the change itself would see as a change. */
  async touch(tx: Knex, id: number, now: number): Promise<void> {
    await tx('change_review').where({ id }).update({ updated_at: now });
  }

  private async putEntities(
    tx: Knex,
    id: number,
    entities: readonly string[],
  ): Promise<void> {
    await tx('change_review_entity').insert(
      entities.map((ref, position) => ({
        change_id: id,
        entity_ref: ref,
        position,
      })),
    );
  }

  private async entitiesOf(
    tx: Knex,
    ids: readonly number[],
  ): Promise<Map<number, string[]>> {
    const found = new Map<number, string[]>();
    for (const batch of inBatches(ids, 1)) {
      const rows: Row[] = await tx('change_review_entity')
        .whereIn('change_id', batch)
        .orderBy(['change_id', 'position'])
        .select('change_id', 'entity_ref');
      for (const row of rows) {
        const of = int(row.change_id);
        found.set(of, [...(found.get(of) ?? []), String(row.entity_ref)]);
      }
    }
    return found;
  }

  private async count(
    tx: Knex,
    reader: ChangeReader,
    query: ChangeListQuery,
  ): Promise<number> {
    const [row] = await foundChanges(tx, reader, query).count({ total: '*' });
    return int(row.total);
  }
}
