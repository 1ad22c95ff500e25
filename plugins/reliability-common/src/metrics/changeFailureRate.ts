import type { ChangeRateFigure } from './model';
import { LOWEST_COVERAGE } from './commitmentFigures';
import type { CountableFact, Placed } from './countedFacts';
import { compareShares } from './comparison';
import { shareOf } from './share';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

/** Days that a deployment has to fail in; the window is shifted back by as many. @public */
export const CHANGE_FOLLOW_UP_DAYS = 7;

/** Of how many incidents of a window it is known whether a change caused them. @public */
export interface IncidentAnswers {
  /** Incidents linked to a deployment or answered as not caused by a change. */
  readonly incidentsAnswered: number;
  readonly incidentsTotal: number;
}

/** What change failure rate is made of, in a window shifted back by {@link CHANGE_FOLLOW_UP_DAYS}. @public */
export interface DeploymentCounts extends IncidentAnswers {
  /** Whether a deployment of the scope was ever reported. */
  readonly observed: boolean;
  /** Successful, to production. */
  readonly deployments: number;
  /** Those of them with at least one incident that a person or a source confirmed, each once. */
  readonly withConfirmedFailure: number;
  /** Undefined: nobody reports them. */
  readonly rollbacks?: number;
}

/** What is known about the causes of incidents. @public */
export interface ChangeAnswers {
  /** Incidents of which it is known whether a change caused them. */
  readonly answered: ReadonlySet<number>;
  /** Those of them that a deployment caused. */
  readonly caused: ReadonlySet<number>;
}

/**
 * Counts the incidents of a window, and those whose cause is known.
 *
 * @param incidents - those that count, each once; those outside the window are ignored
 * @public
 */
export function answersAmong(
  incidents: readonly Placed<CountableFact>[],
  { from, until }: Pick<MetricsWindow, 'from' | 'until'>,
  { answered }: Pick<ChangeAnswers, 'answered'>,
): IncidentAnswers {
  let incidentsTotal = 0;
  let incidentsAnswered = 0;
  for (const { anchorAt, incidentId } of incidents) {
    if (anchorAt < from || anchorAt >= until) continue;
    incidentsTotal += 1;
    if (answered.has(incidentId)) incidentsAnswered += 1;
  }
  return { incidentsTotal, incidentsAnswered };
}

/** What change failure rate is made of, of one UTC day since 1970. @public */
export interface ChangeDay
  extends Omit<DeploymentCounts, 'observed' | 'rollbacks'> {
  readonly day: number;
}

/** A change failure rate with how it differs from the one of the window before. @public */
export function withRateChange(
  before: ChangeRateFigure,
  now: ChangeRateFigure,
): ChangeRateFigure {
  if (!('value' in now)) return now;
  return {
    ...now,
    change: 'value' in before ? compareShares(before, now) : null,
  };
}

/**
 * Of the successful production deployments, the share with a confirmed incident.
 *
 * @throws RangeError when more failed than there were
 * @public
 */
export function changeFailureRate(counts: DeploymentCounts): ChangeRateFigure {
  return changeRate('changeFailureRate', counts, counts.withConfirmedFailure);
}

/**
 * Of the successful production deployments, the share without a confirmed incident: 1 − change failure rate.
 *
 * @throws RangeError when more failed than there were
 * @public
 */
export function changeSuccessRate(counts: DeploymentCounts): ChangeRateFigure {
  const succeeded = counts.deployments - counts.withConfirmedFailure;
  return changeRate('changeSuccessRate', counts, succeeded);
}

function changeRate(
  definition: ChangeRateFigure['definition'],
  counts: DeploymentCounts,
  k: number,
): ChangeRateFigure {
  const base = { definition, unit: 'ratio' } as const;
  if (!counts.observed) return { state: 'notObserved', ...base };
  const n = counts.deployments;
  if (n === 0) return { state: 'none', ...base };
  const covered = {
    known: counts.incidentsAnswered,
    total: counts.incidentsTotal,
  };
  if (covered.known < LOWEST_COVERAGE * covered.total) {
    return { state: 'unattributed', ...base, coverage: covered };
  }
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    ...shareOf(k, n, covered),
    rollbacks: counts.rollbacks ?? null,
  };
}
