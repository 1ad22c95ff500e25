import {
  incidentFromStatusPage,
  isStatusPageRow,
  StatusPageOptions,
} from '@afterword/plugin-reliability-common';
import { readText } from '../files/readText';

/** Bytes in which the first line of a file is looked for. */
const HEAD = 65_536;

/** Whether a file is the history of a status page, by its first line. */
export async function isStatusPage(file: Blob): Promise<boolean> {
  const head = await readText(file.slice(0, HEAD));
  const first = head.split('\n').find(line => line.trim() !== '');
  return first !== undefined && isStatusPageRow(first);
}

/**
 * Rows of a status page's history as records, line for line. What cannot be one
 * goes as it is: the answer names its fault with the number of its line.
 */
export async function statusPageRecords(
  lines: Blob,
  options: StatusPageOptions,
): Promise<Blob> {
  const text = await readText(lines);
  const records = text.split('\n').map(line => {
    if (!isStatusPageRow(line)) return line;
    const reading = incidentFromStatusPage(line, options);
    return 'record' in reading ? JSON.stringify(reading.record) : line;
  });
  return new Blob([records.join('\n')]);
}
