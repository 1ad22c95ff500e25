import { toKey, wasPromised } from '@afterword/plugin-reliability-common';
import { OutboxEvent } from '../platform/outbox/Outbox';
import { accountableOf, StoredActionItem } from './ActionItemRow';

/** What `actionItem.assigned` carries: one event for each person or group that was made answerable. */
export interface AssignedPayload {
  readonly key: string;
  readonly role: 'owner' | 'assignee';
  readonly ref: string;
  /** Who did it. */
  readonly by: string | null;
}

/** What others hear of a write. */
export function eventsOf(
  before: StoredActionItem | undefined,
  after: StoredActionItem,
  by: string | null,
): OutboxEvent[] {
  const key = toKey('actionItem', after.id);
  const { confidentialId } = after;
  const written: OutboxEvent = {
    topic: before === undefined ? 'actionItem.created' : 'actionItem.updated',
    payload: { key, version: after.version },
    confidentialId,
  };
  const told = before === undefined ? [] : answerable(before);
  const assigned = answerable(after)
    .filter(
      ({ role, ref }) =>
        ref !== by &&
        !told.some(other => other.role === role && other.ref === ref),
    )
    .map(
      ({ role, ref }): OutboxEvent => ({
        topic: 'actionItem.assigned',
        payload: { key, role, ref, by } satisfies AssignedPayload,
        confidentialId,
      }),
    );
  return [written, ...assigned];
}

/** What others hear of an item that went with its draft. */
export function discardEventOf(item: StoredActionItem): OutboxEvent {
  return {
    topic: 'actionItem.discarded',
    payload: { key: toKey('actionItem', item.id), version: item.version },
    confidentialId: item.confidentialId,
  };
}

/**
 * Who has been told that they answer for an item. An idea in a draft is nobody's yet: its owner may not even read it before it is
 * promised. An idea that everybody can read is its named owner's; a promise is also the entity owner's.
 */
export function answerable(
  item: StoredActionItem,
): { role: AssignedPayload['role']; ref: string }[] {
  const promised = wasPromised(item);
  if (item.confidentialId !== null && !promised) return [];
  const owner = promised ? accountableOf(item) : item.owner;
  return [
    ...(owner === null ? [] : [{ role: 'owner' as const, ref: owner }]),
    ...(item.assignee === null || item.assignee === owner
      ? []
      : [{ role: 'assignee' as const, ref: item.assignee }]),
  ];
}
