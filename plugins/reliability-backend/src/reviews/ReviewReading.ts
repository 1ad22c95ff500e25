import {
  fromKey,
  HistoryEntry,
  ORGANISATION,
  Page,
  Review,
  ReviewListQuery,
  reviewReadPermission,
  ReviewSeries,
  ReviewSummary,
  reviewUpdatePermission,
  instantOrNull,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { notAllowed } from '../platform/access/Authorizer';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../platform/catalog/CatalogVisibility';
import { Readable } from '../platform/catalog/whereReadable';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DecisionReading } from './DecisionReading';
import { LessonReading } from './LessonReading';
import { ReviewPartStore } from './ReviewPartStore';
import { settingOf, StoredReview, StoredSeries } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ListedReview, ReviewStore } from './ReviewStore';

/** What whoever asks may do with reviews. */
export interface ReviewRights {
  /** Scopes that they may see. */
  readonly scopes: Readable;
  readonly mayUpdate: boolean;
}

/** Reads reviews on behalf of people and services: those of scopes that the catalog shows them. */
export class ReviewReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly series: ReviewSeriesStore,
    private readonly parts: ReviewPartStore,
    private readonly decided: DecisionReading,
    private readonly lessons: LessonReading,
    private readonly visibility: CatalogVisibility,
  ) {}

  async list(
    context: RequestContext,
    query: ReviewListQuery,
  ): Promise<Page<ReviewSummary>> {
    const { catalog, database } = this.platform;
    const { scopes } = await this.rights(context);
    const { rows, next, total } = await this.store.list(
      database,
      scopes,
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
    const rights = await this.rights(context);
    const stored = await this.find(database, rights, key);
    return this.present(context, stored, rights);
  }

  async getSeries(context: RequestContext, id: number): Promise<ReviewSeries> {
    const { database } = this.platform;
    const rights = await this.rights(context);
    return this.presentSeries(await this.findSeries(database, rights, id));
  }

  /** What its reader may know of it: action items are named only to those who may see them. */
  async history(
    context: RequestContext,
    key: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const stored = await this.find(database, await this.rights(context), key);
    const entries = await history.list(
      database,
      { kind: 'review', id: stored.id },
      context.principal,
      page,
    );
    const named = entries.items.flatMap(({ changes }) => itemsIn(changes));
    if (named.length === 0) return entries;
    const sees = await this.decided.sees(context);
    const seen = await sees(database, named);
    return {
      ...entries,
      items: entries.items.map(entry => {
        const { actionItem, ...changes } = entry.changes;
        return itemsIn(entry.changes).every(id => seen.has(id))
          ? entry
          : { ...entry, changes };
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
    await this.findSeries(database, await this.rights(context), id);
    const thing = { kind: 'reviewSeries', id } as const;
    return history.list(database, thing, context.principal, page);
  }

  /** @throws NotAllowedError for whoever may not read reviews */
  async rights(context: RequestContext): Promise<ReviewRights> {
    const { authorizer } = this.platform;
    const [mayRead, mayUpdate] = await authorizer.allows(context, [
      reviewReadPermission,
      reviewUpdatePermission,
    ]);
    if (!mayRead) throw notAllowed(reviewReadPermission.name);
    return { scopes: await this.visibleScopes(context), mayUpdate };
  }

  /** The same for whoever changes one. @throws NotAllowedError */
  async rightsToChange(context: RequestContext): Promise<ReviewRights> {
    const rights = await this.rights(context);
    if (!rights.mayUpdate) throw notAllowed(reviewUpdatePermission.name);
    return rights;
  }

  /** @throws NotFoundError when there is none, or its reader may not see its scope */
  async find(
    tx: Knex,
    { scopes }: ReviewRights,
    key: string,
  ): Promise<StoredReview> {
    const stored = await this.store.get(tx, fromKey(key), scopes);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  /** The same of a series. */
  async findSeries(
    tx: Knex,
    { scopes }: ReviewRights,
    id: number,
  ): Promise<StoredSeries> {
    const stored = await this.series.get(tx, id);
    if (!stored || (scopes && !scopes.includes(stored.scope))) {
      throw new NotFoundError('There is no such series of reviews');
    }
    return stored;
  }

  /** A whole one. Action items that its reader may not see are not named. */
  async present(
    context: RequestContext,
    stored: StoredReview,
    { mayUpdate }: ReviewRights,
  ): Promise<Review> {
    const { catalog, database } = this.platform;
    const [known, series, decided, lessons, notes, besides] = await Promise.all(
      [
        catalog.known(database, [stored.scope]),
        this.series.get(database, stored.seriesId),
        this.decided.of(context, [stored.id]),
        this.lessons.of(context, stored.id),
        this.parts.notes(database, stored.id),
        this.store.besides(database, stored),
      ],
    );
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
      editable: mayUpdate && isOpen(stored),
    };
  }

  async presentSeries(series: StoredSeries): Promise<ReviewSeries> {
    const next = await this.store.open(this.platform.database, series.id);
    return {
      ...series,
      pool: series.pool.map(({ ref, zone }) => ({ ref, zone })),
      endedAt: instantOrNull(series.endedAt),
      next: next === undefined ? null : toKey('review', next.id),
      createdAt: toInstant(series.createdAt),
      updatedAt: toInstant(series.updatedAt),
    };
  }

  private async visibleScopes(context: RequestContext): Promise<Readable> {
    const { authorizer, database } = this.platform;
    const { entities } = await authorizer.decide(context, {
      entities: seesEntities,
    });
    if (seesAll(entities)) return undefined;
    const refs = (await this.store.scopes(database)).filter(
      scope => scope !== ORGANISATION,
    );
    const visible = await this.visibility.visibleOf(context, entities, refs);
    return [ORGANISATION, ...visible];
  }
}

/** Whether a review may still change. */
export function isOpen({ state }: Pick<StoredReview, 'state'>): boolean {
  return state === 'planned' || state === 'live';
}

/** The action items that an entry of a history names. */
function itemsIn({ actionItem }: HistoryEntry['changes']): number[] {
  const keys: unknown = actionItem;
  return Array.isArray(keys)
    ? keys.flatMap(key => (typeof key === 'string' ? fromKey(key) : []))
    : [];
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
    facilitator: review.facilitation.ref,
    decisions: review.decisions,
    updatedAt: toInstant(review.updatedAt),
  };
}
