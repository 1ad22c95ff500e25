import { randomUUID } from 'node:crypto';
import {
  builtTopics,
  CLOSING,
  fitted,
  MAX_DECISIONS,
  Review,
  ReviewDecisionInput,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { ActionItems, becameItem, demandNone } from '../actionItems';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import { FieldError, orStale, VersionMoved } from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DecisionReading } from './DecisionReading';
import { demandOpen } from './ReviewEditing';
import { ReviewPartStore, StoredDecision } from './ReviewPartStore';
import { ReviewReading } from './ReviewReading';
import { StoredReview } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewSight } from './ReviewSight';
import { ReviewWriter } from './ReviewWriter';

/** Writes notes and decisions of reviews on behalf of people and services. Each has a version of its own: nobody waits for anybody else's. */
export class ReviewWriting {
  constructor(
    private readonly platform: Platform,
    private readonly series: ReviewSeriesStore,
    private readonly parts: ReviewPartStore,
    private readonly writer: ReviewWriter,
    private readonly reading: ReviewReading,
    private readonly sight: ReviewSight,
    private readonly decided: DecisionReading,
    private readonly items: ActionItems['editing'],
  ) {}

  async writeNote(
    context: RequestContext,
    key: string,
    topic: string,
    text: string,
  ): Promise<Review> {
    return this.write(context, key, async (tx, review) => {
      const notes = await this.parts.notes(tx, review.id);
      const before = notes.find(each => each.topic === topic);
      if ((before?.version ?? 0) !== requiredVersion(context)) {
        throw new VersionMoved();
      }
      demandOpen(review);
      if ((before?.text ?? '') === text) return;
      // Notes of a topic that was taken out would stand nowhere.
      if (!before?.text) demandTopic(review, topic);
      const version = (before?.version ?? 0) + 1;
      await this.parts.writeNote(tx, review.id, { topic, text, version });
      await this.writer.noted(
        tx,
        review,
        topic,
        [before?.text ?? null, text],
        actorOf(context.principal),
      );
    });
  }

  async addDecision(
    context: RequestContext,
    key: string,
    input: ReviewDecisionInput,
  ): Promise<Review> {
    const { clock, idempotency } = this.platform;
    const sees = await this.decided.sees(context);
    return this.write(context, key, async (tx, review) => {
      await idempotency.once(
        tx,
        context,
        'addReviewDecision',
        { key, input },
        clock(),
        async () => {
          demandOpen(review);
          const decisions = await this.parts.decisions(tx, review.id);
          if (decisions.length >= MAX_DECISIONS) {
            throw new ConflictError(
              `A review has at most ${MAX_DECISIONS} decisions`,
            );
          }
          const { text, raised } = input;
          const actionItemId = await becameItem(
            tx,
            sees,
            input.actionItem,
            null,
          );
          const added = {
            id: randomUUID(),
            version: 1,
            text,
            actionItemId,
            raised,
          };
          await this.told(tx, context, review, undefined, added);
          return this.parts.addDecision(tx, review.id, added);
        },
      );
    });
  }

  async updateDecision(
    context: RequestContext,
    key: string,
    id: string,
    input: ReviewDecisionInput,
  ): Promise<Review> {
    const sees = await this.decided.sees(context);
    return this.write(context, key, async (tx, review) => {
      const before = await this.decisionToChange(tx, context, review, id);
      const { text, raised } = input;
      const actionItemId = await becameItem(
        tx,
        sees,
        input.actionItem,
        before.actionItemId,
      );
      const isSame =
        text === before.text &&
        actionItemId === before.actionItemId &&
        raised === before.raised;
      if (isSame) return;
      const version = before.version + 1;
      const after = { id, version, text, actionItemId, raised };
      await this.parts.updateDecision(tx, after);
      await this.told(tx, context, review, before, after);
    });
  }

  /** Makes an action item of one, in one transaction: a second press finds it. */
  async commitDecision(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<Review> {
    const note = await this.items.noting(context);
    return this.write(context, key, async (tx, review) => {
      const before = await this.decisionToChange(tx, context, review, id);
      demandNone(before.actionItemId);
      const actionItemId = await note(tx, {
        title: fitted(before.text, 300),
        description: `Decided in ${key}: ${review.title}`,
      });
      const after = { ...before, actionItemId, version: before.version + 1 };
      await this.parts.updateDecision(tx, after);
      await this.told(tx, context, review, before, after);
    });
  }

  async removeDecision(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<Review> {
    return this.write(context, key, async (tx, review) => {
      const before = await this.decisionToChange(tx, context, review, id);
      await this.parts.removeDecision(tx, id);
      await this.told(tx, context, review, before, undefined);
    });
  }

  private async write(
    context: RequestContext,
    key: string,
    work: (tx: Knex, review: StoredReview) => Promise<void>,
  ): Promise<Review> {
    const { database } = this.platform;
    const rights = await this.sight.rightsToChange(context);
    await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          const { seriesId } = await this.sight.findToChange(tx, rights, key);
          await this.series.hold(tx, seriesId);
          await work(tx, await this.sight.findToChange(tx, rights, key));
        }),
      () => this.reading.get(context, key),
    );
    return this.reading.get(context, key);
  }

  private async decisionToChange(
    tx: Knex,
    context: RequestContext,
    review: StoredReview,
    id: string,
  ): Promise<StoredDecision> {
    const decisions = await this.parts.decisions(tx, review.id);
    const found = decisions.find(each => each.id === id);
    if (found === undefined)
      throw new NotFoundError('There is no such decision');
    if (found.version !== requiredVersion(context)) throw new VersionMoved();
    demandOpen(review);
    return found;
  }

  private async told(
    tx: Knex,
    context: RequestContext,
    review: StoredReview,
    before: StoredDecision | undefined,
    after: StoredDecision | undefined,
  ): Promise<void> {
    await this.writer.wrote(
      tx,
      review,
      changesBetween(historyOf(before), historyOf(after)),
      { actor: actorOf(context.principal), action: 'decided' },
    );
  }
}

/** What a decision became, as its history names it. */
function historyOf(decision: StoredDecision | undefined) {
  const id = decision?.actionItemId ?? null;
  return {
    decision: decision?.text ?? null,
    actionItem: id === null ? null : toKey('actionItem', id),
    raised: decision?.raised ?? false,
  };
}

function demandTopic({ arrangement }: StoredReview, topic: string): void {
  const known = [
    ...builtTopics,
    CLOSING,
    ...arrangement.added.map(({ id }) => id),
  ];
  if (!known.includes(topic)) {
    throw new FieldError('params.topic', 'is no topic of this review');
  }
}
