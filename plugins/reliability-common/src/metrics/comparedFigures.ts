import { compareCounts, compareMedians } from './comparison';
import type { DurationKind } from './durations';
import type { FiguresOf, Tallied } from './incidentFigures';
import type { DurationFigure, FigureChange, IncidentsFigure } from './model';
import type { MetricsWindow } from './window';

const SECOND = 1000;
const DAY = 86_400_000;

/** The window before one, as long. @public */
export function windowBefore({ from, until }: MetricsWindow): MetricsWindow {
  return { from: from - (until - from), until: from, rolling: null };
}

/** Figures of a window, and whether they differ from those of the window before. */
export function comparedFigures<TKind extends DurationKind>(
  before: Tallied<TKind>,
  now: Tallied<TKind>,
): FiguresOf<TKind> {
  const figures = now.figures();
  const incidents: IncidentsFigure = figures.incidents;
  const durations = Object.fromEntries(
    now.kinds.map(kind => {
      const figure: DurationFigure = figures[kind];
      return [
        kind,
        'median' in figure
          ? { ...figure, change: durationChange(kind, before, now) }
          : figure,
      ];
    }),
  ) as Record<TKind, DurationFigure>;
  return {
    ...durations,
    incidents:
      incidents.state === 'notObserved'
        ? incidents
        : {
            ...incidents,
            change: compareCounts(perMonth(before), perMonth(now)),
          },
  };
}

/** Incidents over the time in which they were watched, in units of 30 days. */
function perMonth(tally: Pick<Tallied<DurationKind>, 'exposure'>) {
  const { count, exposure } = tally.exposure();
  return { count, exposure: exposure / (30 * DAY) };
}

function durationChange<TKind extends DurationKind>(
  kind: TKind,
  before: Tallied<TKind>,
  now: Tallied<TKind>,
): FigureChange | null {
  const change = compareMedians(before.sample(kind), now.sample(kind));
  if (change === null) return null;
  const inSeconds = ({ value, n }: FigureChange['now']) => ({
    value: value / SECOND,
    n,
  });
  return {
    ...change,
    before: inSeconds(change.before),
    now: inSeconds(change.now),
  };
}
