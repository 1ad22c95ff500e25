import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  exchangeContract,
  ImportLineReport,
  ImportRecord,
  StatusPageOptions,
} from '@afterword/plugin-reliability-common';
import { reliabilityApiRef } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { useWords } from '../../words';
import { lineParts } from './lineParts';
import { LINE_REPORT_HEAD, lineReportCsv } from './lineReportCsv';
import { statusPageRecords } from './statusPageRecords';
import { useLineWords } from './useLineWords';

/** Lines with something to say that are kept for the page; the report has all. */
const MOST_SHOWN = 1_000;
/** New records that the page links to. */
const MOST_LINKED = 20;
/** Milliseconds between two drawings of the progress. */
const DRAW_EVERY = 150;

/** What became of the lines so far. */
export interface LineCounts {
  readonly lines: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly warned: number;
  /** References to records that had not come when their line was read. */
  readonly waiting: number;
}

/** Types of records that become something with a key. */
const keyed = [
  'incident',
  'postmortem',
  'actionItem',
  'deployment',
  'changeReview',
] as const satisfies readonly ImportRecord['type'][];

/** A record that the import made. */
export interface NewRecord {
  readonly type: (typeof keyed)[number];
  readonly key: string;
}

/** A run over a file of records, while it goes on and when it is over. */
export interface RecordRun {
  readonly isTrial: boolean;
  readonly phase: 'running' | 'done' | 'cancelled' | 'failed';
  readonly counts: LineCounts;
  /** What was made, the first of it; nothing in a trial. */
  readonly newRecords: readonly NewRecord[];
  /** Lines that failed or have a warning, the first of them. */
  readonly problems: readonly ImportLineReport[];
  /** More have something to say than are shown. */
  readonly hasMoreProblems: boolean;
  /** How far in the file, from 0 to 1. */
  readonly progress: number;
  /** The last line that has an answer. */
  readonly lastLine: number;
  /** More than one part was sent. */
  readonly isInParts: boolean;
  /** Why it stopped. */
  readonly problem: string;
}

const NONE: RecordRun = {
  isTrial: false,
  phase: 'running',
  counts: {
    lines: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    warned: 0,
    waiting: 0,
  },
  newRecords: [],
  problems: [],
  hasMoreProblems: false,
  progress: 0,
  lastLine: 0,
  isInParts: false,
  problem: '',
};

/**
 * Sends a file of records, for trial or in earnest, and follows what becomes of each line.
 *
 * @param mapping - how rows become records, where the file is a status page's history
 */
export function useRecordImport(file: File, mapping?: StatusPageOptions) {
  const api = useApi(reliabilityApiRef);
  const { t } = useWords();
  const sayLine = useLineWords();
  const [run, setRun] = useState<RecordRun>();
  const abort = useRef<AbortController>();
  const report = useRef<{ csv: Blob; ndjson: Blob }>();
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (isTrial: boolean) => {
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    let now: RecordRun = { ...NONE, isTrial };
    let csv = new Blob([LINE_REPORT_HEAD], { type: 'text/csv' });
    let ndjson = new Blob([], { type: 'application/x-ndjson' });
    let drawn = 0;
    const draw = (isDue: boolean) => {
      if (!isDue && Date.now() - drawn < DRAW_EVERY) return;
      drawn = Date.now();
      setRun(now);
    };
    report.current = undefined;
    draw(true);
    try {
      for await (const part of lineParts(file)) {
        const csvRows: string[] = [];
        const ndjsonRows: string[] = [];
        const answers = api.stream(
          exchangeContract.importRecords,
          { query: { dryRun: isTrial ? 'true' : 'false' } },
          mapping ? await statusPageRecords(part.lines, mapping) : part.lines,
          { signal },
        );
        let isComplete = false;
        for await (const answer of answers) {
          signal.throwIfAborted();
          if ('summary' in answer) {
            isComplete = true;
            now = withWaiting(now, answer.summary.waiting);
            continue;
          }
          const line = {
            ...answer,
            line: answer.line + part.firstLine - 1,
          };
          csvRows.push(lineReportCsv(line, sayLine));
          ndjsonRows.push(`${JSON.stringify(line)}\n`);
          now = withLine(now, line);
          draw(false);
        }
        // Blobs, so that the browser keeps a long report where it keeps files.
        csv = new Blob([csv, ...csvRows], { type: csv.type });
        ndjson = new Blob([ndjson, ...ndjsonRows], { type: ndjson.type });
        now = {
          ...now,
          progress: part.end / file.size,
          isInParts: part.end < file.size || now.isInParts,
        };
        draw(false);
        signal.throwIfAborted();
        // An answer that was cut off between two lines looks like one that is over, but for its last line.
        if (!isComplete) {
          throw new Error(t('exchange.import.records.endedEarly'));
        }
      }
      now = { ...now, phase: 'done', progress: 1 };
    } catch (error) {
      now = signal.aborted
        ? { ...now, phase: 'cancelled' }
        : { ...now, phase: 'failed', problem: failureText(error) };
    }
    report.current = { csv, ndjson };
    draw(true);
  };

  return {
    run,
    start,
    cancel: () => abort.current?.abort(),
    /** The report of every line; once a run is over. */
    report: () => report.current,
  };
}

function withWaiting(run: RecordRun, waiting: number): RecordRun {
  const { counts } = run;
  return {
    ...run,
    counts: { ...counts, waiting: counts.waiting + waiting },
  };
}

function withLine(run: RecordRun, line: ImportLineReport): RecordRun {
  const { counts, problems, newRecords } = run;
  const made = newRecords.length < MOST_LINKED ? newRecordOf(line) : undefined;
  const isProblem = line.errors.length > 0 || line.warnings.length > 0;
  const isShown = isProblem && problems.length < MOST_SHOWN;
  const name = countOf(line.result);
  return {
    ...run,
    lastLine: line.line,
    counts: {
      ...counts,
      lines: counts.lines + 1,
      [name]: counts[name] + 1,
      warned: counts.warned + (line.warnings.length > 0 ? 1 : 0),
    },
    newRecords: made ? [...newRecords, made] : newRecords,
    problems: isShown ? [...problems, line] : problems,
    hasMoreProblems: run.hasMoreProblems || (isProblem && !isShown),
  };
}

function newRecordOf({
  result,
  type,
  key,
}: ImportLineReport): NewRecord | undefined {
  return result === 'created' && key !== undefined && isRecordType(type)
    ? { type, key }
    : undefined;
}

function isRecordType(type: string | undefined): type is NewRecord['type'] {
  return keyed.some(each => each === type);
}

function countOf(result: ImportLineReport['result']) {
  switch (result) {
    case 'wouldCreate':
      return 'created';
    case 'wouldUpdate':
      return 'updated';
    default:
      return result;
  }
}
