import { fold, int, Row, textOrNull } from '../platform/database/columns';
import { LearningContent, StoredDocument } from './document';

/** Columns of `learning` that {@link readLearningRow} expects. */
export const learningColumns = [
  'id',
  'statement',
  'failure_mode',
  'applies_to',
  'helped',
  'did_not_help',
  'version',
].map(column => `learning.${column}`);

/** A row of `learning`, as the drivers hand it out → what it means. */
export function readLearningRow(row: Row): StoredDocument['learnings'][number] {
  return {
    id: String(row.id),
    statement: String(row.statement),
    failureMode: textOrNull(row.failure_mode),
    appliesTo: String(row.applies_to),
    helped: String(row.helped),
    didNotHelp: String(row.did_not_help),
    version: int(row.version),
  };
}

/** What a learning says, as the row has it. */
export function learningRowOf(learning: LearningContent) {
  const { id, statement, failureMode, appliesTo, helped, didNotHelp } =
    learning;
  return {
    id,
    statement,
    failure_mode: failureMode,
    applies_to: appliesTo,
    helped,
    did_not_help: didNotHelp,
    search_text: fold([statement, appliesTo, helped, didNotHelp].join(' ')),
  };
}
