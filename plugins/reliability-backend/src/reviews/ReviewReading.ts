import {
  HistoryEntry,
  ORGANISATION,
  Page,
  Review,
  ReviewListQuery,
  ReviewSeries,
  ReviewSummary,
  instantOrNull,
  isSettled,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { namedIn, withoutHidden } from '../platform/history/namedIn';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DecisionReading } from './DecisionReading';
import { LessonReading } from './LessonReading';
import { ReviewPartStore } from './ReviewPartStore';
import { settingOf, StoredReview, StoredSeries } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewRights, ReviewSight } from './ReviewSight';
import { ListedReview, ReviewStore } from './ReviewStore';

/** Reads reviews on behalf of people and services: those that the policy leaves them, of scopes that the catalog shows them. */
export class ReviewReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly series: ReviewSeriesStore,
    private readonly parts: ReviewPartStore,
    private readonly decided: DecisionReading,
    private readonly lessons: LessonReading,
    private readonly sight: ReviewSight,
  ) {}

  async list(
    context: RequestContext,
    query: ReviewListQuery,
  ): Promise<Page<ReviewSummary>> {
    const { catalog, database } = this.platform;
    const { rows, next, total } = await this.store.list(
      database,
      await this.sight.reader(context),
      query,
    );
    const known = await catalog.known(
      database,
      rows.map(({ scope }) => scope),
    );
    return {
      items: rows.map(row => presentSummary(row, known)),
      page: { next, total },
    };
  }

  async get(context: RequestContext, key: string): Promise<Review> {
    const { database } = this.platform;
    const rights = await this.sight.rights(context);
    const stored = await this.sight.find(database, rights.reader, key);
    return this.present(context, stored, rights);
  }

  async getSeries(context: RequestContext, id: number): Promise<ReviewSeries> {
    const { database } = this.platform;
    const rights = await this.sight.rights(context);
    const series = await this.sight.findSeries(database, rights.reader, id);
    return this.presentSeries(series, rights);
  }

  /** What its reader may know of it: action items and lessons are named as the review itself names them. */
  async history(
    context: RequestContext,
    key: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const reader = await this.sight.reader(context);
    const stored = await this.sight.find(database, reader, key);
    const entries = await history.list(
      database,
      { kind: 'review', id: stored.id },
      context.principal,
      page,
    );
    const told = await this.lessons.inHistory(context, entries.items);
    const lessons = await this.lessons.seen(context, [
      ...namedIn(told, 'lesson'),
      ...namedIn(told, 'coveredBy'),
    ]);
    const items = namedIn(told, 'actionItem');
    return {
      ...entries,
      items: withoutHidden(told, {
        actionItem: await this.decided.seen(context, items),
        lesson: lessons,
        coveredBy: lessons,
      }),
    };
  }

  /** Of a series; it names nothing that the series itself does not. */
  async seriesHistory(
    context: RequestContext,
    id: number,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const { reader } = await this.sight.rights(context);
    await this.sight.findSeries(database, reader, id);
    const thing = { kind: 'reviewSeries', id } as const;
    return history.list(database, thing, context.principal, page);
  }

  /** A whole one. Action items that its reader may not see are not named. */
  async present(
    context: RequestContext,
    stored: StoredReview,
    rights: ReviewRights,
  ): Promise<Review> {
    const { catalog, database } = this.platform;
    const [known, series, decided, lessons, notes, besides, mayChange] =
      await Promise.all([
        catalog.known(database, [stored.scope]),
        this.series.get(database, stored.seriesId),
        this.decided.of(context, [stored.id]),
        this.lessons.of(context, stored.id),
        this.parts.notes(database, stored.id),
        this.store.besides(database, stored, rights.reader),
        this.sight.mayChange(database, stored.id, rights),
      ]);
    if (series === undefined)
      throw new NotFoundError('There is no such review');
    const keyOrNull = (id: number | null) =>
      id === null ? null : toKey('review', id);
    return {
      ...presentSummary({ ...stored, decisions: 0 }, known),
      kind: series.kind,
      decisions: decided.get(stored.id) ?? [],
      facilitation: stored.facilitation,
      ...(stored.setting ?? settingOf(series)),
      attendance: [...stored.attendance],
      arrangement: stored.arrangement,
      notes,
      lessons,
      reason: stored.reason,
      seriesEnded: series.endedAt !== null,
      before: keyOrNull(besides.before),
      after: keyOrNull(besides.after),
      createdAt: toInstant(stored.createdAt),
      editable: mayChange && isOpen(stored),
    };
  }

  /** What is hidden from its reader is not named as its next review. */
  async presentSeries(
    series: StoredSeries,
    rights: ReviewRights,
  ): Promise<ReviewSeries> {
    const { database } = this.platform;
    const next = await this.store.open(database, series.id);
    const [seen, editable] = await Promise.all([
      this.store.seen(database, next ? [next.id] : [], rights.reader),
      this.sight.mayChangeSeries(database, series.id, rights),
    ]);
    return {
      ...series,
      pool: series.pool.map(({ ref, zone }) => ({ ref, zone })),
      endedAt: instantOrNull(series.endedAt),
      next: next && seen.has(next.id) ? toKey('review', next.id) : null,
      createdAt: toInstant(series.createdAt),
      updatedAt: toInstant(series.updatedAt),
      editable,
    };
  }
}

/** Whether a review may still change. */
export function isOpen({ state }: Pick<StoredReview, 'state'>): boolean {
  return state === 'planned' || state === 'live';
}

function presentSummary(
  review: ListedReview,
  known: ReadonlySet<string>,
): ReviewSummary {
  const { id, version, scope, startsAt, endedAt, periodFrom } = review;
  return {
    key: toKey('review', id),
    version,
    series: review.seriesId,
    title: review.title,
    scope,
    scopeKnown: scope === ORGANISATION || known.has(scope),
    state: review.state,
    startsAt: toInstant(startsAt),
    length: review.length,
    startedAt: instantOrNull(review.startedAt),
    endedAt: instantOrNull(endedAt),
    period: {
      from: toInstant(periodFrom),
      until: toInstant(endedAt ?? startsAt),
    },
    facilitator: facilitatorOf(review),
    decisions: review.decisions,
    updatedAt: toInstant(review.updatedAt),
  };
}

/** Who leads it, or is to; of one that is over, who led it, as far as anybody agreed to or was named. */
function facilitatorOf({
  facilitation,
  state,
}: Pick<StoredReview, 'facilitation' | 'state'>): string | null {
  return state !== 'closed' || isSettled(facilitation)
    ? facilitation.ref
    : null;
}
