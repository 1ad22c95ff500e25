import { comparedFigures, windowBefore } from './comparedFigures';
import { surelyChanged } from './comparison';
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

/** A part whose figures surely changed. @public */
export interface ChangedPart<TKind extends DurationKind> {
  readonly place: number;
  readonly figures: FiguresOf<TKind>;
}

/**
 * Those of several parts that surely changed since the window before, in their number of incidents or in one of some durations. Each
 * figure of each part is a comparison of its own; of the list of them, a share of {@link FALSE_DISCOVERY_RATE} at most is there by
 * chance, on average.
 *
 * @param facts - from the beginning of the window before
 * @public
 */
export function changedParts<TKind extends DurationKind>(
  facts: IncidentFacts,
  kinds: readonly TKind[],
  parts: readonly FiguresPart[],
  partsOf: (entityRef: string | null, anchorAt: number) => readonly number[],
): ChangedPart<TKind>[] {
  const sides = parts.map(part => ({
    now: new IncidentTally(kinds, part),
    before: new IncidentTally(kinds, {
      ...part,
      window: windowBefore(part.window),
    }),
  }));
  for (const fact of facts) {
    const { anchorAt, entityRef } = fact;
    if (anchorAt === null) continue;
    for (const index of partsOf(entityRef, anchorAt)) {
      sides[index].now.add(fact);
      sides[index].before.add(fact);
    }
  }
  const all = sides.map(({ now, before }, place) => ({
    place,
    figures: comparedFigures(before, now),
  }));
  const changed = new Set(
    surelyChanged(
      all.flatMap(({ place, figures }) =>
        [figures.incidents, ...kinds.map(kind => figures[kind])].map(
          figure => ({
            place,
            change: 'change' in figure ? figure.change ?? null : null,
          }),
        ),
      ),
    ).map(({ place }) => place),
  );
  return all.filter(({ place }) => changed.has(place));
}
