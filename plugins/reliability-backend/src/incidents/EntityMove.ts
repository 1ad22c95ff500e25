import { isDeepStrictEqual } from 'node:util';
import { Principal } from '../platform/http/RequestContext';

/**
 * That a write made an incident concern other entities, by a new list or by merging, and on whose behalf. What others keep about the
 * incident follows only as far as that somebody may read what they keep.
 */
export interface EntityMove {
  readonly by: Mover;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A person; or the source that the incident came from, which keeps it in step. */
export type Mover = Extract<Principal, { readonly kind: 'user' }> | 'source';

/** On whose behalf a principal's own change moves what concerns others; a service moves nobody. */
export function moverOf(principal: Principal): Mover | undefined {
  return principal.kind === 'user' ? principal : undefined;
}

type Refs = readonly { readonly ref: string }[];

/** Whether they are the same entities, in whatever roles. */
function areSameEntities(before: Refs, after: Refs): boolean {
  return isDeepStrictEqual(refsOf(before), refsOf(after));
}

/** Nothing when the entities are the same. */
export function moveOf(
  by: Mover,
  before: Refs,
  after: Refs,
): EntityMove | undefined {
  if (areSameEntities(before, after)) return undefined;
  return { by, from: refsOf(before), to: refsOf(after) };
}

function refsOf(entities: Refs): string[] {
  return [...new Set(entities.map(({ ref }) => ref))].sort();
}
