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

/** Whether they are the same entities, in whatever roles. */
export function areSameEntities(before: Refs, after: Refs): boolean {
  return isDeepStrictEqual(refsOf(before), refsOf(after));
}

/** Nothing when the entities are the same. */
export function moveOf(
  by: EntityMove['by'],
  before: Refs,
  after: Refs,
): EntityMove | undefined {
  if (areSameEntities(before, after)) return undefined;
  return { by, from: refsOf(before), to: refsOf(after) };
}

function refsOf(entities: Refs): string[] {
  return [...new Set(entities.map(({ ref }) => ref))].sort();
}
