import {
  LearningAnswer,
  LearningApplication,
  LessonEntities,
  Review,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Learnings, StoredApplication } from '../learnings';
import { inTheRoom } from '../platform/access/inTheRoom';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import { GatesFailedError } from '../platform/http/httpErrors';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { LessonReading } from './LessonReading';
import { LessonAnswer, ReviewLessonStore } from './ReviewLessonStore';
import { ReviewReading } from './ReviewReading';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewSight } from './ReviewSight';
import { ReviewWriter } from './ReviewWriter';

/** What somebody in a review wants to carry to whom. */
interface Carried {
  /** The review. */
  readonly key: string;
  readonly learning: string;
  readonly entity: string;
}

/** Carries lessons from a live review to those in its scope, on behalf of people and services. */
export class LessonAsking {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewLessonStore,
    private readonly series: ReviewSeriesStore,
    private readonly writer: ReviewWriter,
    private readonly reading: ReviewReading,
    private readonly sight: ReviewSight,
    private readonly lessons: LessonReading,
    private readonly learnings: Learnings,
  ) {}

  async entities(
    context: RequestContext,
    { key, learning }: Pick<Carried, 'key' | 'learning'>,
    query: { readonly q?: string; readonly limit: number },
  ): Promise<LessonEntities> {
    const { scope } = await this.sight.find(
      this.platform.database,
      await this.sight.reader(context),
      key,
    );
    return this.lessons.entities(context, scope, learning, query);
  }

  /** Asks whether a lesson applies to an entity. Asked again in the same review, it changes nothing. */
  async ask(
    context: RequestContext,
    { key, learning, entity }: Carried,
  ): Promise<Review> {
    const { clock, database, outbox } = this.platform;
    const { wanted } = this.learnings;
    const rights = await this.sight.rightsToChange(context);
    const { scope } = await this.sight.findToChange(database, rights, key);
    const ask = await wanted.prepare(inTheRoom(context), {
      key: learning,
      entity,
      scope,
    });
    await inTransaction(database, async tx => {
      const { seriesId } = await this.sight.findToChange(tx, rights, key);
      await this.series.hold(tx, seriesId);
      const review = await this.sight.findToChange(tx, rights, key);
      const carried = await this.store.of(tx, review.id);
      const isAsked = carried.some(
        each =>
          each.isAsked &&
          each.learningId === ask.learningId &&
          each.entity === entity,
      );
      if (isAsked) return;
      if (review.state !== 'live') throw notLive(review.state);
      await wanted.want(tx, ask, {
        kind: 'review',
        review: toKey('review', review.id),
        scope,
      });
      const by = actorOf(context.principal);
      await this.store.asked(tx, review.id, ask, { by, at: clock() });
      // Who is asked is not for all who may see the review, which says that itself to those who may.
      await this.writer.wrote(
        tx,
        review,
        { lesson: [null, learning] },
        { actor: by, action: 'asked' },
      );
    });
    outbox.announce();
    return this.reading.get(context, key);
  }

  /** Answers whether a lesson applies to an entity, with a note of that in the minutes. */
  async answer(
    context: RequestContext,
    { key, learning, entity }: Carried,
    answer: LearningAnswer,
  ): Promise<LearningApplication> {
    const { clock, database } = this.platform;
    const { answering, wanted } = this.learnings;
    const rights = await this.sight.rightsToChange(context);
    const { scope } = await this.sight.findToChange(database, rights, key);
    const of = await wanted.prepare(inTheRoom(context), {
      key: learning,
      entity,
      scope,
    });
    return answering.answer(
      context,
      { key: learning, entity },
      answer,
      async (tx, write) => {
        const { seriesId } = await this.sight.findToChange(tx, rights, key);
        await this.series.hold(tx, seriesId);
        const review = await this.sight.findToChange(tx, rights, key);
        if (review.state !== 'live') throw notLive(review.state);
        const after = await write();
        const by = actorOf(context.principal);
        const before = (await this.store.of(tx, review.id)).find(
          each => each.learningId === of.learningId && each.entity === entity,
        )?.answer;
        if (after.state === 'unanswered') {
          await this.store.unanswered(tx, review.id, of);
        } else {
          const { coveredBy, note, state } = after;
          const said = { state, note, coveredBy, actionItemId: itemOf(after) };
          await this.store.answered(tx, review.id, of, said, {
            by,
            at: clock(),
          });
        }
        await this.writer.wrote(
          tx,
          review,
          {
            lesson: [null, learning],
            // Told to nobody: who may not see it is not told what its answer names.
            entity: [null, entity],
            ...changesBetween(
              namedBeside(before),
              namedBeside({ ...after, actionItemId: itemOf(after) }),
            ),
          },
          {
            actor: by,
            action: after.state === 'unanswered' ? after.state : 'answered',
          },
        );
        return after;
      },
    );
  }
}

/** The action item that an answer is about: what came of an earlier one stays with the question, and was not said now. */
function itemOf({
  actionItemId,
  isLinked,
  state,
}: StoredApplication): number | null {
  return isLinked || state === 'applies' ? actionItemId : null;
}

/** What an answer names beside what it says. */
function namedBeside(
  answer: Pick<LessonAnswer, 'actionItemId' | 'coveredBy'> | null | undefined,
) {
  const { actionItemId = null, coveredBy = null } = answer ?? {};
  return {
    actionItem:
      actionItemId === null ? null : toKey('actionItem', actionItemId),
    coveredBy: coveredBy === null ? null : toKey('learning', coveredBy),
  };
}

function notLive(state: string): GatesFailedError {
  return new GatesFailedError([
    {
      gate: 'state',
      problem: `learnings are asked and answered while a review is live; it is ${state}`,
    },
  ]);
}
