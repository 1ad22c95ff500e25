import { LearningState } from '@afterword/plugin-reliability-common';
import { int, intOrNull, Row } from '../platform/database/columns';

/** Where a learning stands among others. */
export interface Standing {
  readonly state: LearningState;
  /** The number of what it was merged into or superseded by. */
  readonly by: number | null;
  readonly reason: string;
  /** When to ask again, once somebody has answered. */
  readonly revisitAt: number | null;
  readonly version: number;
}

/** Columns of `learning_record` that {@link readStanding} expects. */
export const standingColumns = [
  'learning_record.state',
  'learning_record.by_id',
  'learning_record.reason',
  'learning_record.revisit_at',
  'learning_record.version as standing_version',
];

/** A row of `learning_record`, as the drivers hand it out → what it means. */
export function readStanding(row: Row): Standing {
  return {
    state: row.state as LearningState,
    by: intOrNull(row.by_id),
    reason: String(row.reason),
    revisitAt: intOrNull(row.revisit_at),
    version: int(row.standing_version),
  };
}

/** Where a learning stands, as the row has it. */
export function standingRowOf(standing: Standing) {
  const { state, by, reason, revisitAt, version } = standing;
  return { state, by_id: by, reason, revisit_at: revisitAt, version };
}
