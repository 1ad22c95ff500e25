import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const person = z.object({
  kind: z.literal('user'),
  ref: z.string(),
  refs: z.array(z.string()),
});

/**
 * That a write made an incident concern other entities, by a new list or by merging, and on whose behalf. What others keep about the
 * incident follows only as far as that somebody may read what they keep.
 */
export const entityMove = z.object({
  /** A person; or the source that the incident came from, which keeps it in step. */
  by: z.union([person, z.literal('source')]),
  from: z.array(z.string()),
  to: z.array(z.string()),
});

export type EntityMove = z.output<typeof entityMove>;

type Refs = readonly { readonly ref: string }[];

/** Nothing when the entities are the same. */
export function moveOf(
  by: EntityMove['by'],
  before: Refs,
  after: Refs,
): EntityMove | undefined {
  const [from, to] = [before, after].map(list =>
    [...new Set(list.map(({ ref }) => ref))].sort(),
  );
  return isDeepStrictEqual(from, to) ? undefined : { by, from, to };
}
