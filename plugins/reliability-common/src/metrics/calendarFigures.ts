import type { IncidentFact, IncidentFacts } from './facts';
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
 * The figures of a scope's incidents in each of some windows, as `scopeFigures` has them of one, but for whether they changed.
 *
 * @param whole - rows from {@link calendarFactsNeededFrom} of the first window to the end of the last, and those that span that beginning
 * @param windows - each begins where the one before ends
 * @public
 */
export function calendarFigures(
  whole: Omit<ScopeFiguresInput, 'window'>,
  windows: readonly MetricsWindow[],
): ScopeIncidentFigures[] {
  const { before, within } = byWindow(whole.facts, windows);
  let going = [...whole.spanning, ...before];
  return windows.map((window, place) => {
    const from = calendarFactsNeededFrom(window);
    const isNeeded = ({ anchorAt }: IncidentFact) =>
      anchorAt !== null && anchorAt >= from;
    going = going.filter(fact => mayReach(fact, window.from));
    const near = within.filter(
      (_, other) => other <= place && windows[other].until > from,
    );
    const facts = [before, ...near].flatMap(some => some.filter(isNeeded));
    const spanning = going.filter(fact => !isNeeded(fact));
    going = going.concat(within[place]);
    return figuresAlone({ ...whole, facts, spanning, window });
  });
}

/** Rows of each window, and those before the first. */
function byWindow(facts: IncidentFacts, windows: readonly MetricsWindow[]) {
  const before: IncidentFact[] = [];
  const within = windows.map((): IncidentFact[] => []);
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
