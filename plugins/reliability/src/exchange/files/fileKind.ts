/** What a file can be imported as. */
export type FileKind = 'document' | 'records' | 'unknown';

const DOCUMENT = /\.(?:md|markdown|mdown|mdx|erb|txt|text|rst)$/i;
const RECORDS = /\.(?:ndjson|jsonl|jsonlines)$/i;

/** By its name: browsers know no type for most of these. */
export function fileKind({ name, type }: File): FileKind {
  if (RECORDS.test(name)) return 'records';
  if (DOCUMENT.test(name)) return 'document';
  return type.startsWith('text/') && !/html|csv/.test(type)
    ? 'document'
    : 'unknown';
}
