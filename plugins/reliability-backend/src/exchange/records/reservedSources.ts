import {
  FieldProblem,
  ImportRecord,
  isDocumentSource,
  SourceKey,
} from '@afterword/plugin-reliability-common';

/**
 * Where a record names something under the source of documents. What a document becomes is named by who imports it and what it is called,
 * so anybody could work a name out and be there first; documents therefore come in as documents only.
 */
export function reservedSources(record: ImportRecord): FieldProblem[] {
  return keysIn(record).flatMap(([field, key]) =>
    key && isDocumentSource(key.source)
      ? [{ field, problem: `'${key.source}' is kept for imported documents` }]
      : [],
  );
}

function keysIn(
  record: ImportRecord,
): (readonly [field: string, key: SourceKey | null | undefined])[] {
  const own = ['source', record] as const;
  switch (record.type) {
    case 'postmortem':
      return [
        own,
        ...(record.incidents ?? []).map(
          (key, index) => [`incidents.${index}.source`, key] as const,
        ),
      ];
    case 'actionItem':
      return [
        own,
        ['postmortem.source', record.postmortem],
        ['incident.source', record.incident],
      ];
    default:
      return [own];
  }
}
