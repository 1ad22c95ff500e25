import {
  AskReason,
  LearningRecord,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { CatalogVisibility } from '../../platform/catalog/CatalogVisibility';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { LearningReading } from '../LearningReading';
import { AskedLearnings } from './AskedLearnings';
import { AskingRounds } from './AskingRounds';
import { AskableEntity, WantedStore } from './WantedStore';

/** So many are held against what a reader may see, where that is not everything. */
const LOOKED_AT = 200;

/** A question that somebody wants to be asked, once it is known that they may. */
export interface WantedAsk {
  readonly learningId: string;
  readonly entity: string;
}

/**
 * Questions that people want to be asked, in a review for one. They come first in their team's turn, and are questions like any other otherwise:
 * no team is asked more than it can answer, and what is muted is not asked.
 */
export class WantedAsks {
  constructor(
    private readonly platform: Platform,
    private readonly store: WantedStore,
    private readonly reading: LearningReading,
    private readonly learnings: AskedLearnings,
    private readonly rounds: AskingRounds,
    private readonly visibility: CatalogVisibility,
  ) {}

  /**
   * Who can be asked in a scope, of those that the reader may see.
   *
   * @throws NotFoundError when they may not read the learning, or it does not stand
   */
  async askable(
    context: RequestContext,
    key: string,
    {
      scope,
      text,
      limit,
    }: {
      readonly scope: string;
      readonly text: string | undefined;
      readonly limit: number;
    },
  ): Promise<{ items: AskableEntity[]; more: boolean }> {
    const { database } = this.platform;
    const { id, entities } = await this.standing(context, key);
    const found = await this.store.askable(database, {
      learningId: id,
      scope,
      text,
      // It is their own.
      except: entities.map(({ ref }) => ref),
      limit: Math.max(limit + 1, LOOKED_AT),
    });
    const visible = await this.visibility.visibleTo(
      context,
      found.map(({ entity }) => entity),
    );
    const seen = found.filter(({ entity }) => visible.has(entity));
    return { items: seen.slice(0, limit), more: seen.length > limit };
  }

  /**
   * Finds out whether somebody may have an entity of a scope asked; before a transaction, since it looks elsewhere.
   *
   * @throws NotFoundError when they may not see one of both, or the entity is not in the scope
   */
  async prepare(
    context: RequestContext,
    {
      key,
      entity,
      scope,
    }: {
      readonly key: string;
      readonly entity: string;
      readonly scope: string;
    },
  ): Promise<WantedAsk> {
    const { id } = await this.standing(context, key);
    const visible = await this.visibility.visibleTo(context, [entity]);
    const isIn = await this.store.isIn(this.platform.database, scope, entity);
    if (!visible.has(entity) || !isIn) {
      throw new NotFoundError(`There is no ${entity} in ${scope}`);
    }
    return { learningId: id, entity };
  }

  /**
   * Has it asked as soon as its team has a place free.
   *
   * @throws ConflictError when it is answered, muted, or nobody's
   */
  async want(
    tx: Knex,
    { learningId, entity }: WantedAsk,
    reason: AskReason,
  ): Promise<void> {
    await this.rounds.hold(tx);
    const { owner, isMuted, match } = await this.store.standing(
      tx,
      learningId,
      entity,
    );
    if (match !== undefined && match.state !== 'unanswered') {
      throw new ConflictError(`${entity} has answered it already`);
    }
    if (isMuted) {
      throw new ConflictError(`${entity} is to be asked about no learning`);
    }
    if (owner === undefined) {
      throw new ConflictError(`Nobody answers for ${entity}`);
    }
    await this.store.want(
      tx,
      {
        learningId,
        entity,
        match,
        reasons: [...(match?.reasons ?? []), reason],
      },
      this.platform.clock(),
    );
    await this.rounds.next(tx);
  }

  /**
   * What some questions are about, for whoever may read it, and which of them have been asked.
   *
   * @param others - numbers of learnings that are named beside them
   */
  async named(
    context: RequestContext,
    asks: readonly WantedAsk[],
    others: readonly number[],
  ) {
    const { database } = this.platform;
    const ids = [...new Set(asks.map(({ learningId }) => learningId))];
    const rights = await this.learnings.rights(context);
    const [learnings, visible, asked, beside] = [
      await this.learnings.byIds(database, rights, ids),
      await this.visibility.visibleTo(
        context,
        asks.map(({ entity }) => entity),
      ),
      await this.store.asked(database, ids),
      await this.learnings.named(database, rights, others),
    ];
    return { learnings, visible, asked, beside };
  }

  /** Those of some entities that whoever asks may see. */
  async visible(
    context: RequestContext,
    entities: readonly string[],
  ): Promise<ReadonlySet<string>> {
    return this.visibility.visibleTo(context, entities);
  }

  /** Those of some learnings, by their numbers, that whoever asks may read. */
  async readable(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    const rights = await this.learnings.rights(context);
    const { database } = this.platform;
    return new Set((await this.learnings.named(database, rights, ids)).keys());
  }

  private async standing(
    context: RequestContext,
    key: string,
  ): Promise<LearningRecord> {
    const learning = await this.reading.get(context, key);
    if (learning.publishedAt === null || learning.state !== 'stands') {
      throw new NotFoundError(`There is no ${key} that stands`);
    }
    return learning;
  }
}
