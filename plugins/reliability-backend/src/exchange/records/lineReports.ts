import {
  ImportLineReport,
  ImportRecord,
  LineProblem,
} from '@afterword/plugin-reliability-common';
import { ImportOutcome, RecordToImport } from './RecordImporter';
import { saidTwice } from './saidTwice';

const notYours: LineProblem = {
  field: 'externalId',
  ...saidTwice('notYours'),
};

/** A record, and the line that it stands on. */
export interface WaitingLine extends RecordToImport<ImportRecord> {
  readonly line: number;
}

/** What is said of a line that was read. */
export function reported(
  { line, record }: WaitingLine,
  outcome: ImportOutcome,
  dryRun: boolean,
): ImportLineReport {
  if (outcome.result === 'refused') {
    const { problem = notYours } = outcome;
    return failed(line, [problem], record.type);
  }
  const would = { created: 'wouldCreate', updated: 'wouldUpdate' } as const;
  const result =
    dryRun && outcome.result !== 'unchanged'
      ? would[outcome.result]
      : outcome.result;
  return {
    line,
    result,
    type: record.type,
    // What a dry run would create has no key yet, and a word on a change failure has none.
    ...(result === 'wouldCreate' || outcome.key === ''
      ? {}
      : { key: outcome.key }),
    warnings: [...outcome.warnings],
    errors: [],
  };
}

/** What is said of a line that cannot be stored. */
export function failed(
  line: number,
  errors: readonly LineProblem[],
  type?: string,
): ImportLineReport {
  return {
    line,
    result: 'failed',
    ...(type === undefined ? {} : { type }),
    warnings: [],
    errors: [...errors],
  };
}
