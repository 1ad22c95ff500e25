import {
  ApplicationState,
  KeptReason,
} from '@afterword/plugin-reliability-common';
import {
  bool,
  int,
  intOrNull,
  Row,
  textOrNull,
} from '../../platform/database/columns';
import { jsonOf } from '../../platform/database/dialect';

/** A learning and an entity that it may apply to, as they are stored. Times are UTC milliseconds. */
export interface StoredApplication {
  readonly id: number;
  readonly learningId: string;
  readonly entity: string;
  readonly state: ApplicationState;
  readonly reasons: readonly KeptReason[];
  readonly note: string;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly actionItemId: number | null;
  /** Whether that was there before the answer. */
  readonly isLinked: boolean;
  /** The number of the learning by which it is covered. */
  readonly coveredBy: number | null;
  readonly version: number;
}

/** What an answer sets. */
export type GivenAnswer = Pick<
  StoredApplication,
  | 'state'
  | 'note'
  | 'answeredAt'
  | 'answeredBy'
  | 'actionItemId'
  | 'isLinked'
  | 'coveredBy'
>;

/** A row of `learning_application` → what it means. */
export function readApplicationRow(row: Row): StoredApplication {
  return {
    id: int(row.id),
    learningId: String(row.learning_id),
    entity: String(row.entity_ref),
    state: row.state as ApplicationState,
    reasons: jsonOf<KeptReason[]>(row.reasons),
    note: String(row.note),
    askedAt: int(row.asked_at),
    answeredAt: intOrNull(row.answered_at),
    answeredBy: textOrNull(row.answered_by),
    actionItemId: intOrNull(row.action_item_id),
    isLinked: bool(row.item_linked),
    coveredBy: intOrNull(row.covered_by),
    version: int(row.version),
  };
}

/** What an answer sets, as the row has it. */
export function answerRowOf(answer: GivenAnswer) {
  return {
    state: answer.state,
    note: answer.note,
    answered_at: answer.answeredAt,
    answered_by: answer.answeredBy,
    action_item_id: answer.actionItemId,
    item_linked: answer.isLinked,
    covered_by: answer.coveredBy,
  };
}
