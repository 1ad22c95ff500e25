import {
  csvCell,
  ImportLineReport,
} from '@afterword/plugin-reliability-common';
import type { LineWords } from './useLineWords';

/** The head of the report as CSV. */
export const LINE_REPORT_HEAD = 'line,result,type,key,field,problem\r\n';

/** One line's report as rows of CSV: one for each problem and warning, one where there is none. */
export function lineReportCsv(
  { line, result, type = '', key = '', warnings, errors }: ImportLineReport,
  sayLine: LineWords,
): string {
  const problems = [
    ...errors.map(error => ({ field: error.field, problem: sayLine(error) })),
    ...warnings.map(warning => ({
      field: 'warning',
      problem: sayLine(warning),
    })),
  ];
  return (problems.length > 0 ? problems : [{ field: '', problem: '' }])
    .map(({ field, problem }) =>
      [line, result, type, key, field, problem].map(csvCell).join(','),
    )
    .map(row => `${row}\r\n`)
    .join('');
}
