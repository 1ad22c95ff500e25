import {
  beginningBefore,
  nextReviewDay,
  proposeFacilitator,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes, changesBetween } from '../platform/history/History';
import { VersionMoved } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { proposed } from './facilitation';
import { toldOf } from './reviewEvents';
import { ReviewFields, StoredReview, StoredSeries } from './ReviewRow';
import { ReviewStore } from './ReviewStore';

/** Who does something to a review, and what it is called in its history. */
export interface ReviewRecord {
  readonly actor: string;
  readonly action: string;
}

/** What the last review of a series leaves to the next one. */
interface Predecessor {
  readonly day: string;
  /** From when the next one looks back on, UTC milliseconds. */
  readonly until: number;
}

/** Writes reviews with all that belongs to a write: history and outbox. It runs in its caller's transaction, which holds the series. */
export class ReviewWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
  ) {}

  /** Plans the next review of a series. @returns its id; null: the series is over, or ended */
  async planNext(
    tx: Knex,
    series: StoredSeries,
    last: Predecessor | null,
    actor: string,
  ): Promise<number | null> {
    if (series.endedAt !== null) return null;
    const { clock, history, outbox } = this.platform;
    const now = clock();
    const next = nextReviewDay(series.rhythm, last?.day ?? null, now);
    if (next === null) return null;
    const fields: ReviewFields = {
      seriesId: series.id,
      title: series.title,
      scope: series.scope,
      state: 'planned',
      day: next.day,
      startsAt: next.startsAt,
      length: series.length,
      periodFrom: last?.until ?? beginningBefore(series.rhythm, next),
      startedAt: null,
      endedAt: null,
      facilitation: proposed(await this.proposing(tx, series, next.startsAt)),
      attendance: [],
      arrangement: { added: [], order: [], parked: [] },
      reason: '',
      setting: null,
      createdAt: now,
      updatedAt: now,
    };
    const id = await this.store.insert(tx, fields);
    const planned = { ...fields, id, version: 1 };
    await history.append(tx, {
      ...entryOf(planned, { actor, action: 'created' }, now),
      changes: {},
    });
    await outbox.addAll(tx, toldOf(undefined, planned, series, actor), now);
    return id;
  }

  /** Plans the next review of a series that has none which is planned or live. @returns as {@link planNext} */
  async planAgain(
    tx: Knex,
    series: StoredSeries,
    actor: string,
  ): Promise<number | null> {
    const last = await this.store.lastEnded(tx, series.id);
    return this.planNext(tx, series, last ? leftBy(last) : null, actor);
  }

  /** Whose turn a review of a series would be, of those that the catalog still has. */
  async proposing(tx: Knex, series: StoredSeries, startsAt: number) {
    const refs = series.pool.map(({ ref }) => ref);
    const known = await this.platform.catalog.known(tx, refs);
    const [turns, load] = await Promise.all([
      this.store.turns(tx, series.id),
      this.store.load(tx, series.id, refs),
    ]);
    const candidates = series.pool.filter(({ ref }) => known.has(ref));
    return (said: {
      readonly declined: readonly string[];
      readonly volunteers: readonly string[];
    }) =>
      proposeFacilitator({
        candidates,
        turns,
        load,
        startsAt,
        ...said,
      });
  }

  /**
   * Writes a changed review. The state before must come from this transaction.
   *
   * @returns the new state; the same object when nothing differs
   * @throws VersionMoved when somebody else was faster
   */
  async update(
    tx: Knex,
    series: StoredSeries,
    before: StoredReview,
    fields: ReviewFields,
    record: ReviewRecord,
  ): Promise<StoredReview> {
    const { clock, history, outbox } = this.platform;
    const changes = changesBetween(visible(before), visible(fields));
    if (Object.keys(changes).length === 0) return before;
    const now = clock();
    const after: StoredReview = {
      ...fields,
      id: before.id,
      version: before.version + 1,
      updatedAt: now,
    };
    if (!(await this.store.update(tx, before.id, before.version, after))) {
      throw new VersionMoved();
    }
    await history.append(tx, { ...entryOf(after, record, now), changes });
    await outbox.addAll(tx, toldOf(before, after, series, record.actor), now);
    return after;
  }

  /** Notes in the history that something under a review was written. */
  async wrote(
    tx: Knex,
    review: StoredReview,
    changes: Changes,
    record: ReviewRecord,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const now = clock();
    await this.store.touch(tx, review.id, now);
    await history.append(tx, { ...entryOf(review, record, now), changes });
  }

  /** Notes in the history what somebody wrote on a topic, as one change for as long as they type. */
  async noted(
    tx: Knex,
    review: StoredReview,
    topic: string,
    change: readonly [string | null, string],
    actor: string,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const now = clock();
    await this.store.touch(tx, review.id, now);
    const entry = entryOf(review, { actor, action: 'noted' }, now);
    await history.typed(tx, entry, `notes.${topic}`, change);
  }
}

/** What nobody spoke of, since it was cancelled, is spoken of the next time. */
function leftBy(review: StoredReview): Predecessor {
  const { day, state, endedAt, startsAt, periodFrom } = review;
  return {
    day,
    until: state === 'closed' ? endedAt ?? startsAt : periodFrom,
  };
}

function entryOf(
  { id, version }: StoredReview,
  { actor, action }: ReviewRecord,
  at: number,
) {
  return {
    kind: 'review' as const,
    id,
    version,
    at,
    actor,
    action,
    confidentialId: null,
  };
}

/** What a history shows of a review, as readers see it. */
function visible(fields: ReviewFields) {
  const { facilitation, arrangement, attendance, length, state } = fields;
  const at = (millis: number | null) =>
    millis === null ? null : toInstant(millis);
  return {
    title: fields.title,
    scope: fields.scope,
    state,
    day: fields.day,
    startsAt: at(fields.startsAt),
    length,
    periodFrom: at(fields.periodFrom),
    startedAt: at(fields.startedAt),
    endedAt: at(fields.endedAt),
    facilitator: facilitation.ref,
    facilitation,
    attendance,
    arrangement,
    reason: fields.reason,
  };
}
