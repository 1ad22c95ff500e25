import { ReviewNote } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { bool, int, intOrNull, Row } from '../platform/database/columns';

/** A decision as it is stored. */
export interface StoredDecision {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly actionItemId: number | null;
  readonly raised: boolean;
}

/** The SQL of what is written under a review: notes and decisions. Whoever writes holds the review's series. */
export class ReviewPartStore {
  async notes(tx: Knex, reviewId: number): Promise<ReviewNote[]> {
    const rows: Row[] = await tx('review_note')
      .where('review_id', reviewId)
      .orderBy('topic')
      .select('topic', 'text', 'version');
    return rows.map(row => ({
      topic: String(row.topic),
      text: String(row.text),
      version: int(row.version),
    }));
  }

  async writeNote(tx: Knex, reviewId: number, note: ReviewNote): Promise<void> {
    const { topic, text, version } = note;
    await tx('review_note')
      .insert({ review_id: reviewId, topic, text, version })
      .onConflict(['review_id', 'topic'])
      .merge(['text', 'version']);
  }

  /** Decisions of a review, in the order in which they were taken. */
  async decisions(tx: Knex, reviewId: number): Promise<StoredDecision[]> {
    return (await this.decisionsOf(tx, [reviewId])).get(reviewId) ?? [];
  }

  /** The same of several reviews, by their ids. */
  async decisionsOf(
    tx: Knex,
    reviewIds: readonly number[],
  ): Promise<Map<number, StoredDecision[]>> {
    const rows: Row[] = await tx('review_decision')
      .whereIn('review_id', [...reviewIds])
      .orderBy(['review_id', 'position'])
      .select();
    const decisions = new Map<number, StoredDecision[]>();
    for (const row of rows) {
      const reviewId = int(row.review_id);
      decisions.set(reviewId, [
        ...(decisions.get(reviewId) ?? []),
        {
          id: String(row.id),
          version: int(row.version),
          text: String(row.text),
          actionItemId: intOrNull(row.action_item_id),
          raised: bool(row.raised),
        },
      ]);
    }
    return decisions;
  }

  async addDecision(
    tx: Knex,
    reviewId: number,
    { id, version, text, actionItemId, raised }: StoredDecision,
  ): Promise<number> {
    const last: Row | undefined = await tx('review_decision')
      .where('review_id', reviewId)
      .orderBy('position', 'desc')
      .first('position');
    const position = last === undefined ? 0 : int(last.position) + 1;
    await tx('review_decision').insert({
      id,
      review_id: reviewId,
      position,
      text,
      action_item_id: actionItemId,
      raised,
      version,
    });
    return position;
  }

  async updateDecision(
    tx: Knex,
    { id, version, text, actionItemId, raised }: StoredDecision,
  ): Promise<void> {
    await tx('review_decision')
      .where({ id })
      .update({ text, action_item_id: actionItemId, raised, version });
  }

  async removeDecision(tx: Knex, id: string): Promise<void> {
    await tx('review_decision').where({ id }).delete();
  }
}
