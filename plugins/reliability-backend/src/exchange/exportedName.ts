import {
  Incident,
  isDocumentSource,
  SourceKey,
} from '@afterword/plugin-reliability-common';

/** What a thing is called in the terms of import. */
export function exportedName(
  thing: Pick<Incident, 'key' | 'source'>,
  ownSource: string,
): SourceKey {
  return thing.source === null || isDocumentSource(thing.source.name)
    ? { source: ownSource, externalId: thing.key }
    : { source: thing.source.name, externalId: thing.source.externalId };
}
