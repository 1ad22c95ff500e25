import { Knex } from 'knex';
import { Row } from '../platform/database/columns';

/** A lesson that was carried to an entity in a review, as it is stored. */
export interface StoredLesson {
  readonly learningId: string;
  readonly entity: string;
}

/** The SQL of lessons that are carried to others in reviews. Whoever writes holds the review's series. */
export class ReviewLessonStore {
  /** Those of a review, in the order in which they were carried. */
  async of(tx: Knex, reviewId: number): Promise<StoredLesson[]> {
    const rows: Row[] = await tx('review_lesson')
      .where('review_id', reviewId)
      .orderBy(['asked_at', 'entity_ref'])
      .select('learning_id', 'entity_ref');
    return rows.map(row => ({
      learningId: String(row.learning_id),
      entity: String(row.entity_ref),
    }));
  }

  async add(
    tx: Knex,
    reviewId: number,
    { learningId, entity }: StoredLesson,
    { by, at }: { readonly by: string; readonly at: number },
  ): Promise<void> {
    await tx('review_lesson').insert({
      review_id: reviewId,
      learning_id: learningId,
      entity_ref: entity,
      asked_by: by,
      asked_at: at,
    });
  }
}
