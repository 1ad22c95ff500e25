import {
  type AvailabilityFigures,
  availabilityFigures,
  type ObservedMember,
} from './availability';
import { comparedFigures, windowBefore } from './comparedFigures';
import { countedFacts } from './countedFacts';
import { DurationTally } from './durationTally';
import { durationKinds } from './durations';
import { type IncidentFact, type IncidentFacts, inTurn } from './facts';
import {
  censorAt,
  incidentFigures,
  type IncidentFigures,
  type IncidentFiguresInput,
  IncidentTally,
  isWithin,
} from './incidentFigures';
import type {
  DurationFigure,
  ImpactWeights,
  RecurrenceFigure,
  TimeBetweenFigure,
} from './model';
import { RECURRENCE_DAYS, recurrenceAmong } from './recurrence';
import { timeBetween } from './timeBetween';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** What all figures of a scope's incidents are made of. @public */
export interface ScopeFiguresInput extends IncidentFiguresInput {
  /** Rows of every entity of the scope, from {@link factsNeededFrom} to the end of the window. */
  readonly facts: IncidentFacts;
  /** Rows of incidents that began earlier and were not over then. */
  readonly spanning: readonly IncidentFact[];
  /** Entities of the scope. */
  readonly members: readonly ObservedMember[];
  readonly weights?: ImpactWeights;
  /** Incidents of the window that a change caused; null: no deployment of the scope was ever told of. */
  readonly changeCaused: ReadonlySet<number> | null;
}

/** All figures of a scope's incidents. @public */
export interface ScopeIncidentFigures
  extends IncidentFigures,
    AvailabilityFigures {
  readonly timeBetweenIncidents: TimeBetweenFigure;
  readonly recurrence: RecurrenceFigure;
  readonly failedDeploymentRecovery: DurationFigure;
}

/** From when on facts are needed: to compare with the window before, and to see what incidents repeated. @public */
export function factsNeededFrom(window: MetricsWindow): number {
  return Math.min(
    windowBefore(window).from,
    window.from - RECURRENCE_DAYS * DAY,
  );
}

/**
 * The figures of a scope's incidents by the definitions of `figureDefinitions`, and whether they differ from the window before.
 *
 * @public
 */
export function scopeFigures(input: ScopeFiguresInput): ScopeIncidentFigures {
  const now = new IncidentTally(durationKinds, input);
  const before = new IncidentTally(durationKinds, {
    ...input,
    window: windowBefore(input.window),
  });
  for (const fact of input.facts) {
    now.add(fact);
    before.add(fact);
  }
  return { ...comparedFigures(before, now), ...otherFigures(input) };
}

/** The same of a window by itself. @public */
export function figuresAlone(input: ScopeFiguresInput): ScopeIncidentFigures {
  return { ...incidentFigures(input), ...otherFigures(input) };
}

function otherFigures(
  input: ScopeFiguresInput,
): Omit<ScopeIncidentFigures, keyof IncidentFigures> {
  const incidents = countedFacts(input.facts);
  return {
    timeBetweenIncidents: timeBetween(incidents, input),
    recurrence: recurrenceAmong(incidents, input),
    failedDeploymentRecovery: recoveryOf(incidents, input),
    ...availabilityFigures({
      ...input,
      facts: inTurn([input.spanning, input.facts]),
    }),
  };
}

/** Time to restore of the incidents that a change caused. */
function recoveryOf(
  incidents: readonly IncidentFact[],
  input: ScopeFiguresInput,
): DurationFigure {
  const { changeCaused, options, window } = input;
  const definition = 'failedDeploymentRecovery';
  if (changeCaused === null) {
    return { state: 'notObserved', definition, unit: 's' };
  }
  const tally = new DurationTally(
    'timeToRestore',
    options,
    censorAt(input),
    definition,
  );
  for (const fact of incidents) {
    if (isWithin(fact, window) && changeCaused.has(fact.incidentId)) {
      tally.add(fact);
    }
  }
  return tally.figure();
}
