import { Knex } from 'knex';
import { int, Row } from '../database/columns';
import { joinEach } from '../database/dialect';

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
  const ofOwned = joinEach(tx, tx.from('owned').select('confidential_id'), {
    table: 'confidential_entity',
    column: 'entity_ref',
    to: 'owned.entity_ref',
  });
  const rows: Row[] = await tx
    .with('owned', owned)
    .from('confidential_reader')
    .whereIn('reader_ref', [...refs])
    .select('confidential_id')
    .unionAll([
      ofOwned,
      // Who owns more than was looked at: no circle has this id.
      tx
        .from(tx('owned').count({ all: '*' }).as('counted'))
        .where('all', '>', FEW)
        .select(tx.raw('0')),
    ])
    .limit(FEW + 1);
  const circles = new Set(rows.map(row => int(row.confidential_id)));
  return rows.length > FEW || circles.has(0) ? undefined : [...circles];
}
