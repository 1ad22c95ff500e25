import {
  toInstant,
  toKey,
  UndecidedDecision,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DecidingStore } from './DecidingStore';
import { DecisionReading } from './DecisionReading';
import { ReviewSight } from './ReviewSight';

/** Most reviews of which decisions are told. */
const MOST_REVIEWS = 100;

/** Reads what reviews of a scope and of what it contains decided, for reports that are told of it. */
export class RollUpReading {
  constructor(
    private readonly platform: Platform,
    private readonly deciding: DecidingStore,
    private readonly decided: DecisionReading,
    private readonly sight: ReviewSight,
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
    const reader = await this.sight.reader(context);
    const { reviews } = await this.deciding.of(
      database,
      reader,
      { scope, reviews: 'below and own', ...span, kind: 'undone' },
      MOST_REVIEWS,
    );
    const decisions = await this.decided.of(
      context,
      reviews.map(({ id }) => id),
    );
    return reviews.flatMap(({ id, endedAt }) =>
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
