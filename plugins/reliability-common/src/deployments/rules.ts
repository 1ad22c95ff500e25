import { isFarAhead } from '../contract';
import type { IncidentKind } from '../incidents';
import type { ChangeCauseAnswer } from './causeModel';
import type { ChangeFailureState, DeploymentStatus } from './model';

/**
 * Whether what is deployed to an environment is in front of users: `production` or `prod`, in any case, alone or with more behind a
 * separator, such as `prod-eu`.
 *
 * @public
 */
export function isProduction(environment: string): boolean {
  return /^prod(uction)?(?![\p{L}\p{N}])/iu.test(environment.trim());
}

/**
 * Whether a deployment counts in the change failure rate: it succeeded, in production.
 *
 * @public
 */
export function isCountedDeployment({
  production,
  status,
}: {
  readonly production: boolean;
  readonly status: DeploymentStatus;
}): boolean {
  return production && status === 'success';
}

/**
 * What cannot be right of when a deployment began and finished, if anything.
 *
 * @param now - UTC milliseconds, as the others are
 * @public
 */
export function wrongDeploymentTime(
  {
    startedAt,
    finishedAt,
  }: { readonly startedAt: number | null; readonly finishedAt: number },
  now: number,
):
  | {
      readonly field: 'started' | 'finished';
      readonly code: 'finishedBeforeStart' | 'moreThanADayAhead';
    }
  | undefined {
  if (startedAt !== null && isFarAhead(startedAt, now))
    return { field: 'started', code: 'moreThanADayAhead' };
  if (isFarAhead(finishedAt, now))
    return { field: 'finished', code: 'moreThanADayAhead' };
  if (startedAt !== null && startedAt > finishedAt)
    return { field: 'finished', code: 'finishedBeforeStart' };
  return undefined;
}

/** Many sources tell moments in whole seconds only. */
const SECOND = 1000;
const DAY = 86_400_000;

/**
 * Whether a deployment may have caused an incident, as far as it is known when both began: one that began in a later second than the incident
 * cannot. Of an incident at midnight in UTC only the day is taken as known, which is how a report without a name keeps it: one that began on a
 * later day cannot. A cause that cannot be right is kept, listed, and left out of figures. What no figure counts is believed.
 *
 * @param deployment - when it began, UTC milliseconds; null: nobody knows
 * @param incident - where figures place it, UTC milliseconds; null: nowhere
 * @public
 */
export function mayHaveCaused(
  { startedAt }: { readonly startedAt: number | null },
  {
    anchorAt,
    kind,
  }: { readonly anchorAt: number | null; readonly kind: IncidentKind },
): boolean {
  if (startedAt === null || anchorAt === null || kind !== 'incident') {
    return true;
  }
  const known = anchorAt % DAY === 0 ? DAY : SECOND;
  return Math.floor(startedAt / known) <= Math.floor(anchorAt / known);
}

/** One word on whether a deployment caused an incident. @public */
export interface ChangeFailureWord {
  readonly state: ChangeFailureState;
  readonly origin: 'human' | 'source';
  /** UTC milliseconds. */
  readonly saidAt: number;
}

const rank: Readonly<Record<ChangeFailureState, number>> = {
  confirmed: 0,
  withdrawn: 1,
  proposed: 2,
};

/**
 * The word that stands of several on one deployment and one incident: the latest of a person, else the latest of a source. The order of
 * arrival plays no part; of what was said at one moment, a confirmation stands.
 *
 * @public
 */
export function effectiveWord<TWord extends ChangeFailureWord>(
  words: readonly TWord[],
): TWord | undefined {
  return [...words].sort((a, b) => {
    if (a.origin !== b.origin) return a.origin === 'human' ? -1 : 1;
    return b.saidAt - a.saidAt || rank[a.state] - rank[b.state];
  })[0];
}

/**
 * What is known of the change that an incident came of, from the word that stands on each deployment. A person is believed before a source:
 * a deployment that a person confirmed is an answer, else that no change was the cause if a person said so, else what a source confirmed.
 * What is merely proposed is none.
 *
 * @public
 */
export function changeCauseOf(
  standing: readonly Pick<ChangeFailureWord, 'state' | 'origin'>[],
  isSaidNotCaused: boolean,
): ChangeCauseAnswer {
  const confirmed = standing.filter(({ state }) => state === 'confirmed');
  if (confirmed.some(({ origin }) => origin === 'human')) return 'linked';
  if (isSaidNotCaused) return 'notChangeCaused';
  return confirmed.length > 0 ? 'linked' : 'unanswered';
}

/** What an answer makes of an incident's links: deployments whose state changes. @public */
export type ChangeFailureSteps = ReadonlyMap<number, ChangeFailureState>;

/**
 * What an answer says of each deployment that it changes. `linked` confirms what it names and withdraws the rest of what was confirmed;
 * `notChangeCaused` withdraws what was confirmed; `unanswered` makes proposals of it again. What was withdrawn before stays so unless it is
 * named, and nothing that stands is said again.
 *
 * @param present - the effective state of each deployment that anything was said of
 * @param named - the deployments of `linked`
 * @public
 */
export function stepsOfAnswer(
  answer: ChangeCauseAnswer,
  present: ChangeFailureSteps,
  named: readonly number[] = [],
): ChangeFailureSteps {
  const steps = new Map<number, ChangeFailureState>();
  for (const [id, state] of present) {
    if (state !== 'confirmed') continue;
    steps.set(id, answer === 'unanswered' ? 'proposed' : 'withdrawn');
  }
  if (answer !== 'linked') return steps;
  for (const id of named) {
    if (present.get(id) === 'confirmed') steps.delete(id);
    else steps.set(id, 'confirmed');
  }
  return steps;
}
