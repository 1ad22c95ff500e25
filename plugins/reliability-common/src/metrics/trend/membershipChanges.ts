import { toDay } from '../../contract';
import { MembershipChange, MOST_MEMBERS_NAMED } from '../model';

/** That an entity joined a scope, or left it. @public */
export interface MemberMove {
  readonly entityRef: string;
  readonly joined: boolean;
  /** UTC milliseconds. */
  readonly at: number;
}

/**
 * What joined a scope and left it, by UTC day. What came back on the day on which it had left, as what a catalog loses for a moment does, did
 * neither.
 *
 * @param moves - in the order of time
 * @public
 */
export function membershipChanges(
  moves: readonly MemberMove[],
): MembershipChange[] {
  const days = new Map<string, Map<string, number>>();
  for (const { entityRef, joined, at } of moves) {
    const day = toDay(at);
    const net = days.get(day) ?? new Map<string, number>();
    days.set(day, net);
    net.set(entityRef, (net.get(entityRef) ?? 0) + (joined ? 1 : -1));
  }
  return [...days].flatMap(([day, net]) => {
    const moved = [...net].filter(([, times]) => times !== 0);
    if (moved.length === 0) return [];
    const joined = moved.filter(([, times]) => times > 0).length;
    const entities = moved.map(([ref]) => ref).sort();
    return {
      day,
      joined,
      left: moved.length - joined,
      entities: entities.slice(0, MOST_MEMBERS_NAMED),
    };
  });
}
