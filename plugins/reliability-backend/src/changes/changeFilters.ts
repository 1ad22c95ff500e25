import {
  ChangeListQuery,
  ORGANISATION,
  toMillis,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { applyCriteria, whereOneOf } from '../platform/access/applyCriteria';
import { inLittleScope } from '../platform/catalog/inScope';
import { Readable, seenBy } from '../platform/catalog/whereReadable';
import { askedFor } from '../platform/database/askedFor';
import { StoredChange } from './ChangeRow';

/** Which change reviews somebody may see. */
export interface ChangeReader {
  /** What the catalog shows them, of all that is touched. */
  readonly readable: Readable;
  /** What the policy leaves them; everything where it is left out. */
  readonly criteria?: PermissionCriteria<ReliabilityQuery>;
}

/** For what happens by itself, whoever may see it. */
export const everyChange: ChangeReader = { readable: undefined };

type Paging = 'limit' | 'cursor' | 'count';

/** The change reviews that a reader may see, as the filters of the list leave them. */
export function foundChanges(
  tx: Knex,
  reader: ChangeReader,
  query: Omit<ChangeListQuery, Paging>,
): Knex.QueryBuilder {
  const { scope, status, from, to, q } = query;
  const found = tx('change_review');
  whereChangeSeen(tx, found, reader);
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

/** Restricts change reviews to those that the policy leaves a reader, and of which they may see all that is touched. */
export function whereChangeSeen(
  tx: Knex,
  query: Knex.QueryBuilder,
  { criteria, readable }: ChangeReader,
): void {
  applyCriteria(query, criteria, applyChangeLeaf);
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

/** What the properties of policies mean in the tables of change reviews. */
export function applyChangeLeaf(
  query: Knex.QueryBuilder,
  leaf: ReliabilityQuery,
): void {
  const values = [...leaf.values];
  switch (leaf.property) {
    case 'owner':
      query.where(either => {
        either.where(named =>
          whereOneOf(named, 'change_review.owner_ref', values),
        );
        either.orWhereIn('change_review.id', ids =>
          ids
            .select('change_review_entity.change_id')
            .from('change_review_entity')
            .join(
              'catalog_entity',
              'catalog_entity.entity_ref',
              'change_review_entity.entity_ref',
            )
            .whereIn('catalog_entity.owner_ref', values),
        );
      });
      break;
    case 'entity':
      query.whereIn('change_review.id', ids =>
        ids
          .select('change_id')
          .from('change_review_entity')
          .whereIn('entity_ref', values),
      );
      break;
    case 'person':
      query.where(either => {
        either.whereIn('change_review.created_by', values);
        either.orWhereIn('change_review.id', ids =>
          ids
            .select('change_id')
            .from('change_risk')
            .whereIn('owner_ref', values),
        );
      });
      break;
    case 'status':
      query.whereIn('change_review.status', values);
      break;
    default:
      // A change review has neither a kind nor a severity, so it has none of these.
      query.whereIn('change_review.status', []);
  }
}

/** The meaning of a change review for rules; {@link applyChangeLeaf} says the same in SQL. */
export function asResource(
  change: StoredChange,
  /** Who looks after what is prepared. */
  prepared: readonly string[],
  owners: ReadonlyMap<string, string>,
): ReliabilityResource {
  return {
    owner: [
      ...(change.owner === null ? [] : [change.owner]),
      ...change.entities.flatMap(ref => owners.get(ref) ?? []),
    ],
    entity: change.entities,
    person: [change.createdBy, ...prepared],
    status: [change.status],
    kind: [],
    severity: [],
  };
}
