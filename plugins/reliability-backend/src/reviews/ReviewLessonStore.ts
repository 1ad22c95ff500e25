import { ApplicationState } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { intOrNull, Row, textOrNull } from '../platform/database/columns';

/** A lesson that was carried to an entity in a review, as it is stored. */
export interface StoredLesson {
  readonly learningId: string;
  readonly entity: string;
  readonly isAsked: boolean;
  /** What was answered in the review. */
  readonly answer: LessonAnswer | null;
}

/** An answer that was given in a review. */
export interface LessonAnswer {
  readonly state: Exclude<ApplicationState, 'unanswered'>;
  readonly note: string;
  /** What was linked with it, or written from it. */
  readonly actionItemId: number | null;
  /** The number of the record of the learning that covers the entity. */
  readonly coveredBy: number | null;
}

/** A lesson, and whom it is carried to. */
export type LessonFor = Pick<StoredLesson, 'learningId' | 'entity'>;

/** Who did something, and when in UTC milliseconds. */
interface Mark {
  readonly by: string;
  readonly at: number;
}

/** The SQL of lessons that are carried to others in reviews. Whoever writes holds the review's series. */
export class ReviewLessonStore {
  /** Those of a review, in the order in which they were carried. */
  async of(tx: Knex, reviewId: number): Promise<StoredLesson[]> {
    const rows: Row[] = await tx('review_lesson')
      .where('review_id', reviewId)
      .orderByRaw('coalesce(asked_at, answered_at), entity_ref')
      .select(
        'learning_id',
        'entity_ref',
        'asked_at',
        'answer',
        'note',
        'action_item_id',
        'covered_by',
      );
    return rows.map(row => ({
      learningId: String(row.learning_id),
      entity: String(row.entity_ref),
      isAsked: intOrNull(row.asked_at) !== null,
      answer:
        textOrNull(row.answer) === null
          ? null
          : {
              state: row.answer as LessonAnswer['state'],
              note: String(row.note),
              actionItemId: intOrNull(row.action_item_id),
              coveredBy: intOrNull(row.covered_by),
            },
    }));
  }

  async asked(
    tx: Knex,
    reviewId: number,
    { learningId, entity }: LessonFor,
    { by, at }: Mark,
  ): Promise<void> {
    await tx('review_lesson')
      .insert({
        review_id: reviewId,
        learning_id: learningId,
        entity_ref: entity,
        asked_by: by,
        asked_at: at,
      })
      .onConflict(['review_id', 'learning_id', 'entity_ref'])
      .merge(['asked_by', 'asked_at']);
  }

  async answered(
    tx: Knex,
    reviewId: number,
    { learningId, entity }: LessonFor,
    answer: LessonAnswer,
    { by, at }: Mark,
  ): Promise<void> {
    await tx('review_lesson')
      .insert({
        review_id: reviewId,
        learning_id: learningId,
        entity_ref: entity,
        answer: answer.state,
        note: answer.note,
        action_item_id: answer.actionItemId,
        covered_by: answer.coveredBy,
        answered_by: by,
        answered_at: at,
      })
      .onConflict(['review_id', 'learning_id', 'entity_ref'])
      .merge([
        'answer',
        'note',
        'action_item_id',
        'covered_by',
        'answered_by',
        'answered_at',
      ]);
  }

  /** Forgets an answer that was taken back, and the lesson where nobody asked. */
  async unanswered(
    tx: Knex,
    reviewId: number,
    { learningId, entity }: LessonFor,
  ): Promise<void> {
    const own = () =>
      tx('review_lesson').where({
        review_id: reviewId,
        learning_id: learningId,
        entity_ref: entity,
      });
    await own().whereNull('asked_at').delete();
    await own().update({
      answer: null,
      note: null,
      action_item_id: null,
      covered_by: null,
      answered_by: null,
      answered_at: null,
    });
  }
}
