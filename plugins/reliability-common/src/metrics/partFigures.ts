import type { DurationKind } from './durations';
import type { IncidentFacts } from './facts';
import {
  type FiguresOf,
  type IncidentFiguresInput,
  IncidentTally,
} from './incidentFigures';

/** A part of a longer time, or of a larger scope. @public */
export type FiguresPart = Omit<IncidentFiguresInput, 'facts'>;

/**
 * Figures of several parts, going once through the facts of the whole.
 *
 * @param kinds - the durations that are wanted
 * @param partsOf - places of the parts that a fact may belong to
 * @public
 */
export function figuresOfParts<TKind extends DurationKind>(
  facts: IncidentFacts,
  kinds: readonly TKind[],
  parts: readonly FiguresPart[],
  partsOf: (entityRef: string | null, anchorAt: number) => readonly number[],
): FiguresOf<TKind>[] {
  const tallies = parts.map(part => new IncidentTally(kinds, part));
  for (const fact of facts) {
    const { anchorAt, entityRef } = fact;
    if (anchorAt === null) continue;
    for (const index of partsOf(entityRef, anchorAt)) {
      tallies[index].add(fact);
    }
  }
  return tallies.map(tally => tally.figures());
}
