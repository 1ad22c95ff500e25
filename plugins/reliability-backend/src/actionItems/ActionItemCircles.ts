import { toKey, wasPromised } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Circle } from '../platform/access/Circle';
import { inOrder } from '../platform/database/inOrder';
import { Outdated } from '../platform/database/inTransaction';
import { Platform } from '../platform/Platform';
import { Incidents } from '../incidents';
import { actionItemFact } from './actionItemFact';
import { ActionItemLinks } from './ActionItemLinks';
import { ActionItemFields, StoredActionItem } from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';

/**
 * Decides who may read an action item.
 *
 * What belongs to a draft, or to a restricted incident, is guarded by it. An idea has the very readers of its guard: it carries the
 * guard's `confidentialId`, so that whoever joins or leaves there joins or leaves here, and releasing the guard releases it. A
 * promise must show its own text to those who answer for it as well, who need not be readers of the draft: it gets a circle of its
 * own, made of the guard's and of its owner, assignee and entity, and the postmortem stays unnamed to those who may not see that.
 *
 * So an item with a `confidentialId` has its own circle exactly when it was ever promised. What it was as an idea stays with the guard's
 * circle, and what it was as a promise with its own, also when everybody may read what it is.
 */
export class ActionItemCircles {
  constructor(
    private readonly platform: Platform,
    private readonly store: ActionItemStore,
    private readonly incidents: Incidents,
    private readonly links: ActionItemLinks,
  ) {}

  /** Who may read each of some new action items. */
  async ofNew(
    tx: Knex,
    items: readonly ActionItemFields[],
  ): Promise<(number | null)[]> {
    const guards = await this.guardsOf(tx, items);
    const ids: (number | null)[] = [];
    for (const [index, item] of items.entries()) {
      ids.push(await this.circleFor(tx, guards[index], item));
    }
    return ids;
  }

  /**
   * Who may read an action item after it has changed; what everybody read of its history and of its events follows, its row and its fact
   * are the caller's.
   *
   * @throws Outdated when who may read it has changed since it was read
   */
  async ofChanged(
    tx: Knex,
    before: StoredActionItem,
    after: ActionItemFields,
  ): Promise<number | null> {
    const [guard] = await this.guardsOf(tx, [after]);
    // Before the guard was held, publishing it may have given the item other readers than it was read with.
    const [held] = await this.store.holdUnrestricted(tx, [before.id]);
    if (held?.confidentialId !== before.confidentialId) throw new Outdated();
    return this.settle(tx, before, after, {
      guard,
      isElsewhere: hasMoved(before, after),
    });
  }

  /**
   * Sets anew who may read some action items whose guards have changed; it is no edit of theirs.
   *
   * @throws Outdated when one of them has got another guard since they were read
   */
  async follow(
    tx: Knex,
    items: readonly StoredActionItem[],
    { isPublished = false }: { readonly isPublished?: boolean } = {},
  ): Promise<void> {
    const guards = await this.guardsOf(
      tx,
      isPublished
        ? items.map(item => ({ ...item, postmortemId: null }))
        : items,
    );
    const held = await this.held(tx, items);
    for (const [index, item] of held.entries()) {
      await this.followOne(tx, item, guards[index], isPublished);
    }
  }

  /** The same for items of a draft that the transaction holds, and whose circle has changed. */
  async followDraft(
    tx: Knex,
    items: readonly StoredActionItem[],
    circle: number,
  ): Promise<void> {
    for (const item of await this.held(tx, items)) {
      await this.followOne(tx, item, circle, false);
    }
  }

  /** Action items as they are now, held: a record may have put one elsewhere while only its new guard was held. */
  private async held(
    tx: Knex,
    items: readonly StoredActionItem[],
  ): Promise<StoredActionItem[]> {
    if (items.length === 0) return [];
    const rows = await this.store.holdUnrestricted(
      tx,
      items.map(({ id }) => id),
    );
    const present = new Map(rows.map(row => [row.id, row]));
    return items.map(item => {
      const row = present.get(item.id);
      if (row === undefined || hasMoved(item, row)) throw new Outdated();
      return row;
    });
  }

  private async followOne(
    tx: Knex,
    item: StoredActionItem,
    guard: number | null,
    isElsewhere: boolean,
  ): Promise<void> {
    const confidentialId = await this.settle(tx, item, item, {
      guard,
      isElsewhere,
    });
    if (confidentialId === item.confidentialId) return;
    await this.store.setConfidentialId(tx, item.id, confidentialId);
    await this.platform.facts.replaceActionItems(tx, [
      actionItemFact({ ...item, confidentialId }),
    ]);
  }

  /**
   * What keeps each action item from everybody: the draft that it is part of, else the restricted incident that it is about. Both are
   * kept as they are until the transaction ends, the incidents first, as everywhere.
   */
  private async guardsOf(
    tx: Knex,
    items: readonly Belonging[],
  ): Promise<(number | null)[]> {
    const incidents = await this.incidentCircles(
      tx,
      inOrder(items.map(item => item.incidentId)),
    );
    const drafts = new Map<number, number | null>();
    for (const id of inOrder(items.map(item => item.postmortemId))) {
      drafts.set(id, await this.links.draftCircle(tx, id));
    }
    return items.map(
      ({ incidentId, postmortemId }) =>
        drafts.get(postmortemId ?? 0) ?? incidents.get(incidentId ?? 0) ?? null,
    );
  }

  private async incidentCircles(
    tx: Knex,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, number | null>> {
    if (ids.length === 0) return new Map();
    const { store } = this.incidents;
    // So that restricting one does not pass what is being written about it.
    await store.keep(tx, ids);
    const kept = await store.getUnrestricted(tx, ids);
    return new Map(kept.map(({ id, confidentialId }) => [id, confidentialId]));
  }

  private async settle(
    tx: Knex,
    before: StoredActionItem,
    after: ActionItemFields,
    {
      guard,
      isElsewhere,
    }: {
      readonly guard: number | null;
      /** Whether another than before guards it: the new one's readers are not those of what it was. */
      readonly isElsewhere: boolean;
    },
  ): Promise<number | null> {
    const { access, history, outbox } = this.platform;
    const own = wasPromised(before) ? before.confidentialId : null;
    const isKept = guard !== null && wasPromised(after) && !isElsewhere;
    if (own !== null && isKept) {
      await access.replace(tx, own, await this.ownCircle(tx, guard, after));
      return own;
    }
    if (own !== null) await access.release(tx, own);
    const next = await this.circleFor(tx, guard, after);
    if (next !== null && next !== before.confidentialId) {
      await history.restrict(tx, 'actionItem', before.id, next);
      await outbox.restrict(tx, toKey('actionItem', before.id), next);
    }
    return next;
  }

  private async circleFor(
    tx: Knex,
    guard: number | null,
    item: ActionItemFields,
  ): Promise<number | null> {
    if (guard === null || !wasPromised(item)) return guard;
    return this.platform.access.create(
      tx,
      await this.ownCircle(tx, guard, item),
      this.platform.clock(),
    );
  }

  private async ownCircle(
    tx: Knex,
    guard: number,
    item: ActionItemFields,
  ): Promise<Circle> {
    const { readers, entities } = await this.platform.access.circle(tx, guard);
    return {
      readers: [
        ...readers,
        ...(item.owner === null ? [] : [[item.owner, 'owner'] as const]),
        ...(item.assignee === null
          ? []
          : [[item.assignee, 'assignee'] as const]),
      ],
      entities: item.entity === null ? entities : [...entities, item.entity],
    };
  }
}

function hasMoved(before: Belonging, after: Belonging): boolean {
  return (
    before.postmortemId !== after.postmortemId ||
    before.incidentId !== after.incidentId
  );
}

type Belonging = Pick<StoredActionItem, 'postmortemId' | 'incidentId'>;
