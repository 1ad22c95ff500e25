import { comparedFigures, windowBefore } from './comparedFigures';
import { surelyChanged } from './comparison';
import type { DurationKind } from './durations';
import type { IncidentFacts } from './facts';
import type { FiguresOf } from './incidentFigures';
import type { DurationFigure, FigureChange, IncidentsFigure } from './model';
import type { FiguredParts, FiguresOfEach } from './partRows';
import { partTallies } from './partTallies';

/**
 * Figures of several parts, going once through the facts of the whole. One part after the other, so that whoever writes them down need not
 * hold those of ten thousand.
 *
 * @param kinds - the durations that are wanted
 * @public
 */
export function* figuresOfParts<TKind extends DurationKind>(
  facts: IncidentFacts,
  kinds: readonly TKind[],
  parts: FiguredParts,
  input: FiguresOfEach,
): Generator<FiguresOf<TKind>> {
  for (const tally of partTallies(facts, kinds, parts, input)) {
    yield tally.figures();
  }
}

/** A part whose figures surely changed. @public */
export interface ChangedPart<TKind extends DurationKind> {
  readonly place: number;
  readonly figures: FiguresOf<TKind>;
}

/**
 * Those of several parts that surely changed since the window before, in their number of incidents or in one of some durations. A part is
 * tried once, by the surest change among its figures, held to the number of them (Bonferroni); of the list, a share of
 * `FALSE_DISCOVERY_RATE` of the parts at most is there by chance, on average. A figure that did not make its part one of the list has no
 * verdict there.
 *
 * @param facts - from the beginning of the window before
 * @public
 */
export function changedParts<TKind extends DurationKind>(
  facts: IncidentFacts,
  kinds: readonly TKind[],
  parts: FiguredParts,
  input: FiguresOfEach,
): ChangedPart<TKind>[] {
  const now = partTallies(facts, kinds, parts, input);
  const before = partTallies(facts, kinds, parts, {
    ...input,
    window: windowBefore(input.window),
  });
  // Of a part that has several figures, the surest of some changes looks surer than it is.
  const tries = kinds.length + 1;
  const tried = now.map((tally, place) => {
    const figures = comparedFigures(before[place], tally);
    const surest = [figures.incidents, ...kinds.map(kind => figures[kind])]
      .flatMap(figure => changeOf(figure) ?? [])
      .sort((one, other) => one.pValue - other.pValue)
      .at(0);
    const change = surest
      ? { ...surest, pValue: Math.min(1, surest.pValue * tries) }
      : null;
    return { place, figures, change };
  });
  const changed = surelyChanged(tried);
  const surely = Math.max(
    ...changed.map(({ change }) => (change?.pValue ?? 0) / tries),
  );
  return changed.map(({ place, figures }) => ({
    place,
    figures: Object.fromEntries(
      Object.entries<Figure>(figures).map(([name, figure]) => [
        name,
        (changeOf(figure)?.pValue ?? 1) <= surely
          ? figure
          : { ...figure, change: null },
      ]),
    ) as FiguresOf<TKind>,
  }));
}

type Figure = DurationFigure | IncidentsFigure;

function changeOf(figure: Figure): FigureChange | null {
  return 'change' in figure ? figure.change ?? null : null;
}
