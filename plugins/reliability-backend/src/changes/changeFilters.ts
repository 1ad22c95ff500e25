import {
  ChangeListQuery,
  ORGANISATION,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inLittleScope } from '../platform/catalog/inScope';
import { Readable, seenBy } from '../platform/catalog/whereReadable';
import { askedFor } from '../platform/database/askedFor';

type Paging = 'limit' | 'cursor' | 'count';

/** The change reviews that a reader may see, as the filters of the list leave them. */
export function foundChanges(
  tx: Knex,
  readable: Readable,
  query: Omit<ChangeListQuery, Paging>,
): Knex.QueryBuilder {
  const { scope, status, from, to, q } = query;
  const found = tx('change_review');
  whereAllReadable(tx, found, readable);
  if (scope !== undefined && scope !== ORGANISATION) {
    found.whereExists(touches => {
      touches
        .select('change_review_entity.change_id')
        .from('change_review_entity')
        .whereRaw('change_review_entity.change_id = change_review.id');
      inLittleScope(touches, 'change_review_entity.entity_ref', scope);
    });
  }
  if (status !== undefined) found.whereIn('change_review.status', status);
  if (query.unprepared !== undefined) {
    const waiting = unprepared(tx).select('change_risk.id');
    if (query.unprepared) found.whereExists(waiting);
    else found.whereNotExists(waiting);
  }
  const planned = 'change_review.planned_for';
  if (from !== undefined) found.where(planned, '>=', toMillis(from));
  if (to !== undefined) found.where(planned, '<', toMillis(to));
  if (q) askedFor(found, 'change_review', 'change', q);
  return found;
}

/** Restricts change reviews to those of which a reader may see all that they touch. */
export function whereAllReadable(
  tx: Knex,
  query: Knex.QueryBuilder,
  readable: Readable,
): void {
  if (readable === undefined) return;
  query.whereNotExists(hidden =>
    hidden
      .select('change_review_entity.change_id')
      .from('change_review_entity')
      .whereRaw('change_review_entity.change_id = change_review.id')
      .whereNot(seenBy(tx, 'change_review_entity.entity_ref', readable)),
  );
}

export function risksOf(tx: Knex): Knex.QueryBuilder {
  return tx('change_risk').whereRaw('change_risk.change_id = change_review.id');
}

/** As `isUnprepared` says, of what was foreseen. */
export function unprepared(tx: Knex): Knex.QueryBuilder {
  return risksOf(tx)
    .where({ foreseen: true, detection: '', rollback: '', runbook: '' })
    .whereNull('owner_ref')
    .whereNull('action_item_id');
}
