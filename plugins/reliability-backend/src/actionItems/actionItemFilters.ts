import {
  ActionItemListQuery,
  fromKey,
  openCommitmentStatuses,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { whereOneOf } from '../platform/access/applyCriteria';
import { inScope } from '../platform/catalog/inScope';
import { askedFor } from '../platform/database/askedFor';
import { KeysetColumn } from '../platform/database/keyset';

/** Filters of the list, without paging, and what they are relative to. */
export type ActionItemFilters = Omit<
  ActionItemListQuery,
  'limit' | 'cursor' | 'count' | 'editable' | 'owner'
> & {
  /** Accountable or assigned is one of these; nobody when it is empty. */
  readonly answerable?: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

const order = (
  column: string,
  direction: 'asc' | 'desc',
  type: 'number' | 'text',
): readonly KeysetColumn[] => [
  { column: `action_item.${column}`, direction, property: column, type },
  { column: 'action_item.id', direction, property: 'id', type: 'number' },
];

/** Index of each order: `action_item_due`, `action_item_updated_at`, `action_item_search_text`. */
export const actionItemOrders: Readonly<
  Record<ActionItemListQuery['sort'], readonly KeysetColumn[]>
> = {
  due: order('due_sort', 'asc', 'text'),
  '-due': order('due_sort', 'desc', 'text'),
  '-updated': order('updated_at', 'desc', 'number'),
  title: order('search_text', 'asc', 'text'),
};

/** Puts the filters of the list into a query. */
export function filterActionItems(
  select: Knex.QueryBuilder,
  query: ActionItemFilters,
): void {
  if (query.scope !== undefined) {
    inScope(select, 'action_item.entity_ref', query.scope);
  }
  if (query.answerable !== undefined) {
    const refs = query.answerable;
    // One index for each way to answer for an item; a walk in the list's order would not end for those who answer for few.
    select.whereIn('action_item.id', ids =>
      ids
        .select('action_item.id')
        .from('action_item')
        .whereIn('action_item.assignee_ref', [...refs])
        .unionAll([
          named =>
            named
              .select('action_item.id')
              .from('action_item')
              .whereIn('action_item.owner_ref', [...refs]),
          inherited =>
            inheritsOwner(
              inherited.select('action_item.id').from('action_item'),
              refs,
            ),
        ]),
    );
  }
  if (query.status !== undefined) {
    select.whereIn('action_item.status', query.status);
  }
  if (query.type !== undefined) select.whereIn('action_item.type', query.type);
  if (query.overdue !== undefined) {
    const { overdue, today } = query;
    select.where(either => {
      if (overdue) {
        either
          .whereIn('action_item.status', [...openCommitmentStatuses])
          .where('action_item.due_sort', '<', today);
      } else {
        either
          .whereNotIn('action_item.status', [...openCommitmentStatuses])
          .orWhere('action_item.due_sort', '>=', today);
      }
    });
  }
  if (query.dueBefore !== undefined) {
    select.where('action_item.due_sort', '<', query.dueBefore);
  }
  if (query.ownerless !== undefined) {
    select[query.ownerless ? 'where' : 'whereNot'](isOwnerless);
  }
  if (query.verifiedFrom !== undefined) {
    const from = toMillis(query.verifiedFrom);
    select.where('action_item.verified_at', '>=', from);
  }
  if (query.verifiedTo !== undefined) {
    select.where('action_item.verified_at', '<', toMillis(query.verifiedTo));
  }
  if (query.postmortem !== undefined) {
    select.where('action_item.postmortem_id', fromKey(query.postmortem));
  }
  if (query.incident !== undefined) {
    select.where('action_item.incident_id', fromKey(query.incident));
  }
  if (query.q) askedFor(select, 'action_item', 'actionItem', query.q);
}

/** What the properties of policies mean in the tables of action items. */
export function applyActionItemLeaf(
  query: Knex.QueryBuilder,
  leaf: ReliabilityQuery,
): void {
  const values = [...leaf.values];
  switch (leaf.property) {
    case 'owner':
      isAccountable(query, values);
      break;
    case 'entity':
      whereOneOf(query, 'action_item.entity_ref', values);
      break;
    case 'person':
      query.where(either => {
        either.where(one => whereOneOf(one, 'action_item.created_by', values));
        either.orWhere(one =>
          whereOneOf(one, 'action_item.assignee_ref', values),
        );
      });
      break;
    case 'status':
      query.whereIn('action_item.status', values);
      break;
    case 'kind':
      whereOneOf(query, 'action_item.type', values);
      break;
    default:
      // An action item has no severity, so it has none of these.
      query.whereIn('action_item.status', []);
  }
}

/** Accountable is the owner named on the item, else the entity's owner by the catalog as it is now. */
function isAccountable(
  query: Knex.QueryBuilder,
  refs: readonly string[],
): void {
  query.where(either => {
    either.where(named => whereOneOf(named, 'action_item.owner_ref', refs));
    either.orWhere(inherited => inheritsOwner(inherited, refs));
  });
}

function inheritsOwner(
  query: Knex.QueryBuilder,
  refs: readonly string[],
): Knex.QueryBuilder {
  return query
    .whereNull('action_item.owner_ref')
    .whereNotNull('action_item.entity_ref')
    .whereIn('action_item.entity_ref', owned =>
      owned
        .select('entity_ref')
        .from('catalog_entity')
        .whereIn('owner_ref', [...refs]),
    );
}

/** Neither named nor inherited. */
function isOwnerless(query: Knex.QueryBuilder): void {
  query
    .whereNull('action_item.owner_ref')
    .whereNotExists(owned =>
      owned
        .select('catalog_entity.entity_ref')
        .from('catalog_entity')
        .whereRaw('catalog_entity.entity_ref = action_item.entity_ref')
        .whereNotNull('catalog_entity.owner_ref'),
    );
}
