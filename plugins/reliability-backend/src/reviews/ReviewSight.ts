import {
  fromKey,
  idInKey,
  ORGANISATION,
  reviewUpdatePermission,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  Decision,
  demanded,
  leftBy,
  notAllowedOn,
} from '../platform/access/Authorizer';
import { orNobody } from '../platform/access/orNobody';
import {
  BoundDecision,
  CatalogBoundPolicies,
} from '../platform/catalog/CatalogBoundPolicies';
import {
  CatalogVisibility,
  seesAll,
} from '../platform/catalog/CatalogVisibility';
import { Readable } from '../platform/catalog/whereReadable';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { asResource, ReviewReader } from './reviewFilters';
import { StoredReview, StoredSeries } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewStore } from './ReviewStore';

/** What whoever asks may do with reviews. */
export interface ReviewRights {
  /** Whoever asks, and which reviews the operation may be about. */
  readonly reader: ReviewReader;
  /** Which of those they may change. */
  readonly update: Decision<ReliabilityQuery>;
}

/** Finds reviews for whoever asks: those that the policy leaves them, of scopes that the catalog shows them, and which of them they may change. */
export class ReviewSight {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly series: ReviewSeriesStore,
    private readonly policies: CatalogBoundPolicies<ReliabilityQuery>,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** For what offers no change. @throws NotAllowedError for whoever may read no review */
  async reader(context: RequestContext): Promise<ReviewReader> {
    return this.readerOf(context, await this.policies.reading(context));
  }

  /** @throws NotAllowedError for whoever may read no review */
  async rights(context: RequestContext): Promise<ReviewRights> {
    const decided = await this.policies.readingToChange(context);
    const reader = await this.readerOf(context, decided);
    return { reader, update: decided.update };
  }

  /** The same for whoever changes one. @throws NotAllowedError */
  async rightsToChange(context: RequestContext): Promise<ReviewRights> {
    const rights = await this.rights(context);
    demanded(rights.update, reviewUpdatePermission);
    return rights;
  }

  /** @throws NotFoundError when there is none, or its reader may not see it */
  async find(
    tx: Knex,
    reader: ReviewReader,
    key: string,
  ): Promise<StoredReview> {
    const stored = await this.store.get(tx, fromKey(key), reader);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  /**
   * The same for a change.
   *
   * @throws NotFoundError, and NotAllowedError when the caller may see it and not change it
   */
  async findToChange(
    tx: Knex,
    rights: ReviewRights,
    key: string,
  ): Promise<StoredReview> {
    const stored = await this.find(tx, rights.reader, key);
    if (!(await this.mayChange(tx, stored.id, rights))) {
      throw notAllowedOn(reviewUpdatePermission, key);
    }
    return stored;
  }

  /** A series, for whoever may see any of its reviews. @throws NotFoundError */
  async findSeries(
    tx: Knex,
    reader: ReviewReader,
    id: number,
  ): Promise<StoredSeries> {
    const stored = await this.series.get(tx, id);
    if (!stored || !(await this.store.seesAny(tx, id, reader))) {
      throw new NotFoundError('There is no such series of reviews');
    }
    return stored;
  }

  /** The same for whoever changes it, and so the last of its reviews, or what follows that. @throws NotFoundError, NotAllowedError */
  async findSeriesToChange(
    tx: Knex,
    rights: ReviewRights,
    id: number,
  ): Promise<StoredSeries> {
    const stored = await this.findSeries(tx, rights.reader, id);
    if (!(await this.mayChangeSeries(tx, id, rights))) {
      throw notAllowedOn(reviewUpdatePermission, 'this series of reviews');
    }
    return stored;
  }

  /** The same, held until the transaction ends, before any of its reviews is written. @throws NotFoundError, NotAllowedError */
  async holdSeriesToChange(
    tx: Knex,
    rights: ReviewRights,
    id: number,
  ): Promise<StoredSeries> {
    // Its last review may become another one while somebody waits for it.
    await this.series.hold(tx, id);
    return this.findSeriesToChange(tx, rights, id);
  }

  /** Those of some reviews that whoever asks may see; none for whoever may read none. */
  async seen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const reader = await this.reader(context).catch(orNobody);
    if (reader === undefined) return new Set();
    return this.store.seen(this.platform.database, ids, reader);
  }

  /** Reviews as policies see them; whoever asks, since it is the permission framework that asks. None of them is confidential. */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { catalog, database } = this.platform;
    const ids = keys.map(key => idInKey('review', key));
    const found = await this.store.getUnrestricted(
      database,
      ids.flatMap(id => id ?? []),
    );
    const owners = await catalog.ownersOf(
      database,
      found.map(({ scope }) => scope),
    );
    const series = await this.series.getAll(
      database,
      found.map(({ seriesId }) => seriesId),
    );
    return ids.map(id => {
      const review = found.find(each => each.id === id);
      const of = review && series.get(review.seriesId);
      return review && of && asResource(review, of, owners);
    });
  }

  /** Whether somebody may change a series: the last of its reviews, or what follows that. */
  async mayChangeSeries(
    tx: Knex,
    id: number,
    rights: ReviewRights,
  ): Promise<boolean> {
    const last = await this.store.last(tx, id);
    return last !== undefined && this.mayChange(tx, last, rights);
  }

  /** Whether somebody may change a review, and see it. */
  async mayChange(
    tx: Knex,
    id: number,
    { reader, update }: ReviewRights,
  ): Promise<boolean> {
    const left = await leftBy(update, [id], criteria =>
      this.store.seen(tx, [id], { scopes: undefined, criteria }),
    );
    if (!left.has(id)) return false;
    return (await this.store.seen(tx, [id], reader)).has(id);
  }

  private async readerOf(
    context: RequestContext,
    { criteria, entities }: BoundDecision<ReliabilityQuery>,
  ): Promise<ReviewReader> {
    return { criteria, scopes: await this.visibleScopes(context, entities) };
  }

  private async visibleScopes(
    context: RequestContext,
    entities: Decision<PermissionCondition>,
  ): Promise<Readable> {
    if (seesAll(entities)) return undefined;
    const refs = (await this.store.scopes(this.platform.database)).filter(
      scope => scope !== ORGANISATION,
    );
    const visible = await this.visibility.visibleOf(context, entities, refs);
    return [ORGANISATION, ...visible];
  }
}
