import type { ProposalRuleName } from './causeModel';
import type { DeploymentStatus } from './model';
import { isCountedDeployment } from './rules';

const HOUR = 3_600_000;

/** Hours that {@link lastSuccessfulBefore} looks back unless told. @internal */
export const DEFAULT_WITHIN_HOURS = 24;

/** Which rules propose, and how far each looks back. A rule that is missing is off. @public */
export type ProposalRules = Readonly<
  Partial<Record<ProposalRuleName, { readonly withinHours: number }>>
>;

/** The rules that are on unless somebody says otherwise. @public */
export const defaultProposalRules: ProposalRules = {
  lastSuccessfulBefore: { withinHours: DEFAULT_WITHIN_HOURS },
};

/** What rules know of a deployment. @public */
export interface ProposableDeployment {
  readonly id: number;
  readonly entity: string;
  readonly production: boolean;
  readonly status: DeploymentStatus;
  /** UTC milliseconds. */
  readonly finishedAt: number;
}

/** What rules know of an incident. @public */
export interface ExplainableIncident {
  /** UTC milliseconds; without it nothing is proposed. */
  readonly anchorAt: number | null;
  /** Affected, in whatever role. */
  readonly entities: readonly string[];
}

/**
 * The rule "last successful production deployment of an affected entity, finished before the incident's anchor, within some hours". It
 * proposes one deployment for each affected entity that has one; of several that finished at one moment, the one that was stored last. The
 * store says the same in SQL, for many incidents at once.
 *
 * @returns ids, each once
 * @public
 */
export function lastSuccessfulBefore(
  { anchorAt, entities }: ExplainableIncident,
  deployments: readonly ProposableDeployment[],
  withinHours: number,
): number[] {
  if (anchorAt === null) return [];
  const since = earliestFinish(anchorAt, withinHours);
  const proposed = new Set<number>();
  for (const entity of new Set(entities)) {
    const [last] = deployments
      .filter(
        each =>
          each.entity === entity &&
          isCountedDeployment(each) &&
          each.finishedAt < anchorAt &&
          each.finishedAt >= since,
      )
      .sort((a, b) => b.finishedAt - a.finishedAt || b.id - a.id);
    if (last !== undefined) proposed.add(last.id);
  }
  return [...proposed];
}

/**
 * From when on a deployment may have finished for a rule to look at it.
 *
 * @param anchorAt - UTC milliseconds
 * @internal
 */
export function earliestFinish(anchorAt: number, withinHours: number): number {
  return anchorAt - withinHours * HOUR;
}
