import { Deployed, Question } from '../events';
import { naiveDuration } from './naiveDurations';
import { shareInterval } from './naiveStatistics';
import { PlainIncident } from './knowledge';

const WEEK = 7 * 24 * 60 * 60 * 1000;

type Placed = PlainIncident & { readonly anchor: number };

/** Figures of changes: a deployment has a week to fail in, so the window is a week earlier. */
export function naiveChanges({
  deployments,
  readable,
  hurting,
  question,
  from,
  until,
}: {
  /** Of the scope, all that were ever told of. */
  readonly deployments: readonly Deployed[];
  /** Every incident that the reader may read, of whatever scope. */
  readonly readable: readonly PlainIncident[];
  /** Those that hurt users of the scope. */
  readonly hurting: readonly Placed[];
  readonly question: Question;
  readonly from: number;
  readonly until: number;
}): object {
  const isWatched = deployments.length > 0;
  const [first, last] = [from - WEEK, until - WEEK];
  const counted = deployments.filter(
    one =>
      one.environment === 'production' &&
      one.status === 'success' &&
      one.finishedAt >= first &&
      one.finishedAt < last,
  );
  const failed = counted.filter(one =>
    readable.some(
      ({ kind, cause }) => kind === 'incident' && cause?.has(one.id),
    ),
  ).length;
  const began = hurting.filter(
    ({ anchor }) => anchor >= first && anchor < last,
  );
  const known = began.filter(({ cause }) => cause !== null).length;
  const rolledBack = counted.filter(one => one.rolledBack).length;
  const rate = (definition: string, k: number): object => {
    const base = { definition, unit: 'ratio' };
    const n = counted.length;
    if (!isWatched) return { state: 'notObserved', ...base };
    if (n === 0) return { state: 'none', ...base };
    const coverage = { known, total: began.length };
    if (known * 5 < began.length * 4) {
      return { state: 'unattributed', ...base, coverage };
    }
    return {
      state: n < 20 ? 'lowConfidence' : 'ok',
      ...base,
      value: k / n,
      interval: shareInterval(k, n),
      k,
      n,
      coverage,
      rollbacks: rolledBack,
    };
  };
  const caused = hurting.filter(
    ({ anchor, cause }) =>
      anchor >= from && anchor < until && cause !== null && cause.size > 0,
  );
  return {
    changeFailureRate: rate('changeFailureRate', failed),
    changeSuccessRate: rate('changeSuccessRate', counted.length - failed),
    failedDeploymentRecovery: {
      ...naiveDuration(caused, 'timeToRestore', question, until, isWatched),
      definition: 'failedDeploymentRecovery',
    },
  };
}
