import {
  isPersonRef,
  ReviewListQuery,
  toMillis,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { applyCriteria, whereOneOf } from '../platform/access/applyCriteria';
import { Readable, whereReadable } from '../platform/catalog/whereReadable';
import { askedFor } from '../platform/database/askedFor';
import { orWhereListed } from '../platform/database/dialect';
import { settingOf, StoredReview, StoredSeries } from './ReviewRow';

type Paging = 'limit' | 'cursor' | 'count';

/** Which reviews somebody may see. */
export interface ReviewReader {
  /** Scopes that the catalog shows them. */
  readonly scopes: Readable;
  /** What the policy leaves them; everything where it is left out. */
  readonly criteria?: PermissionCriteria<ReliabilityQuery>;
}

/** Restricts reviews to those that a reader may see. */
export function whereReviewSeen(
  tx: Knex,
  query: Knex.QueryBuilder,
  { scopes, criteria }: ReviewReader,
): void {
  whereReadable(tx, query, 'review.scope', scopes);
  applyCriteria(query, criteria, applyReviewLeaf);
}

/** The reviews that a reader may see, as the filters of the list leave them. */
export function foundReviews(
  tx: Knex,
  reader: ReviewReader,
  { scope, state, series, from, to, q }: Omit<ReviewListQuery, Paging>,
): Knex.QueryBuilder {
  const found = tx('review');
  whereReviewSeen(tx, found, reader);
  if (scope !== undefined) found.where('review.scope', scope);
  if (state !== undefined) found.whereIn('review.state', state);
  if (series !== undefined) found.where('review.series_id', series);
  if (from !== undefined) found.where('review.begins_at', '>=', toMillis(from));
  if (to !== undefined) found.where('review.begins_at', '<', toMillis(to));
  if (q) askedFor(found, 'review', 'review', q);
  return found;
}

/** What the properties of policies mean in the tables of reviews. */
export function applyReviewLeaf(
  query: Knex.QueryBuilder,
  leaf: ReliabilityQuery,
): void {
  const values = [...leaf.values];
  switch (leaf.property) {
    case 'owner':
      query.where(either => {
        either.whereIn('review.scope', values.filter(isPersonRef));
        either.orWhereIn('review.scope', owned =>
          owned
            .select('entity_ref')
            .from('catalog_entity')
            .whereIn('owner_ref', values),
        );
      });
      break;
    case 'entity':
      query.whereIn('review.scope', values);
      break;
    case 'person':
      query.where(either => takesPart(either, values));
      break;
    case 'status':
      query.whereIn('review.state', values);
      break;
    case 'kind':
      query.whereIn('review.series_id', series =>
        series.select('id').from('review_series').whereIn('kind', values),
      );
      break;
    default:
      // A review has no severity, so it has none of these.
      query.whereIn('review.state', []);
  }
}

/** Leads it, was there, or is of its series: as that was when the review ended, or as it is. */
function takesPart(either: Knex.QueryBuilder, refs: readonly string[]): void {
  either.where(leads => whereOneOf(leads, 'review.facilitator_ref', refs));
  orWhereListed(either, { column: 'review.attendance' }, refs);
  for (const under of ['participants', 'pool']) {
    orWhereListed(either, { column: 'review.setting', under }, refs);
  }
  either.orWhereExists(series => {
    series
      .select('review_series.id')
      .from('review_series')
      .whereRaw('review_series.id = review.series_id')
      .whereNull('review.setting')
      .where(any => {
        any.whereIn('review_series.id', []);
        const participants = { column: 'review_series.participants' };
        orWhereListed(any, participants, refs);
        orWhereListed(any, { column: 'review_series.pool', of: 'ref' }, refs);
      });
  });
}

/** The meaning of a review for rules; {@link applyReviewLeaf} says the same in SQL. */
export function asResource(
  review: StoredReview,
  series: StoredSeries,
  owners: ReadonlyMap<string, string>,
): ReliabilityResource {
  const { attendance, facilitation, scope } = review;
  const { participants, pool } = review.setting ?? settingOf(series);
  return {
    owner: [
      ...(isPersonRef(scope) ? [scope] : []),
      ...(owners.has(scope) ? [String(owners.get(scope))] : []),
    ],
    entity: [scope],
    person: [
      ...(facilitation.ref === null ? [] : [facilitation.ref]),
      ...attendance,
      ...participants,
      ...pool,
    ],
    status: [review.state],
    kind: [series.kind],
    severity: [],
  };
}
