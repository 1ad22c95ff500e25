import { Review, toKey } from '@afterword/plugin-reliability-common';
import { ActionItems, SeesItems } from '../actionItems';
import { orNobody } from '../platform/access/orNobody';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { inTheRoom } from '../platform/access/inTheRoom';
import { ReviewPartStore, StoredDecision } from './ReviewPartStore';

/** Reads decisions on behalf of people and services, with what they became as far as they may see it. */
export class DecisionReading {
  constructor(
    private readonly platform: Platform,
    private readonly parts: ReviewPartStore,
    private readonly actionItems: ActionItems,
  ) {}

  /** The decisions of some reviews, by the ids of these. */
  async of(
    context: RequestContext,
    reviewIds: readonly number[],
  ): Promise<ReadonlyMap<number, Review['decisions']>> {
    const { database } = this.platform;
    const stored = await this.parts.decisionsOf(database, reviewIds);
    const ids = [...stored.values()]
      .flat()
      .flatMap(each => each.actionItemId ?? []);
    const { sees, seesInRoom } = await this.sight(context, ids);
    const [seen, forAll] = await Promise.all([
      sees(database, ids),
      seesInRoom(database, ids),
    ]);
    const present = ({ actionItemId, ...decision }: StoredDecision) => {
      const isSeen = actionItemId !== null && seen.has(actionItemId);
      return {
        ...decision,
        actionItem: isSeen ? toKey('actionItem', actionItemId) : null,
        linked: actionItemId !== null,
        confidential: isSeen && !forAll.has(actionItemId),
      };
    };
    return new Map(
      [...stored].map(([id, decisions]) => [id, decisions.map(present)]),
    );
  }

  /** Those of some action items that whoever asks may see. */
  async seen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    const { sees } = await this.sight(context, ids);
    return sees(this.platform.database, ids);
  }

  /** The same of those that all see who may see a review. */
  async seenInRoom(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    const { seesInRoom } = await this.sight(context, ids);
    return seesInRoom(this.platform.database, ids);
  }

  /** Asks the policy; what it left is looked up afterwards, in a transaction too. */
  async sees(context: RequestContext): Promise<SeesItems> {
    return (await this.sight(context)).sees;
  }

  /** The same, and what of it all who may see a review see too; the policy is not asked where there is nothing to look up. */
  private async sight(context: RequestContext, ids?: readonly number[]) {
    const { policies, store } = this.actionItems;
    const reader =
      ids?.length === 0
        ? undefined
        : (await policies.reading(context).catch(orNobody))?.reader;
    const looking =
      ({ principal }: RequestContext): SeesItems =>
      async (tx, asked) =>
        reader === undefined
          ? new Set<number>()
          : store.seen(tx, asked, { ...reader, principal });
    return { sees: looking(context), seesInRoom: looking(inTheRoom(context)) };
  }
}
