import { instantOrNull, toKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes, changesBetween } from '../platform/history/History';
import { VersionMoved } from '../platform/http/httpErrors';
import { OutboxEvent } from '../platform/outbox/Outbox';
import { Platform } from '../platform/Platform';
import { ChangeFields, StoredChange } from './ChangeRow';
import { ChangeStore } from './ChangeStore';

/** Who does something to a change review, and what it is called in its history. */
export interface ChangeRecord {
  /** Null: it followed from something else. */
  readonly actor: string | null;
  readonly action: string;
  /** Imports are silent: no event leaves. */
  readonly silent?: boolean;
}

/** Writes change reviews with all that belongs to a write: history and outbox. It runs in its caller's transaction, which holds the change. */
export class ChangeWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeStore,
  ) {}

  /** @returns its id */
  async insert(
    tx: Knex,
    fields: ChangeFields,
    record: ChangeRecord,
  ): Promise<number> {
    const { history } = this.platform;
    const id = await this.store.insert(tx, fields);
    await history.append(tx, {
      ...entryOf({ id, version: 1 }, record),
      at: fields.createdAt,
      changes: {},
    });
    await this.tell(tx, 'change.created', id, record, fields.createdAt);
    return id;
  }

  /**
   * Writes a changed review. The state before must come from this transaction.
   *
   * @param under - what was written under it in the same step; it has a new version for that alone
   * @returns the new state; the same object when nothing differs
   * @throws VersionMoved when somebody else was faster
   */
  async update(
    tx: Knex,
    before: StoredChange,
    fields: ChangeFields,
    record: ChangeRecord,
    under: Changes = {},
  ): Promise<StoredChange> {
    const { clock, history } = this.platform;
    const changes = {
      ...changesBetween(visible(before), visible(fields)),
      // By hand they move with the status, which tells it.
      ...(before.status === fields.status
        ? changesBetween(moments(before), moments(fields))
        : {}),
      ...under,
    };
    const isSame =
      before.recordHash === fields.recordHash &&
      Object.keys(changes).length === 0;
    if (isSame) return before;
    const now = clock();
    const after: StoredChange = {
      ...fields,
      id: before.id,
      version: before.version + 1,
      updatedAt: now,
    };
    if (!(await this.store.update(tx, before.id, before.version, after))) {
      throw new VersionMoved();
    }
    await history.append(tx, { ...entryOf(after, record), at: now, changes });
    const isReviewed =
      after.status === 'reviewed' && before.status !== 'reviewed';
    await this.tell(
      tx,
      isReviewed ? 'change.reviewed' : 'change.updated',
      after.id,
      record,
      now,
    );
    return after;
  }

  /** Notes in the history that something under a change was written. */
  async wrote(
    tx: Knex,
    change: StoredChange,
    changes: Changes,
    record: ChangeRecord,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const now = clock();
    await this.store.touch(tx, change.id, now);
    await history.append(tx, { ...entryOf(change, record), at: now, changes });
    await this.tell(tx, 'change.updated', change.id, record, now);
  }

  /** Notes that somebody said what belongs to a change, which whoever says so next has to know. */
  async answered(
    tx: Knex,
    before: StoredChange,
    changes: Changes,
    record: ChangeRecord,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const now = clock();
    const after = { ...before, version: before.version + 1, updatedAt: now };
    if (!(await this.store.update(tx, before.id, before.version, after))) {
      throw new VersionMoved();
    }
    await history.append(tx, { ...entryOf(after, record), at: now, changes });
    await this.tell(tx, 'change.updated', before.id, record, now);
  }

  /** Notes in the history what was written under a change that has been written already, an entry for each; whoever wrote it has told of it. */
  async noted(
    tx: Knex,
    change: StoredChange,
    parts: readonly Changes[],
    record: ChangeRecord,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const at = clock();
    await history.appendAll(
      tx,
      parts.map(changes => ({ ...entryOf(change, record), at, changes })),
    );
  }

  private async tell(
    tx: Knex,
    topic: OutboxEvent['topic'],
    id: number,
    { actor: by, silent }: ChangeRecord,
    now: number,
  ): Promise<void> {
    if (silent) return;
    const payload = { key: toKey('change', id), by };
    await this.platform.outbox.add(
      tx,
      { topic, payload, confidentialId: null },
      now,
    );
  }
}

function entryOf(
  { id, version }: Pick<StoredChange, 'id' | 'version'>,
  { actor, action }: ChangeRecord,
) {
  return {
    kind: 'change' as const,
    id,
    version,
    actor,
    action,
    confidentialId: null,
  };
}

/** When a change was made, and taken up again. */
function moments({ doneAt, firstDoneAt, reopenedAt }: ChangeFields) {
  return {
    doneAt: instantOrNull(doneAt),
    firstDoneAt: instantOrNull(firstDoneAt ?? doneAt),
    reopenedAt: instantOrNull(reopenedAt),
  };
}

/** What a history shows of a change review, as readers see it. */
function visible(fields: ChangeFields) {
  return {
    title: fields.title,
    description: fields.description,
    entities: fields.entities,
    plannedFor: instantOrNull(fields.plannedFor),
    until: instantOrNull(fields.until),
    owner: fields.owner,
    release: fields.release,
    url: fields.url,
    status: fields.status,
    reason: fields.reason,
    outcome: fields.outcome,
    extra: fields.extra,
  };
}
