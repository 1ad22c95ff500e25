import {
  changeUpdatePermission,
  fromKey,
  idInKey,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  Decision,
  demanded,
  leftBy,
  notAllowedOn,
} from '../platform/access/Authorizer';
import {
  BoundDecision,
  CatalogBoundPolicies,
} from '../platform/catalog/CatalogBoundPolicies';
import {
  CatalogVisibility,
  seesAll,
} from '../platform/catalog/CatalogVisibility';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { asResource, ChangeReader, everyChange } from './changeFilters';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange } from './ChangeRow';
import { ChangeStore } from './ChangeStore';

/** What somebody may see and do of change reviews. */
export interface ChangeRights {
  /** Whoever asks, and which change reviews the operation may be about. */
  readonly reader: ChangeReader;
  /** Which of those they may change. */
  readonly update: Decision<ReliabilityQuery>;
}

/** Finds change reviews for whoever asks: those that the policy leaves them, of which the catalog shows them all that they touch. */
export class ChangeFinder {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeStore,
    private readonly risks: ChangeRiskStore,
    private readonly policies: CatalogBoundPolicies<ReliabilityQuery>,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** @throws NotAllowedError for whoever may read no change review */
  async demandReading(context: RequestContext): Promise<void> {
    await this.policies.reading(context);
  }

  /**
   * What somebody may see of all change reviews, or of one: then the catalog is asked about no more than what that one touches.
   *
   * @throws NotAllowedError for whoever may read no change review
   */
  async reader(context: RequestContext, key?: string): Promise<ChangeReader> {
    return this.readerOf(context, await this.policies.reading(context), () =>
      this.touched(key),
    );
  }

  /** What somebody may see of all changes of some entities. @throws NotAllowedError for whoever may read no change review */
  async readerBeside(
    context: RequestContext,
    entities: readonly string[],
  ): Promise<ChangeReader> {
    return this.readerOf(context, await this.policies.reading(context), () =>
      this.store.touchedBeside(this.platform.database, entities),
    );
  }

  /** What somebody may see and do of one. @throws NotAllowedError for whoever may read no change review */
  async rights(context: RequestContext, key: string): Promise<ChangeRights> {
    const decided = await this.policies.readingToChange(context);
    const reader = await this.readerOf(context, decided, () =>
      this.touched(key),
    );
    return { reader, update: decided.update };
  }

  /** The same for whoever changes it. @throws NotAllowedError */
  async rightsToChange(
    context: RequestContext,
    key: string,
  ): Promise<ChangeRights> {
    const rights = await this.rights(context, key);
    demanded(rights.update, changeUpdatePermission);
    return rights;
  }

  /** One as it is stored. @throws NotFoundError when there is none, or its reader may not see it */
  async find(
    tx: Knex,
    reader: ChangeReader,
    key: string,
    options = { held: false },
  ): Promise<StoredChange> {
    const stored = await this.store.get(tx, fromKey(key), reader, options);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  /**
   * The same for a change of it, held until the transaction ends.
   *
   * @throws NotFoundError, and NotAllowedError when the caller may see it and not change it
   */
  async findToChange(
    tx: Knex,
    rights: ChangeRights,
    key: string,
  ): Promise<StoredChange> {
    const stored = await this.find(tx, rights.reader, key, { held: true });
    if (!(await this.mayChange(tx, stored.id, rights))) {
      throw notAllowedOn(changeUpdatePermission, key);
    }
    return stored;
  }

  /** Whether somebody who may see a change review may change it. */
  async mayChange(
    tx: Knex,
    id: number,
    { update }: ChangeRights,
  ): Promise<boolean> {
    const left = await leftBy(update, [id], criteria =>
      this.store.seen(tx, [id], { ...everyChange, criteria }),
    );
    return left.has(id);
  }

  /** Which of some change reviews somebody may see. @throws NotAllowedError for whoever may read none */
  async seen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const { database } = this.platform;
    const decided = await this.policies.reading(context);
    const reader = await this.readerOf(context, decided, () =>
      this.store.touched(database, ids),
    );
    return this.store.seen(database, ids, reader);
  }

  /** Change reviews as policies see them; whoever asks, since it is the permission framework that asks. None of them is confidential. */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { catalog, database } = this.platform;
    const ids = keys.map(key => idInKey('change', key));
    const asked = ids.flatMap(id => id ?? []);
    const found = await this.store.getUnrestricted(database, asked);
    const prepared = await this.risks.ownersOf(database, asked);
    const owners = await catalog.ownersOf(
      database,
      found.flatMap(({ entities }) => entities),
    );
    return ids.map(id => {
      const change = found.find(each => each.id === id);
      return (
        change && asResource(change, prepared.get(change.id) ?? [], owners)
      );
    });
  }

  private touched(key: string | undefined): Promise<string[]> {
    return this.store.touched(
      this.platform.database,
      key === undefined ? undefined : [fromKey(key)],
    );
  }

  private async readerOf(
    context: RequestContext,
    { criteria, entities }: BoundDecision<ReliabilityQuery>,
    asked: () => Promise<readonly string[]>,
  ): Promise<ChangeReader> {
    const readable = seesAll(entities)
      ? undefined
      : await this.visibility.visibleOf(context, entities, await asked());
    return { criteria, readable };
  }
}
