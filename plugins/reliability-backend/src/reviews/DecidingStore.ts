import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Readable, whereReadable } from '../platform/catalog/whereReadable';
import { int, Row } from '../platform/database/columns';
import { readReviewRow, StoredReview } from './ReviewRow';

/** Which decisions are looked for, and where. */
export interface DecidedWhere {
  readonly scope: string;
  /** Whether those of the scope's own reviews are among them. */
  readonly withOwn: boolean;
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
   * such decisions there are in all of them. Reviews below a scope are those of what it contains and of the groups that own that; the
   * organisation contains all others.
   */
  async of(
    tx: Knex,
    readable: Readable,
    { kind, from, scope, until, withOwn }: DecidedWhere,
    limit: number,
  ): Promise<{ readonly reviews: StoredReview[]; readonly count: number }> {
    const closed = tx('review')
      .where('review.state', 'closed')
      .where('review.ended_at', '>=', from)
      .where('review.ended_at', '<', until);
    whereReadable(tx, closed, 'review.scope', readable);
    if (scope !== ORGANISATION) {
      closed.where(either => {
        whereBelow(either, scope);
        if (withOwn) either.orWhere('review.scope', scope);
      });
    }
    if (!withOwn) closed.whereNot('review.scope', scope);
    const counted: Row | undefined = await closed
      .clone()
      .join('review_decision', 'review_decision.review_id', 'review.id')
      .where(decisionsOf[kind])
      .first(tx.raw('count(*) as number'));
    const rows: Row[] = await closed
      .whereExists(decided =>
        decided
          .select('review_decision.id')
          .from('review_decision')
          .whereRaw('review_decision.review_id = review.id')
          .where(decisionsOf[kind]),
      )
      .orderBy('review.ended_at', 'desc')
      .orderBy('review.id', 'desc')
      .limit(limit)
      .select('review.*');
    return { reviews: rows.map(readReviewRow), count: int(counted?.number) };
  }
}

/** Leaves reviews of what a scope contains, and of the groups that own that. */
function whereBelow(query: Knex.QueryBuilder, scope: string): void {
  query.whereIn('review.scope', below =>
    below
      .select('entity_ref')
      .from('catalog_membership')
      .where('scope_ref', scope)
      .union([
        groups =>
          groups
            .select('group_ref')
            .from('catalog_group_ancestor')
            .where('ancestor_ref', scope),
        owners =>
          owners
            .select('owner_ref')
            .from('catalog_entity')
            .whereNotNull('owner_ref')
            .whereIn('entity_ref', members =>
              members
                .select('entity_ref')
                .from('catalog_membership')
                .where('scope_ref', scope),
            ),
      ]),
  );
}
