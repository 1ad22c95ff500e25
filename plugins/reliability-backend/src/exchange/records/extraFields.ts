import { LineWarning } from '@afterword/plugin-reliability-common';
import { z } from 'zod';
import { ImportContext } from './RecordImporter';
import { saidTwice } from './saidTwice';

/** The fields of a record that its schema does not know; null when there are none. They are kept as they came. */
export function extraFields(
  schema: z.ZodObject,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const extra = Object.entries(record).filter(
    ([field]) => !Object.hasOwn(schema.shape, field),
  );
  return extra.length === 0 ? null : Object.fromEntries(extra);
}

/** What is to be said of a record's entities that the catalog does not know, or could not be asked about. */
export function unknownEntityWarnings(
  refs: readonly string[],
  {
    knownEntities,
    catalogAnswered,
  }: Pick<ImportContext, 'knownEntities' | 'catalogAnswered'>,
): LineWarning[] {
  const code = catalogAnswered ? 'notInCatalog' : 'notLookedUp';
  return [...new Set(refs)]
    .filter(ref => !knownEntities.has(ref))
    .map(ref => saidTwice(code, { ref }));
}
