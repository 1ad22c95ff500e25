import { RecurringMode } from '@afterword/plugin-reliability-common';
import { CsvColumns } from '../platform/http/csv';

/** Failure modes as CSV. */
export const recurringColumns: CsvColumns<RecurringMode> = {
  failureMode: mode => mode.failureMode,
  incidents: mode => mode.incidents,
  repeatedWithin90Days: mode => mode.repeated,
  people: mode => mode.layers?.people ?? null,
  process: mode => mode.layers?.process ?? null,
  technology: mode => mode.layers?.technology ?? null,
  external: mode => mode.layers?.external ?? null,
};
