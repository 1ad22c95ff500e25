import { instantOrNull } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  Changes,
  changesBetween,
  circleOfChange,
  History,
} from '../platform/history/History';
import { VersionMoved } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { ActionItemCircles } from './ActionItemCircles';
import { discardEventOf, eventsOf } from './actionItemEvents';
import { actionItemFact } from './actionItemFact';
import { ActionItemFields, StoredActionItem } from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';

/** How a write is recorded. */
export interface ActionItemRecord {
  /** Who, for the history; null keeps no author. */
  readonly actor: string | null;
  readonly action: string;
  /** Imports are silent: no event leaves, nobody is notified. */
  readonly silent?: boolean;
}

/** An action item to create. */
export interface NewActionItem {
  readonly given: ActionItemFields;
  readonly record: ActionItemRecord;
}

/**
 * Writes action items with all that belongs to a write: readers, history, facts, outbox. It runs inside a transaction that its
 * caller owns, asks for no permission and judges no step: people come through {@link ActionItemEditing}, imports through theirs.
 */
export class ActionItemWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: ActionItemStore,
    private readonly circles: ActionItemCircles,
  ) {}

  async create(tx: Knex, item: NewActionItem): Promise<number> {
    const [id] = await this.createAll(tx, [item]);
    return id;
  }

  /** Creates many at once, in as few statements as they need. */
  async createAll(
    tx: Knex,
    items: readonly NewActionItem[],
  ): Promise<number[]> {
    if (items.length === 0) return [];
    const { catalog, facts, history } = this.platform;
    const given = items.map(item => item.given);
    const confidentialIds = await this.circles.ofNew(tx, given);
    const toWrite = given.map((fields, index) => ({
      ...fields,
      confidentialId: confidentialIds[index],
    }));
    const ids = await this.store.insertAll(tx, toWrite);
    const owners = await catalog.ownersOf(
      tx,
      given.flatMap(({ entity }) => entity ?? []),
    );
    const stored = toWrite.map(
      (fields, index): StoredActionItem => ({
        ...fields,
        id: ids[index],
        version: 1,
        entityOwner: owners.get(fields.entity ?? '') ?? null,
      }),
    );
    await facts.insertActionItems(tx, stored.map(actionItemFact));
    await history.appendAll(
      tx,
      stored.map((item, index) => this.entry(item, items[index].record)),
    );
    for (const [index, item] of stored.entries()) {
      await this.announce(tx, undefined, item, items[index].record);
    }
    return ids;
  }

  /**
   * Writes a changed action item. The state before must come from this transaction.
   *
   * @returns the new state; the same object when nothing differs
   * @throws VersionMoved when somebody else was faster; the transaction must not be committed then
   */
  async update(
    tx: Knex,
    before: StoredActionItem,
    given: ActionItemFields,
    record: ActionItemRecord,
  ): Promise<StoredActionItem> {
    const { catalog, clock, facts, history } = this.platform;
    const changes = changesBetween(visible(before), visible(given));
    const sameUnseen =
      before.postmortemId === given.postmortemId &&
      before.incidentId === given.incidentId &&
      before.recordHash === given.recordHash;
    if (sameUnseen && Object.keys(changes).length === 0) return before;
    const confidentialId = await this.circles.ofChanged(tx, before, given);
    const owners = await catalog.ownersOf(
      tx,
      given.entity === null ? [] : [given.entity],
    );
    const after: StoredActionItem = {
      ...given,
      id: before.id,
      version: before.version + 1,
      updatedAt: clock(),
      entityOwner: owners.get(given.entity ?? '') ?? null,
      confidentialId,
    };
    const written = await this.store.update(
      tx,
      before.id,
      before.version,
      after.version,
      after,
    );
    if (!written) throw new VersionMoved();
    await facts.replaceActionItems(tx, [actionItemFact(after)]);
    await history.append(tx, {
      ...this.entry(after, record),
      changes: toldOf(changes, before),
      confidentialId: circleOfChange(before, after),
    });
    await this.announce(tx, before, after, record);
    return after;
  }

  /** Takes the items of a draft out of the world with it; that they were stays in the history of those who read them. */
  async discardOf(
    tx: Knex,
    postmortemId: number,
    record: ActionItemRecord,
  ): Promise<void> {
    const { clock, facts, history, outbox } = this.platform;
    const items = await this.store.getOf(tx, 'postmortem', [postmortemId]);
    const ids = items.map(({ id }) => id);
    await facts.forgetActionItems(tx, ids);
    await this.store.deleteAll(tx, ids);
    for (const item of items) {
      const gone = { ...item, version: item.version + 1 };
      await history.append(tx, this.entry(gone, record));
      await outbox.add(tx, discardEventOf(gone), clock());
    }
  }

  /** Makes the items of a postmortem as public as it is now; to be called in the transaction that publishes it. */
  async releaseForPostmortem(tx: Knex, postmortemId: number): Promise<void> {
    const items = await this.store.getOf(tx, 'postmortem', [postmortemId]);
    await this.circles.follow(tx, items, { isPublished: true });
  }

  /** Lets the items of a draft follow its readers; to be called in the transaction that changed them. */
  async reviseCircle(
    tx: Knex,
    draft: { readonly id: number; readonly confidentialId: number },
  ): Promise<void> {
    const items = await this.store.getOf(tx, 'postmortem', [draft.id]);
    await this.circles.followDraft(tx, items, draft.confidentialId);
  }

  /** Lets items of incidents follow their visibility and their readers. */
  async followIncidents(
    tx: Knex,
    items: readonly StoredActionItem[],
  ): Promise<void> {
    await this.circles.follow(tx, items);
  }

  private entry(
    item: StoredActionItem,
    record: ActionItemRecord,
  ): Parameters<History['append']>[1] {
    return {
      kind: 'actionItem',
      id: item.id,
      version: item.version,
      at: this.platform.clock(),
      actor: record.actor,
      action: record.action,
      changes: {},
      confidentialId: item.confidentialId,
    };
  }

  private async announce(
    tx: Knex,
    before: StoredActionItem | undefined,
    after: StoredActionItem,
    record: ActionItemRecord,
  ): Promise<void> {
    if (record.silent) return;
    const { clock, outbox } = this.platform;
    for (const event of eventsOf(before, after, record.actor)) {
      await outbox.add(tx, event, clock());
    }
  }
}

/** What an import left beside a promise is its draft's: of its change, those who answer for it hear that it was imported. */
function toldOf(
  { extra, ...told }: Changes,
  { confidentialId }: StoredActionItem,
): Changes {
  return extra === undefined || confidentialId !== null
    ? told
    : { ...told, extra };
}

/** What the history tells. Neither the postmortem nor the incident: an owner who may not see the draft reads this history. */
function visible(item: ActionItemFields) {
  return {
    title: item.title,
    description: item.description,
    type: item.type,
    status: item.status,
    statusNote: item.statusNote,
    entity: item.entity,
    owner: item.owner,
    assignee: item.assignee,
    due: item.due,
    originalDue: item.originalDue,
    checkOn: item.checkOn,
    acceptanceTest: item.acceptanceTest,
    trackerUrl: item.trackerUrl,
    committedAt: instantOrNull(item.committedAt),
    doneAt: instantOrNull(item.doneAt),
    verifiedAt: instantOrNull(item.verifiedAt),
    extra: item.extra,
  };
}
