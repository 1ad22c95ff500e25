import type {
  DocumentReading,
  ReadingRemark,
} from '@afterword/plugin-reliability-common';
import { type DocumentToRead, readDocument } from '../../readDocument';

/** Reads a document given line by line. */
export function readLines(
  lines: readonly string[],
  given: Partial<DocumentToRead> = {},
): DocumentReading {
  return readDocument({
    content: lines.join('\n'),
    source: 'test',
    externalId: 'folder/report.md',
    zone: 'UTC',
    entities: [],
    ...given,
  });
}

/** `line what` of each remark. */
export function told(remarks: readonly ReadingRemark[]): string[] {
  return remarks.map(({ line, what }) => `${line} ${what}`);
}
