import { z } from 'zod';
import { instant, prose } from '../contract';
import { type GateId, gateIds } from '../processes';
import type { GateResult } from './gateModel';

/** Why something is published though a gate stands open. @internal */
export const overrideReason = prose(1_000).refine(
  text => text.trim().length > 0,
  'must say it in a sentence',
);

/** Reasons to publish though gates stand open, by gate. @internal */
export const gateOverridesInput = z.partialRecord(
  z.enum(gateIds),
  overrideReason,
);
/** Reasons to publish though gates stand open, by gate. @public */
export type GateOverridesInput = Readonly<Partial<Record<GateId, string>>>;

/** Other words for the reason of a gate that stood open. @public */
export const gateOverrideInput = z
  .object({ reason: overrideReason })
  .strict()
  .meta({ id: 'GateOverrideInput' });
/** Other words for the reason of a gate that stood open. @public */
export type GateOverrideInput = z.output<typeof gateOverrideInput>;

/** A gate that stood open where something was published, and why it was all the same. @public */
export const gateOverride = z
  .object({
    gate: z.enum(gateIds),
    reason: z.string(),
    /** Who gave the reason as it stands. */
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'GateOverride' });
/** A gate that stood open where something was published, and why it was all the same. @public */
export type GateOverride = z.infer<typeof gateOverride>;

/**
 * Whether a gate keeps a postmortem from being published.
 *
 * @param overrides - reasons that were given
 * @public
 */
export function isInTheWay(
  { gate, level, passed }: Pick<GateResult, 'gate' | 'level' | 'passed'>,
  overrides: Readonly<Record<string, unknown>> = {},
): boolean {
  if (passed || level === 'advised') return false;
  return level === 'required' || !Object.hasOwn(overrides, gate);
}

/**
 * Gates that a reason was given for and that none can be given for: a gate is overridden where it stands open, and its process lets it be.
 *
 * @public
 */
export function misplacedOverrides(
  gates: readonly Pick<GateResult, 'gate' | 'level' | 'passed'>[],
  overrides: GateOverridesInput,
): { readonly gate: string; readonly problem: string }[] {
  return Object.keys(overrides).flatMap(gate => {
    const problem = problemOf(gates.find(each => each.gate === gate));
    return problem === null ? [] : { gate, problem };
  });
}

function problemOf(
  gate: Pick<GateResult, 'level' | 'passed'> | undefined,
): string | null {
  if (gate === undefined) return 'is no gate of this postmortem';
  if (gate.passed) return 'is passed: there is nothing to override';
  switch (gate.level) {
    case 'required':
      return 'is required, and cannot be overridden';
    case 'advised':
      return 'is advised, and keeps nothing from being published';
    default:
      return null;
  }
}
