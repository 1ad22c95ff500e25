import { Knex } from 'knex';
import { Row } from '../database/columns';
import { jsonArrayOf, jsonOf } from '../database/dialect';

/** Circles that are held in the hand; whoever reads more, or owns more, is asked about row by row. */
const FEW = 200;

/**
 * The circles that somebody with these references is a reader of, in one look-up; undefined where they are many, or where what they
 * own is much to go through.
 */
export async function fewCirclesOf(
  tx: Knex,
  refs: readonly string[],
): Promise<readonly number[] | undefined> {
  const owned = tx('catalog_entity')
    .whereIn('owner_ref', [...refs])
    .limit(FEW + 1)
    .select('entity_ref');
  const named = tx('confidential_reader').whereIn('reader_ref', [...refs]);
  // A column beside each entity and not a join, for which PostgreSQL would read through the circles of everybody.
  const ofEntity = tx('confidential_entity').whereRaw(
    'confidential_entity.entity_ref = owned.entity_ref',
  );
  const rows: Row[] = await tx
    .with('owned', owned)
    .from('owned')
    .select({ circles: idsOf(tx, ofEntity) })
    .unionAll([tx.select({ circles: idsOf(tx, named) })]);
  const circles = new Set(
    rows.flatMap(row => jsonOf<[number][]>(row.circles).flat()),
  );
  // One row is of those named.
  const isFew = rows.length - 1 <= FEW && circles.size <= FEW;
  return isFew ? [...circles] : undefined;
}

function idsOf(tx: Knex, circles: Knex.QueryBuilder): Knex.QueryBuilder {
  const some = circles.limit(FEW + 1).select('confidential_id');
  return jsonArrayOf(tx, tx.from(some.as('some')), ['some.confidential_id']);
}
