import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { inBatches } from '../database/dialect';

/** What may happen that others hear of. */
export const outboxTopics = [
  'incident.created',
  'incident.updated',
  'incident.resolved',
  'incident.changeCause',
  'deployment.created',
  'deployment.updated',
  'postmortem.created',
  'postmortem.updated',
  'postmortem.published',
  'postmortem.addressed',
  'postmortem.discarded',
  'actionItem.created',
  'actionItem.updated',
  'actionItem.assigned',
  'actionItem.discarded',
  'learning.asked',
  'learning.askMoved',
  'change.created',
  'change.updated',
  'change.reviewed',
  'learning.toRevisit',
  'report.due',
  'review.facilitator',
  'review.moved',
  'review.cancelled',
  'review.closed',
] as const;

/** What has happened, for those who must hear of it later. Payloads carry keys and refs, never text that could be confidential. */
export interface OutboxEvent {
  readonly topic: (typeof outboxTopics)[number];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly confidentialId: number | null;
}

/** Written in the transaction of the write: an event exists exactly when the write does. */
export class Outbox {
  private readonly listeners = new Set<() => void>();

  async add(tx: Knex, event: OutboxEvent, now: number): Promise<void> {
    await this.addAll(tx, [event], now);
  }

  /** The same of several, in as few statements as they need. */
  async addAll(
    tx: Knex,
    events: readonly OutboxEvent[],
    now: number,
  ): Promise<void> {
    const rows = events.map(event => ({
      event_id: randomUUID(),
      topic: event.topic,
      payload: JSON.stringify(event.payload),
      state: 'pending',
      attempts: 0,
      available_at: now,
      created_at: now,
      done_by: '[]',
      last_error: null,
      confidential_id: event.confidentialId,
    }));
    for (const batch of inBatches(rows, 10)) await tx('outbox').insert(batch);
  }

  /** Gives the readers that a thing has got to what everybody could be told of it, such as what could not be delivered. */
  async restrict(tx: Knex, key: string, confidentialId: number): Promise<void> {
    await tx('outbox')
      .whereNull('confidential_id')
      .whereLike('payload', `%"key":"${key}"%`)
      .update({ confidential_id: confidentialId });
  }

  /** Tells the relay of this process that something may be waiting; called after the commit. */
  announce(): void {
    for (const listener of this.listeners) listener();
  }

  onAnnounced(listener: () => void): void {
    this.listeners.add(listener);
  }
}
