import {
  toInstant,
  toKey,
  UndecidedDecision,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DecisionReading } from './DecisionReading';
import { ReviewReading } from './ReviewReading';
import { ReviewStore } from './ReviewStore';

/** Most reviews of a scope, and most below it, of which decisions are told. */
const MOST_REVIEWS = 50;

/** Reads what reviews of a scope and of what it contains decided, for reports that are told of it. */
export class RollUpReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly decided: DecisionReading,
    private readonly reading: ReviewReading,
  ) {}

  /**
   * What was decided in a time and has become no action item, the latest review first.
   *
   * @param span - UTC milliseconds, its end excluded
   * @throws NotAllowedError for whoever may not read reviews
   */
  async undecided(
    context: RequestContext,
    scope: string,
    span: { readonly from: number; readonly until: number },
  ): Promise<UndecidedDecision[]> {
    const { database } = this.platform;
    const { scopes } = await this.reading.rights(context);
    const own = await this.store.list(database, scopes, {
      scope,
      state: ['closed'],
      sort: '-starts',
      limit: MOST_REVIEWS,
    });
    const below = await this.store.closedBelow(
      database,
      scopes,
      scope,
      span,
      MOST_REVIEWS,
    );
    const reviews = [...own.rows, ...below].filter(
      ({ endedAt }) =>
        endedAt !== null && endedAt >= span.from && endedAt < span.until,
    );
    const decisions = await this.decided.of(
      context,
      reviews.map(({ id }) => id),
    );
    return reviews
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0) || b.id - a.id)
      .flatMap(({ id, endedAt }) =>
        (decisions.get(id) ?? [])
          .filter(({ linked }) => !linked)
          .map(({ text }) => ({
            key: toKey('review', id),
            text,
            at: endedAt === null ? null : toInstant(endedAt),
          })),
      );
  }
}
