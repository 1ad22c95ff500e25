import type { IncidentFacts } from './facts';
import {
  type IncidentFigures,
  type IncidentFiguresInput,
  IncidentTally,
} from './incidentFigures';

/** A part of a longer time, or of a larger scope. @public */
export type FiguresPart = Omit<IncidentFiguresInput, 'facts'>;

/**
 * Figures of several parts, going once through the facts of the whole.
 *
 * @param partsOf - places of the parts that a fact may belong to
 * @public
 */
export function figuresOfParts(
  facts: IncidentFacts,
  parts: readonly FiguresPart[],
  partsOf: (fact: {
    readonly entityRef: string | null;
    readonly anchorAt: number;
  }) => readonly number[],
): IncidentFigures[] {
  const tallies = parts.map(part => new IncidentTally(part));
  for (const fact of facts) {
    const { anchorAt, entityRef } = fact;
    if (anchorAt === null) continue;
    for (const index of partsOf({ entityRef, anchorAt })) {
      tallies[index].add(fact);
    }
  }
  return tallies.map(tally => tally.figures());
}
