import {
  type AvailabilityFigures,
  availabilityFigures,
  type ObservedMember,
} from './availability';
import { CHANGE_FOLLOW_UP_DAYS } from './changeFailureRate';
import { comparedFigures, windowBefore } from './comparedFigures';
import { countedFacts, type Placed } from './countedFacts';
import { DurationTally } from './durationTally';
import { durationKinds } from './durations';
import { type IncidentFact, type IncidentFacts, inTurn } from './facts';
import { censorAt, type IncidentFiguresInput } from './incidentCounts';
import {
  incidentFigures,
  type IncidentFigures,
  IncidentTally,
  isWithin,
} from './incidentFigures';
import type {
  DurationFigure,
  ImpactWeights,
  RecurrenceFigure,
  TimeBetweenFigure,
} from './model';
import { shiftedBack } from './observedSpan';
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
  /** What a failure mode means; what was written unless told. */
  readonly modeOf?: (failureMode: string) => string;
}

/** All figures of a scope's incidents. @public */
export interface ScopeIncidentFigures
  extends IncidentFigures,
    AvailabilityFigures {
  readonly timeBetweenIncidents: TimeBetweenFigure;
  readonly recurrence: RecurrenceFigure;
  readonly failedDeploymentRecovery: DurationFigure;
}

/**
 * From when on facts are needed: to compare with the window before, to see what incidents repeated, and what is known of their causes.
 *
 * @public
 */
export function factsNeededFrom(window: MetricsWindow): number {
  return Math.min(
    shiftedBack(windowBefore(window), CHANGE_FOLLOW_UP_DAYS).from,
    window.from - RECURRENCE_DAYS * DAY,
  );
}

/**
 * The figures of a scope's incidents by the definitions of `figureDefinitions`, and whether they differ from the window before.
 *
 * @param incidents - `countedFacts(input.facts)`, for whoever has them
 * @public
 */
export function scopeFigures(
  input: ScopeFiguresInput,
  incidents = countedFacts(input.facts),
): ScopeIncidentFigures {
  const now = new IncidentTally(durationKinds, input);
  const before = new IncidentTally(durationKinds, {
    ...input,
    window: windowBefore(input.window),
  });
  for (const fact of input.facts) {
    now.add(fact);
    before.add(fact);
  }
  return {
    ...comparedFigures(before, now),
    ...otherFigures(input, {
      incidents,
      followed: incidents,
      touching: inTurn([input.spanning, input.facts]),
    }),
  };
}

/** What the figures of a window ask for that are not about how its incidents went. */
interface FactsAround {
  /** Incidents that count, each once: those of the window, with any others. */
  readonly incidents: readonly Placed<IncidentFact>[];
  /** The same, with all since {@link RECURRENCE_DAYS} before the window. */
  readonly followed: readonly Placed<IncidentFact>[];
  /** Rows that are or may be of the window: all that began in it, or before it and were not over then. */
  readonly touching: IncidentFacts;
}

/** The figures of a window by itself, from its own rows and what is around it. @internal */
export function figuresAlone(
  input: Omit<ScopeFiguresInput, 'spanning'>,
  around: FactsAround,
): ScopeIncidentFigures {
  return { ...incidentFigures(input), ...otherFigures(input, around) };
}

function otherFigures(
  input: Omit<ScopeFiguresInput, 'spanning'>,
  { incidents, followed, touching }: FactsAround,
): Omit<ScopeIncidentFigures, keyof IncidentFigures> {
  return {
    timeBetweenIncidents: timeBetween(incidents, input),
    recurrence: recurrenceAmong(followed, input),
    failedDeploymentRecovery: recoveryOf(incidents, input),
    ...availabilityFigures({ ...input, facts: touching }),
  };
}

/** Time to restore of the incidents that a change caused. */
function recoveryOf(
  incidents: readonly IncidentFact[],
  input: Omit<ScopeFiguresInput, 'spanning'>,
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
