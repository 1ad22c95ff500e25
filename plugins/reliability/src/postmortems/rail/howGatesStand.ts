import type { GateResult } from '@afterword/plugin-reliability-common';

/** Gates by how they stand. */
export interface GatesByStanding {
  readonly failing: readonly GateResult[];
  /** What they ask for is there. */
  readonly passed: readonly GateResult[];
  /** In nobody's way only because there is nothing to ask of: that is no work that is done. */
  readonly notAsked: readonly GateResult[];
  /** How many have something to ask. */
  readonly total: number;
}

/** Sorts gates by how they stand. */
export function howGatesStand(gates: readonly GateResult[]): GatesByStanding {
  const failing = gates.filter(gate => !gate.passed);
  const passed = gates.filter(gate => gate.passed && gate.asked);
  return {
    failing,
    passed,
    notAsked: gates.filter(gate => gate.passed && !gate.asked),
    total: failing.length + passed.length,
  };
}
