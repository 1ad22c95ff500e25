import {
  HistoryEntry,
  LessonEntities,
  Review,
  ReviewLesson,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Learnings, questionOf } from '../learnings';
import { inTheRoom } from '../platform/access/inTheRoom';
import { orNobody } from '../platform/access/orNobody';
import { namedIn, withoutHidden } from '../platform/history/namedIn';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DecisionReading } from './DecisionReading';
import { LessonAnswer, ReviewLessonStore } from './ReviewLessonStore';

/**
 * Reads lessons that are carried to others in reviews, and to whom they can be. As all that a room sees, they are what everybody may read: nothing
 * confidential is among them, also for those who may read that.
 */
export class LessonReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewLessonStore,
    private readonly learnings: Learnings,
    private readonly decided: DecisionReading,
  ) {}

  /** Those of a review, as far as its reader may see the learning and the entity. */
  async of(
    context: RequestContext,
    reviewId: number,
  ): Promise<Review['lessons']> {
    const { catalog, database } = this.platform;
    const stored = await this.store.of(database, reviewId);
    if (stored.length === 0) return [];
    const named = await this.learnings.wanted
      .named(
        inTheRoom(context),
        stored,
        stored.flatMap(({ answer }) => answer?.coveredBy ?? []),
      )
      .catch(orNobody);
    if (named === undefined) return [];
    const known = await catalog.known(
      database,
      stored.map(({ entity }) => entity),
    );
    const items = await this.decided.seenInRoom(
      context,
      stored.flatMap(({ answer }) => answer?.actionItemId ?? []),
    );
    const present = ({
      actionItemId,
      coveredBy,
      ...said
    }: LessonAnswer): ReviewLesson['answer'] => ({
      ...said,
      actionItem:
        actionItemId !== null && items.has(actionItemId)
          ? toKey('actionItem', actionItemId)
          : null,
      coveredBy:
        coveredBy === null ? null : named.beside.get(coveredBy) ?? null,
    });
    return stored.flatMap(({ learningId, entity, isAsked, answer }) => {
      const learning = named.learnings.get(learningId);
      if (learning === undefined || !named.visible.has(entity)) return [];
      const { key, statement } = learning;
      return [
        {
          learning: { key, statement },
          entity: { ref: entity, known: known.has(entity) },
          asked: isAsked,
          answer: answer && present(answer),
          waits: !named.asked.has(questionOf(learningId, entity)),
        },
      ];
    });
  }

  /**
   * Entries of a review's history, where an answer names of what it was about as much as the review itself: nothing of an entity that its reader may not
   * see, or that is not known, and no action item that not all see who may see the review. Who answered is not among what is told.
   */
  async inHistory(
    context: RequestContext,
    entries: readonly HistoryEntry[],
  ): Promise<HistoryEntry[]> {
    const answers = entries.filter(isAnswer);
    const visible = await this.learnings.wanted.visible(
      context,
      answers.flatMap(entityOf),
    );
    const items = await this.decided.seenInRoom(
      context,
      namedIn(answers, 'actionItem'),
    );
    return entries.map(entry => {
      if (!isAnswer(entry)) return entry;
      const [told] = withoutHidden([entry], { actionItem: items });
      const { entity, ...changes } = told.changes;
      const { actionItem, coveredBy, ...others } = changes;
      const isTold = entityOf(entry).some(each => visible.has(each));
      return { ...entry, changes: isTold ? changes : others };
    });
  }

  /** Those of some lessons, by their numbers, that a review names to whoever reads it. */
  async seen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const seen = await this.learnings.wanted
      .readable(inTheRoom(context), ids)
      .catch(orNobody);
    return seen ?? new Set();
  }

  /** Who in a scope can be asked about a lesson. */
  async entities(
    context: RequestContext,
    scope: string,
    learning: string,
    { q, limit }: { readonly q?: string; readonly limit: number },
  ): Promise<LessonEntities> {
    const { items, more } = await this.learnings.wanted.askable(
      inTheRoom(context),
      learning,
      { scope, text: q, limit },
    );
    return {
      items: items.map(({ entity, owner }) => ({
        entity: { ref: entity, known: true },
        owner,
      })),
      more,
    };
  }
}

function isAnswer({ action }: HistoryEntry): boolean {
  return action === 'answered' || action === 'unanswered';
}

/** Who answered; none where that was not kept with it. */
function entityOf({ changes }: HistoryEntry): string[] {
  const change: unknown = changes.entity;
  return Array.isArray(change) ? [String(change[1])] : [];
}
