import { z } from 'zod';

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

/** What a record says of entities that the catalog does not know. */
export function unknownEntityWarnings(
  refs: readonly string[],
  known: ReadonlySet<string>,
): string[] {
  return [...new Set(refs)]
    .filter(ref => !known.has(ref))
    .map(ref => `${ref} is not in the catalog; it is kept as it is`);
}
