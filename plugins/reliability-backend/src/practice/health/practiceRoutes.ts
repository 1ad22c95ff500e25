import {
  PracticeFigure,
  practiceHealthContract,
  PracticeHealthQuery,
  PracticeLine,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../../platform/http/ContractRouter';
import { CsvColumns } from '../../platform/http/csv';
import { exportHandlers, onePage } from '../../platform/http/exports';
import { RequestContext } from '../../platform/http/RequestContext';
import { PracticeHealthReading } from './PracticeHealthReading';

/** Figures of the practice as CSV, in the columns of all figures. */
const practiceColumns: CsvColumns<PracticeLine> = {
  scope: line => line.scope,
  from: line => line.from,
  until: line => line.until,
  figure: ({ figure }) => figure.definition,
  unit: ({ figure }) => figure.unit,
  state: ({ figure }) => figure.state,
  value: ({ figure }) => ('value' in figure ? figure.value : null),
  low: ({ figure }) => intervalOf(figure)?.[0] ?? null,
  high: ({ figure }) => intervalOf(figure)?.[1] ?? null,
  n: ({ figure }) => ('n' in figure ? figure.n : null),
  known: ({ figure }) => ('coverage' in figure ? figure.coverage.known : null),
  total: ({ figure }) => ('coverage' in figure ? figure.coverage.total : null),
  change: ({ figure }) =>
    'change' in figure ? figure.change?.verdict ?? null : null,
};

/** Binds the operations of practice health. */
export function practiceHealthHandlers(
  reading: PracticeHealthReading,
): Handlers<typeof practiceHealthContract> {
  const figures = exportHandlers(
    'practice-health',
    practiceColumns,
    (context: RequestContext, query: PracticeHealthQuery) =>
      onePage(reading.lines(context, query)),
  );
  return {
    getPracticeHealth: ({ context, query }) => reading.get(context, query),
    exportPracticeHealthCsv: figures.csv,
    exportPracticeHealthNdjson: figures.ndjson,
  };
}

function intervalOf(figure: PracticeFigure) {
  return 'interval' in figure ? figure.interval : null;
}
