import { seededRandom } from '../seededRandom';
import { type CoverageCase, coverageCases, sampleSizes } from './coverageCases';

/** A claim may be missed by so much before it counts as missed. */
const TOLERANCE = 0.01;

/** How often an interval held the truth, for samples of one size. */
export interface Coverage {
  readonly n: number;
  readonly share: number;
  /** Standard error of `share` by chance of the simulation. */
  readonly error: number;
  /** Whether figures use it for so few. */
  readonly used: boolean;
  /** Whether it holds less than is claimed, beyond doubt. */
  readonly missed: boolean;
}

/** A row of the table of coverage. */
export interface MeasuredCase {
  readonly case: CoverageCase;
  readonly coverage: readonly Coverage[];
}

/**
 * Measures how often intervals hold what they claim.
 *
 * @param rounds - samples for each size
 */
export function measureCoverage(rounds: number): MeasuredCase[] {
  return coverageCases.map((one, row) => ({
    case: one,
    coverage: sampleSizes.map(n =>
      coverageOf(one, n, rounds, seededRandom(1000 * (row + 1) + n)),
    ),
  }));
}

function coverageOf(
  { claimed, usedFrom, holds }: CoverageCase,
  n: number,
  rounds: number,
  random: () => number,
): Coverage {
  let held = 0;
  for (let round = 0; round < rounds; round += 1) {
    if (holds(n, random)) held += 1;
  }
  const share = held / rounds;
  const used = n >= usedFrom;
  const expected = claimed ?? 0;
  // Fewer samples leave more to chance: what is missed must be so by more than that.
  const chance = 2 * Math.sqrt((expected * (1 - expected)) / rounds);
  const allowed = Math.max(TOLERANCE, chance);
  return {
    n,
    share,
    error: Math.sqrt((share * (1 - share)) / rounds),
    used,
    missed: used && share < expected - allowed,
  };
}
