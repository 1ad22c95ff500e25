import { countedFacts, type Placed } from './countedFacts';
import { type IncidentFact, inTurn } from './facts';
import { RECURRENCE_DAYS } from './recurrence';
import {
  figuresAlone,
  type ScopeFiguresInput,
  type ScopeIncidentFigures,
} from './scopeFigures';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** From when on facts are needed for windows that begin with one. @public */
export function calendarFactsNeededFrom({
  from,
}: Pick<MetricsWindow, 'from'>): number {
  return from - RECURRENCE_DAYS * DAY;
}

/**
 * The figures of a scope's incidents in each of some windows, as `scopeFigures` has them of one, but for whether they changed. One by one,
 * so that whoever asks can let others have their turn between two.
 *
 * @param whole - rows from {@link calendarFactsNeededFrom} of the first window to the end of the last, and those that span that beginning;
 * members are watched since their first incident at the latest
 * @param counted - `countedFacts(whole.facts)`, for whoever has them
 * @param windows - each begins where the one before ends
 * @public
 */
export function* calendarFigures(
  whole: Omit<ScopeFiguresInput, 'window'>,
  windows: readonly MetricsWindow[],
  counted: readonly Placed<IncidentFact>[] = countedFacts(whole.facts),
): Generator<ScopeIncidentFigures> {
  const rows = byWindow(whole.facts, windows);
  const incidents = byWindow(counted, windows);
  let going = [...whole.spanning, ...rows.before];
  for (const [place, window] of windows.entries()) {
    const from = calendarFactsNeededFrom(window);
    const near = incidents.within.filter(
      (_, other) => other <= place && windows[other].until > from,
    );
    going = going.filter(fact => mayReach(fact, window.from));
    yield figuresAlone(
      { ...whole, facts: rows.within[place], window },
      {
        incidents: incidents.within[place],
        followed: [incidents.before, ...near].flatMap(some =>
          some.filter(({ anchorAt }) => anchorAt >= from),
        ),
        touching: inTurn([going, rows.within[place]]),
      },
    );
    going = going.concat(rows.within[place]);
  }
}

/** Rows of each window, and those before the first. */
function byWindow<T extends IncidentFact>(
  facts: Iterable<T>,
  windows: readonly MetricsWindow[],
) {
  const before: T[] = [];
  const within = windows.map((): T[] => []);
  for (const fact of facts) {
    if (fact.anchorAt === null) continue;
    const place = lastBegun(windows, fact.anchorAt);
    (place < 0 ? before : within[place]).push(fact);
  }
  return { before, within };
}

/** The place of the window that began last before a moment; -1: none had. */
function lastBegun(windows: readonly MetricsWindow[], at: number): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (windows[middle].from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether an incident may have hurt users at a moment after it began. */
function mayReach({ times }: IncidentFact, at: number): boolean {
  const { mitigated, resolved } = times;
  return mitigated === null ? resolved === null : mitigated > at;
}
