import { Knex } from 'knex';
import { orWhereAmong } from '../database/dialect';
import { Principal } from '../http/RequestContext';

/**
 * Lets through rows of circles that a person is a reader of: by those that were gathered, or else by asking about each row. Nobody but
 * people reads anything confidential.
 *
 * @param column - qualified `confidential_id` column of the row, from our own code only
 */
export function orWhereOwn(
  either: Knex.QueryBuilder,
  column: string,
  principal: Principal,
): void {
  if (principal.kind !== 'user') return;
  if (principal.circles) {
    orWhereAmong(either, column, principal.circles);
    return;
  }
  const refs = [...principal.refs];
  // One union, because PostgreSQL would rather gather the whole answer of a single look-up first.
  either.orWhereExists(reads =>
    reads
      .select('confidential_reader.confidential_id')
      .from('confidential_reader')
      .whereRaw('?? = ??', ['confidential_reader.confidential_id', column])
      .whereIn('confidential_reader.reader_ref', refs)
      .unionAll(owns =>
        owns
          .select('confidential_entity.confidential_id')
          .from('confidential_entity')
          .join(
            'catalog_entity',
            'catalog_entity.entity_ref',
            'confidential_entity.entity_ref',
          )
          .whereRaw('?? = ??', ['confidential_entity.confidential_id', column])
          .whereIn('catalog_entity.owner_ref', refs),
      ),
  );
}
