import {
  isDocumentSource,
  SourceKey,
} from '@afterword/plugin-reliability-common';
import { RecordToImport } from './RecordImporter';

/** A record's identity as the key of a map. */
export function identityOf({ source, externalId }: SourceKey): string {
  return JSON.stringify([source, externalId]);
}

/** What is stored under the identities of some records, with one look for each source. */
export async function findPresent<TStored>(
  records: readonly RecordToImport<SourceKey>[],
  findBySource: (
    source: string,
    externalIds: readonly string[],
  ) => Promise<ReadonlyMap<string, TStored>>,
): Promise<Map<string, TStored>> {
  const externalIds = new Map<string, string[]>();
  for (const { record } of records) {
    const known = externalIds.get(record.source);
    if (known) known.push(record.externalId);
    else externalIds.set(record.source, [record.externalId]);
  }
  const present = new Map<string, TStored>();
  for (const [source, ids] of externalIds) {
    for (const [externalId, stored] of await findBySource(source, ids)) {
      present.set(identityOf({ source, externalId }), stored);
    }
  }
  return present;
}

/** Whether something was written in this portal, or became of a document in it, so that it is exported under the portal's own name. */
export function isWrittenHere({
  source = null,
}: {
  readonly source?: string | null;
}): boolean {
  return source === null || isDocumentSource(source);
}
