import { toKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Circle } from '../platform/access/Access';
import { Platform } from '../platform/Platform';
import { Incidents } from '../incidents';
import { actionItemFact } from './actionItemFact';
import { ActionItemLinks } from './ActionItemLinks';
import {
  ActionItemFields,
  StoredActionItem,
  wasPromised,
} from './ActionItemRow';
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

  /** Who may read an action item after it has changed; what everybody read of its history and of its events follows, its row and its fact are the caller's. */
  async ofChanged(
    tx: Knex,
    before: StoredActionItem,
    after: ActionItemFields,
  ): Promise<number | null> {
    const guard = await this.guardOf(tx, after);
    const isElsewhere =
      before.postmortemId !== after.postmortemId ||
      before.incidentId !== after.incidentId;
    return this.settle(tx, before, after, { guard, isElsewhere });
  }

  /** Sets anew who may read an action item whose guard has changed; it is no edit of the item. */
  async follow(
    tx: Knex,
    item: StoredActionItem,
    { isPublished = false }: { readonly isPublished?: boolean } = {},
  ): Promise<void> {
    const guard = await this.guardOf(
      tx,
      isPublished ? { ...item, postmortemId: null } : item,
    );
    const confidentialId = await this.settle(tx, item, item, {
      guard,
      isElsewhere: isPublished,
    });
    if (confidentialId === item.confidentialId) return;
    await this.store.setConfidentialId(tx, item.id, confidentialId);
    await this.platform.facts.replaceActionItems(tx, [
      actionItemFact({ ...item, confidentialId }),
    ]);
  }

  private async guardOf(tx: Knex, item: Belonging): Promise<number | null> {
    const [guard] = await this.guardsOf(tx, [item]);
    return guard;
  }

  /**
   * What keeps each action item from everybody: the draft that it is part of, else the restricted incident that it is about. Both are
   * held as they are until the transaction ends, in one order everywhere, so that two who hold several never wait for each other.
   */
  private async guardsOf(
    tx: Knex,
    items: readonly Belonging[],
  ): Promise<(number | null)[]> {
    const drafts = new Map<number, number | null>();
    for (const id of inOrder(items.map(item => item.postmortemId))) {
      drafts.set(id, await this.links.draftCircle(tx, id));
    }
    const draftOf = ({ postmortemId }: Belonging) =>
      drafts.get(postmortemId ?? 0) ?? null;
    const incidents = new Map<number, number | null>();
    const unguarded = items.filter(item => draftOf(item) === null);
    for (const id of inOrder(unguarded.map(item => item.incidentId))) {
      incidents.set(id, await this.incidents.store.confidentialIdOf(tx, id));
    }
    return items.map(
      item => draftOf(item) ?? incidents.get(item.incidentId ?? 0) ?? null,
    );
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

type Belonging = Pick<StoredActionItem, 'postmortemId' | 'incidentId'>;

function inOrder(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.flatMap(id => id ?? []))].sort((a, b) => a - b);
}

/** In the order in which postmortems are held everywhere, so that two who hold several never wait for each other. */
export function byPostmortem<
  TItem extends Pick<StoredActionItem, 'postmortemId'>,
>(items: readonly TItem[]): TItem[] {
  return [...items].sort(
    (a, b) => (a.postmortemId ?? 0) - (b.postmortemId ?? 0),
  );
}
