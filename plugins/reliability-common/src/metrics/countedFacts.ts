import { counts } from '../incidents';
import type { IncidentFact } from './facts';
import { SeenIncidents } from './SeenIncidents';

/** What tells whether an incident counts for a scope, and where in time it stands. @public */
export type CountableFact = Pick<
  IncidentFact,
  'incidentId' | 'kind' | 'role' | 'anchorAt'
>;

/** A fact that has a place in time. @public */
export type Placed<T extends CountableFact> = T & { readonly anchorAt: number };

/**
 * Whether a row makes its incident count: users of the entity were hurt, it was no near miss, drill or maintenance, and it is known when it
 * was.
 *
 * @internal
 */
export function isCounting<T extends CountableFact>(
  fact: T,
): fact is Placed<T> {
  return (
    counts(fact.kind) && fact.role === 'impacted' && fact.anchorAt !== null
  );
}

/**
 * The incidents that count for a scope, each once, whatever number of its entities they hurt.
 *
 * @public
 */
export function countedFacts<T extends CountableFact>(
  facts: Iterable<T>,
): Placed<T>[] {
  const counted: Placed<T>[] = [];
  const seen = new SeenIncidents();
  for (const fact of facts) {
    if (isCounting(fact) && seen.add(fact.incidentId)) counted.push(fact);
  }
  return counted;
}
