import { Knex } from 'knex';
import { int, Row } from '../../platform/database/columns';
import { inBatches } from '../../platform/database/dialect';
import { Revisiting } from './Revisiting';

/** A learning of which nobody was reminded since its day came, and a team that owns one of its entities. */
export interface DueRevisit {
  /** The number in its key. */
  readonly id: number;
  readonly team: string;
  /** UTC milliseconds. */
  readonly dueAt: number;
}

/** The SQL of whom to remind that a learning is to be looked at again. It reads what everybody may read, whoever asks. */
export class RevisitStore {
  constructor(private readonly revisiting: Revisiting) {}

  /**
   * Some of those that are due, each with every team. What was due before it came here is left out: an import is silent.
   *
   * @param most - learnings
   */
  async due(tx: Knex, now: number, most: number): Promise<DueRevisit[]> {
    const first = await this.owned(tx, now)
      .whereRaw('coalesce(learning_record.reminded_for, 0) < ?', [
        tx.raw(...this.dueAt),
      ])
      .distinct('learning_record.id')
      .orderBy('learning_record.id')
      .limit(most);
    const ids = first.map(row => int(row.id));
    if (ids.length === 0) return [];
    const rows: Row[] = await this.owned(tx, now)
      .whereIn('learning_record.id', ids)
      .distinct(
        'learning_record.id',
        'catalog_entity.owner_ref',
        tx.raw('? as due_at', [tx.raw(...this.dueAt)]),
      )
      .orderBy('learning_record.id');
    return rows.map(row => ({
      id: int(row.id),
      team: String(row.owner_ref),
      dueAt: int(row.due_at),
    }));
  }

  /** Notes for which days teams are reminded. */
  async note(tx: Knex, due: readonly DueRevisit[]): Promise<void> {
    // In the order of their ids, in which all hold them.
    const reminded = [...new Set(due.map(({ id }) => id))];
    for (const batch of inBatches(reminded, 1)) {
      await tx('learning_record')
        .whereIn('id', batch)
        .update({
          reminded_for: tx.raw(
            'coalesce(revisit_at, (select published_at from learning where learning.id = learning_record.learning_id) + ?)',
            [this.revisiting.afterMillis],
          ),
        });
    }
  }

  /** Whether a team has anything to look at again. */
  async isDue(tx: Knex, team: string, now: number): Promise<boolean> {
    const row = await this.owned(tx, now)
      .where('catalog_entity.owner_ref', team)
      .first('learning_record.id');
    return row !== undefined;
  }

  /** Learnings whose day has come, joined with those who own what they are about. */
  private owned(tx: Knex, now: number): Knex.QueryBuilder {
    return tx('learning')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .join('postmortem', 'postmortem.id', 'learning.postmortem_id')
      .join(
        'postmortem_entity',
        'postmortem_entity.postmortem_id',
        'postmortem.id',
      )
      .join(
        'catalog_entity',
        'catalog_entity.entity_ref',
        'postmortem_entity.entity_ref',
      )
      .whereNotNull('learning.published_at')
      .whereNull('postmortem.confidential_id')
      .where('learning_record.state', 'stands')
      .whereNotNull('catalog_entity.owner_ref')
      .whereRaw('? <= ?', [tx.raw(...this.dueAt), now])
      .whereRaw('? > postmortem.created_at', [tx.raw(...this.dueAt)]);
  }

  /** As {@link Revisiting.atOf} says of one that stands. */
  private get dueAt(): [string, number[]] {
    return [
      'coalesce(learning_record.revisit_at, learning.published_at + ?)',
      [this.revisiting.afterMillis],
    ];
  }
}
