import { isDocumentSource } from '@afterword/plugin-reliability-common';

/**
 * Where something came from, for its readers. What came of a document is called by its key: the document's name belongs to its postmortem,
 * which need not be theirs.
 */
export function sourceToShow(
  key: string,
  {
    source,
    externalId,
  }: { readonly source: string | null; readonly externalId: string | null },
): { name: string; externalId: string } | null {
  if (source === null || externalId === null) return null;
  return isDocumentSource(source)
    ? { name: nameToShow(source), externalId: key }
    : { name: source, externalId };
}

/** A source's name, without where a document comes from. */
export function nameToShow(source: string): string {
  return isDocumentSource(source) ? 'document' : source;
}
