import { Knex } from 'knex';
import { int, Row, textOrNull } from '../platform/database/columns';
import { ChangeReader, whereChangeSeen } from './changeFilters';

/** What occurred in a change. */
export interface Occurred {
  readonly changeId: number;
  readonly failureMode: string | null;
  readonly text: string;
}

/** The changes of some entities but for one. */
interface Others {
  readonly entities: readonly string[];
  readonly exceptId: number;
}

/** Of earlier changes so much is looked at. */
const MOST_OCCURRED = 100;

/** The SQL of what came of earlier changes. */
export class ChangePastStore {
  /** What occurred in the latest changes beside one that touch what it touches, of those that a reader may see. */
  async occurredIn(
    tx: Knex,
    reader: ChangeReader,
    others: Others,
  ): Promise<Occurred[]> {
    const rows: Row[] = await madeBeside(tx, reader, others)
      .join('change_risk', 'change_risk.change_id', 'change_review.id')
      .where('change_risk.outcome', 'occurred')
      .orderBy('change_review.id', 'desc')
      .limit(MOST_OCCURRED)
      .select(
        'change_review.id',
        'change_risk.failure_mode',
        'change_risk.text',
      );
    return rows.map(row => ({
      changeId: int(row.id),
      failureMode: textOrNull(row.failure_mode),
      text: String(row.text),
    }));
  }

  /** How many of these there are, whatever occurred in them. */
  async madeOf(
    tx: Knex,
    reader: ChangeReader,
    others: Others,
  ): Promise<number> {
    const [row] = await madeBeside(tx, reader, others).count({ total: '*' });
    return int(row.total);
  }
}

/** Changes beside one that are made, and touch any of what it touches. */
function madeBeside(
  tx: Knex,
  reader: ChangeReader,
  { entities, exceptId }: Others,
): Knex.QueryBuilder {
  const query = tx('change_review')
    .whereNot('change_review.id', exceptId)
    .whereIn('change_review.status', ['done', 'reviewed'])
    .whereIn('change_review.id', touching =>
      touching
        .select('change_id')
        .from('change_review_entity')
        .whereIn('entity_ref', [...entities]),
    );
  whereChangeSeen(tx, query, reader);
  return query;
}
