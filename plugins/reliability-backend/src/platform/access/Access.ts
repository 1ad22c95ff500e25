import { isPersonRef } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int } from '../database/columns';
import { inBatches } from '../database/dialect';
import { noteFactChange } from '../facts/factChanges';
import { Principal } from '../http/RequestContext';
import { Circle, insertEntities, insertReaders } from './Circle';
import { releasedTables } from './confidentialTables';
import { orWhereOwn } from './orWhereOwn';

/**
 * Owns one question — may this principal read what is marked with this `confidentialId`? — and one SQL predicate that answers it.
 *
 * Readers are those named and the owners, by the catalog as it is now, of the entities concerned. A service principal is
 * nobody's reader: the permission framework allows services everything, even with permissions switched off, and confidential
 * rows must not depend on it.
 */
export class Access {
  /**
   * Restricts a query to rows that are public or that the principal is a reader of. Where their circles were gathered, rows are held
   * against them; else the question is asked of each confidential row that is met, by its primary keys: gathering all that somebody may
   * read would grow with what they own, for every page of every list.
   *
   * @param column - qualified `confidential_id` column of the row, from our own code only
   */
  restrict(
    query: Knex.QueryBuilder,
    column: string,
    principal: Principal,
  ): void {
    query.where(either => {
      either.whereNull(column);
      orWhereOwn(either, column, principal);
    });
  }

  /** Restricts a query to rows that are confidential and that the principal is a reader of. */
  restrictToConfidential(
    query: Knex.QueryBuilder,
    column: string,
    principal: Principal,
  ): void {
    query.whereNotNull(column);
    if (principal.kind !== 'user') query.whereRaw('1 = 0');
    query.where(own => orWhereOwn(own, column, principal));
  }

  /** Whether one row may be read; the same predicate, asked once. */
  async allows(
    tx: Knex,
    confidentialId: number | null,
    principal: Principal,
  ): Promise<boolean> {
    if (confidentialId === null) return true;
    const own = await this.circlesOf(tx, [confidentialId], principal);
    return own.has(confidentialId);
  }

  /** Those of some circles that the principal is a reader of; the same predicate, asked once. */
  async circlesOf(
    tx: Knex,
    confidentialIds: readonly number[],
    principal: Principal,
  ): Promise<ReadonlySet<number>> {
    if (confidentialIds.length === 0) return new Set();
    const query = tx('confidential')
      .whereIn('confidential.id', [...new Set(confidentialIds)])
      .select('confidential.id');
    this.restrict(query, 'confidential.id', principal);
    const rows = await query;
    return new Set(rows.map(row => int(row.id)));
  }

  /** Whether somebody would be a reader of a circle if it were opened. */
  async isFor(
    tx: Knex,
    { readers, entities }: Circle,
    principal: Principal,
  ): Promise<boolean> {
    if (principal.kind !== 'user') return false;
    const refs = [...principal.refs];
    if (readers.some(([ref]) => refs.includes(ref))) return true;
    const owned = await tx('catalog_entity')
      .whereIn('entity_ref', [...entities])
      .whereIn('owner_ref', refs)
      .first('entity_ref');
    return owned !== undefined;
  }

  /** Those of some entities that somebody owns, by the catalog as it is now, and the principal does not. */
  async ownedByOthers(
    tx: Knex,
    entities: readonly string[],
    { refs }: { readonly refs: Iterable<string> },
  ): Promise<ReadonlySet<string>> {
    const rows = await tx('catalog_entity')
      .whereIn('entity_ref', [...entities])
      .whereNotNull('owner_ref')
      .whereNotIn('owner_ref', [...refs])
      .select('entity_ref');
    return new Set(rows.map(row => String(row.entity_ref)));
  }

  /** Whether there is anybody who belongs to a circle: somebody named, or an owner by the catalog as it is now. */
  async isForSomebody(tx: Knex, circle: Circle): Promise<boolean> {
    return (
      circle.readers.some(([ref]) => isPersonRef(ref)) || hasOwner(tx, circle)
    );
  }

  /** Whether there is anybody whom the catalog knows: somebody named who has not left it, or an owner. */
  async isForSomebodyKnown(tx: Knex, circle: Circle): Promise<boolean> {
    const known = await tx('catalog_entity')
      .whereIn(
        'entity_ref',
        circle.readers.map(([ref]) => ref).filter(isPersonRef),
      )
      .first('entity_ref');
    return known !== undefined || hasOwner(tx, circle);
  }

  /** Opens a circle of readers. */
  async create(tx: Knex, circle: Circle, now: number): Promise<number> {
    const [id] = await this.createAll(tx, [circle], now);
    return id;
  }

  /** Opens many circles at once, in as few statements as they need; their ids in the same order. */
  async createAll(
    tx: Knex,
    circles: readonly Circle[],
    now: number,
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const batch of inBatches(circles, 1)) {
      const rows = await tx('confidential').insert(
        batch.map(() => ({ created_at: now })),
        ['id'],
      );
      ids.push(...rows.map(row => Number(row.id)));
    }
    const opened = circles.map((circle, index) => ({ id: ids[index], circle }));
    await insertReaders(tx, opened);
    await insertEntities(tx, opened);
    return ids;
  }

  /** Who belongs to a circle, as it was set. */
  async circle(tx: Knex, confidentialId: number): Promise<Circle> {
    const of = { confidential_id: confidentialId };
    const readers = await tx('confidential_reader').where(of).select();
    const entities = await tx('confidential_entity').where(of).select();
    return {
      readers: readers.map(row => [row.reader_ref, row.reason] as const),
      entities: entities.map(row => row.entity_ref),
    };
  }

  /** Sets who belongs to a circle. */
  async replace(
    tx: Knex,
    confidentialId: number,
    circle: Circle,
  ): Promise<void> {
    await tx('confidential_reader')
      .where('confidential_id', confidentialId)
      .delete();
    await insertReaders(tx, [{ id: confidentialId, circle }]);
    await this.replaceEntities(tx, confidentialId, circle.entities);
  }

  /** Sets whose owners belong to a circle; those named stay. */
  async replaceEntities(
    tx: Knex,
    confidentialId: number,
    entities: readonly string[],
  ): Promise<void> {
    await tx('confidential_entity')
      .where('confidential_id', confidentialId)
      .delete();
    await insertEntities(tx, [{ id: confidentialId, circle: { entities } }]);
  }

  /** Who can read: those named with their reasons, and the present owners of the entities concerned. */
  async readersOf(
    tx: Knex,
    confidentialId: number,
  ): Promise<{ ref: string; reason: string }[]> {
    const named = await tx('confidential_reader')
      .where('confidential_id', confidentialId)
      .select({ ref: 'reader_ref', reason: 'reason' });
    const owners = await tx('confidential_entity')
      .join(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'confidential_entity.entity_ref',
      )
      .where('confidential_entity.confidential_id', confidentialId)
      .whereNotNull('catalog_entity.owner_ref')
      .distinct({ ref: 'catalog_entity.owner_ref' });
    return [
      ...named.map(row => ({
        ref: String(row.ref),
        reason: String(row.reason),
      })),
      ...owners.map(row => ({ ref: String(row.ref), reason: 'owner' })),
    ].sort(
      (a, b) => a.ref.localeCompare(b.ref) || a.reason.localeCompare(b.reason),
    );
  }

  /**
   * Makes what carries this id public as it is now, in the caller's transaction. What it was before stays with the circle, which nobody
   * joins any more: the history, and what events that could not be delivered failed with. A circle without a past is closed.
   */
  async release(tx: Knex, confidentialId: number): Promise<void> {
    const of = { confidential_id: confidentialId };
    const facts = await tx('incident_fact').where(of).select('anchor_at');
    for (const table of releasedTables) {
      const rows = tx(table).where(of);
      if (table === 'outbox') rows.where('state', 'pending');
      await rows.update({ confidential_id: null });
    }
    await noteFactChange(
      tx,
      facts.map(({ anchor_at }) => ({ anchor_at, confidential_id: null })),
    );
    const past = await tx('history').where(of).first('id');
    if (past !== undefined) return;
    await tx('confidential').where('id', confidentialId).delete();
  }
}

async function hasOwner(
  tx: Knex,
  { entities }: Pick<Circle, 'entities'>,
): Promise<boolean> {
  const owned = await tx('catalog_entity')
    .whereIn('entity_ref', [...entities])
    .whereNotNull('owner_ref')
    .first('entity_ref');
  return owned !== undefined;
}

/**
 * Brings `confidential_entity.entity_ref` into a query, the entities of the circle that each row is marked with: for policies about what is
 * confidential, never for an answer.
 *
 * @param column - qualified `confidential_id` column of the row, from our own code only
 */
export function withEntitiesOfCircle(
  query: Knex.QueryBuilder,
  column: string,
): Knex.QueryBuilder {
  return query.join(
    'confidential_entity',
    'confidential_entity.confidential_id',
    column,
  );
}
