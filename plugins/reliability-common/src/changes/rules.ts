import { fitted } from '../contract';
import {
  type ChangeImpact,
  changeImpacts,
  type ChangeRisk,
  type ChangeStatus,
  type ChangeTransition,
  type Likelihood,
  likelihoods,
  type PreparationKind,
  preparationKinds,
} from './model';

/** Which steps a change takes from where it stands; `reviewed` is reached by saying what came of it. @public */
export const changeSteps: Readonly<
  Record<ChangeStatus, readonly ChangeTransition['to'][]>
> = {
  planned: ['done', 'cancelled'],
  done: ['planned'],
  reviewed: ['done'],
  cancelled: ['planned'],
};

/** Whether what may fail, and what came of it, can still be written. @public */
export function isChangeOpen(status: ChangeStatus): boolean {
  return status === 'planned' || status === 'done';
}

/** How much a risk weighs beside others, from 1 to 9: its place among likelihoods times its place among impacts. @internal */
export function riskWeight(risk: {
  readonly likelihood: Likelihood;
  readonly impact: ChangeImpact;
}): number {
  return (
    (likelihoods.indexOf(risk.likelihood) + 1) *
    (changeImpacts.indexOf(risk.impact) + 1)
  );
}

/** How much a weight asks for attention, in three steps. @internal */
export function riskLevel(weight: number): 'low' | 'medium' | 'high' {
  if (weight >= 6) return 'high';
  return weight >= 3 ? 'medium' : 'low';
}

/**
 * The idea that somebody begins with who is to prepare a change for a way to fail, or to keep a surprise from coming again; in English as all that is
 * passed on.
 *
 * @public
 */
export function itemFromRisk(
  { key, title }: { readonly key: string; readonly title: string },
  { foreseen, text }: Pick<ChangeRisk, 'foreseen' | 'text'>,
): { readonly title: string; readonly description: string } {
  return foreseen
    ? {
        title: fitted(`Prepare ${key} for: ${text}`, 300),
        description: `From the review of ${key} ${title}: it may fail so.`,
      }
    : {
        title: fitted(text, 300),
        description: `A surprise in ${key} ${title}: nobody had foreseen it.`,
      };
}

/** What a risk is not prepared with. @public */
export function missingPreparations(
  risk: Pick<ChangeRisk, PreparationKind>,
): PreparationKind[] {
  return preparationKinds.filter(kind => !risk[kind]);
}

/** Whether nothing at all is prepared for a risk, and nobody has taken it on: what waits for somebody. @public */
export function isUnprepared(
  risk: Pick<ChangeRisk, PreparationKind> & { readonly linked: boolean },
): boolean {
  return (
    !risk.linked && missingPreparations(risk).length === preparationKinds.length
  );
}

/** Risks in the order in which they ask for attention: the heaviest first, of equal ones those that nothing is prepared for. @public */
export function byWeight<
  TRisk extends Pick<
    ChangeRisk,
    PreparationKind | 'likelihood' | 'impact' | 'linked'
  >,
>(risks: readonly TRisk[]): TRisk[] {
  return [...risks].sort(
    (a, b) =>
      riskWeight(b) - riskWeight(a) ||
      Number(isUnprepared(b)) - Number(isUnprepared(a)),
  );
}

/** How a prediction and what happened compare. @public */
export type RiskVerdict = 'hit' | 'didNotOccur' | 'surprise' | 'open';

/**
 * What a risk says of how well a change was foreseen: a hit was written down before and occurred, a surprise occurred and nobody had written it
 * down. That something foreseen did not occur is no mistake: often it is what was prepared that kept it away.
 *
 * @public
 */
export function verdictOf({
  foreseen,
  outcome,
}: Pick<ChangeRisk, 'foreseen' | 'outcome'>): RiskVerdict {
  if (!foreseen) return 'surprise';
  if (outcome === 'open') return 'open';
  return outcome === 'occurred' ? 'hit' : 'didNotOccur';
}

/** How many of each verdict. @public */
export function comparedOutcome(
  risks: readonly Pick<ChangeRisk, 'foreseen' | 'outcome'>[],
): Readonly<Record<RiskVerdict, number>> {
  const counts = { hit: 0, didNotOccur: 0, surprise: 0, open: 0 };
  for (const risk of risks) counts[verdictOf(risk)] += 1;
  return counts;
}

/** Whether a change was made once, also where it is planned again: what was foreseen of it stays, and what is written then is a surprise. @public */
export function wasMade(change: {
  readonly status: ChangeStatus;
  /** null: it never was. */
  readonly firstDoneAt: unknown;
}): boolean {
  return change.firstDoneAt !== null || change.status !== 'planned';
}
