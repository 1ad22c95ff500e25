import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';

/** The SQL of what learnings have beside their words: a key for good, and when their postmortem was published. */
export class LearningRecordStore {
  /** Writes that beside the learnings of postmortems whose rows and documents are written. */
  async settle(tx: Knex, postmortemIds: readonly number[]): Promise<void> {
    const published = tx('postmortem')
      .whereRaw('postmortem.id = learning.postmortem_id')
      .where('status', 'published')
      .select('published_at');
    const has = tx('learning_record')
      .whereRaw('learning_record.learning_id = learning.id')
      .select('id');
    for (const batch of inBatches(postmortemIds, 1)) {
      const learnings = () => tx('learning').whereIn('postmortem_id', batch);
      await learnings().update({ published_at: published.clone() });
      await tx(tx.raw('?? (??)', ['learning_record', 'learning_id'])).insert(
        learnings()
          .whereNotExists(has.clone())
          .orderBy(['postmortem_id', 'position'])
          .select('id'),
      );
    }
  }

  /** The numbers in the keys of learnings, by their ids. */
  async numbersOf(
    tx: Knex,
    learnings: readonly { readonly id: string }[],
  ): Promise<Map<string, number>> {
    const numbers = new Map<string, number>();
    for (const batch of inBatches(
      learnings.map(({ id }) => id),
      1,
    )) {
      const rows: Row[] = await tx('learning_record')
        .whereIn('learning_id', batch)
        .select('id', 'learning_id');
      for (const row of rows) {
        numbers.set(String(row.learning_id), int(row.id));
      }
    }
    return numbers;
  }
}
