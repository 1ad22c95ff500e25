import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { ReviewReader, whereReviewSeen } from './reviewFilters';
import { readReviewRow, StoredReview } from './ReviewRow';

/** Which decisions are looked for, and where. */
export interface DecidedWhere {
  readonly scope: string;
  /** Of which reviews, seen from the scope; with its own or without. */
  readonly reviews: 'above' | 'below' | 'below and own';
  /** UTC milliseconds, the end excluded. */
  readonly from: number;
  readonly until: number;
  readonly kind: keyof typeof decisionsOf;
}

/** What decisions are looked for by. */
const decisionsOf = {
  /** Put to the review above. */
  raised: { 'review_decision.raised': true },
  /** All others. */
  own: { 'review_decision.raised': false },
  /** Of which nothing has become an action item. */
  undone: { 'review_decision.action_item_id': null },
} as const;

/** The SQL of what reviews decided that other reviews, and reports, are told. */
export class DecidingStore {
  /**
   * Decisions of a kind that reviews took which were closed in a time (index `review_ended`): these reviews, the latest first, and how many
   * such decisions there are in all of them.
   */
  async of(
    tx: Knex,
    reader: ReviewReader,
    where: DecidedWhere,
    limit: number,
  ): Promise<{ readonly reviews: StoredReview[]; readonly count: number }> {
    const closed = tx('review')
      .where('review.state', 'closed')
      .where('review.ended_at', '>=', where.from)
      .where('review.ended_at', '<', where.until);
    whereReviewSeen(tx, closed, reader);
    seenFrom(tx, closed, where);
    const counted: Row | undefined = await closed
      .clone()
      .join('review_decision', 'review_decision.review_id', 'review.id')
      .where(decisionsOf[where.kind])
      .first(tx.raw('count(*) as number'));
    const rows: Row[] = await closed
      .whereExists(decided =>
        decided
          .select('review_decision.id')
          .from('review_decision')
          .whereRaw('review_decision.review_id = review.id')
          .where(decisionsOf[where.kind]),
      )
      .orderBy('review.ended_at', 'desc')
      .orderBy('review.id', 'desc')
      .limit(limit)
      .select('review.*');
    return { reviews: rows.map(readReviewRow), count: int(counted?.number) };
  }
}

/**
 * Leaves reviews below or above a scope. Below are those of what it contains and of the groups that own that, and below the organisation all
 * others; above are those of what contains it or something that it owns, of the groups above it, and of the organisation. What is below is
 * not above as well.
 */
function seenFrom(
  tx: Knex,
  found: Knex.QueryBuilder,
  { reviews, scope }: DecidedWhere,
): void {
  if (reviews !== 'below and own') found.whereNot('review.scope', scope);
  if (reviews === 'above') {
    if (scope === ORGANISATION) found.whereRaw('1 = 0');
    found
      .where(above =>
        above
          .where('review.scope', ORGANISATION)
          .orWhereIn('review.scope', scopesAbove(tx, scope)),
      )
      // A team's is below that of a system of its own, which it owns.
      .whereNotIn('review.scope', scopesBelow(tx, scope));
  } else if (scope !== ORGANISATION) {
    found.where(below => {
      below.whereIn('review.scope', scopesBelow(tx, scope));
      if (reviews === 'below and own') below.orWhere('review.scope', scope);
    });
  }
}

/** What a scope contains, and the groups that own that or are below it. */
function scopesBelow(tx: Knex, scope: string): Knex.QueryBuilder {
  const members = tx('catalog_membership')
    .where('scope_ref', scope)
    .select('entity_ref');
  return members
    .clone()
    .union([
      tx('catalog_group_ancestor')
        .where('ancestor_ref', scope)
        .select('group_ref'),
      tx('catalog_entity')
        .whereNotNull('owner_ref')
        .whereIn('entity_ref', members)
        .select('owner_ref'),
    ]);
}

/** What contains a scope or something that it owns, and the groups above it. */
function scopesAbove(tx: Knex, scope: string): Knex.QueryBuilder {
  return tx('catalog_membership')
    .where('entity_ref', scope)
    .select('scope_ref')
    .union([
      tx('catalog_group_ancestor')
        .where('group_ref', scope)
        .select('ancestor_ref'),
      tx('catalog_membership')
        .whereIn(
          'entity_ref',
          tx('catalog_entity').where('owner_ref', scope).select('entity_ref'),
        )
        .select('scope_ref'),
    ]);
}
