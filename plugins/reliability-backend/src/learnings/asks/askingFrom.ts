import {
  defaultMatchLimits,
  defaultMatchWeights,
  MatchLimits,
  MatchWeights,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';

/** How learnings are asked about. */
export interface Asking {
  readonly weights: MatchWeights;
  readonly limits: MatchLimits;
  /** Most questions that wait for one team. */
  readonly perTeam: number;
}

const PER_TEAM = 5;
const PATH = 'reliability.learnings';

/**
 * How learnings are asked about, by the configuration at `reliability.learnings`.
 *
 * @throws Error when a number is below what it may be, or a count is none
 */
export function askingFrom(config: Config): Asking {
  const number = (name: string, usual: number, least: number) => {
    const given = config.getOptionalNumber(`${PATH}.${name}`) ?? usual;
    if (!(given >= least)) {
      throw new Error(`${PATH}.${name} must be at least ${least}`);
    }
    return given;
  };
  const count = (name: string, usual: number) => {
    const given = number(name, usual, 0);
    if (!Number.isInteger(given)) {
      throw new Error(`${PATH}.${name} must be a whole number`);
    }
    return given;
  };
  const weights = Object.fromEntries(
    Object.entries(defaultMatchWeights).map(([name, usual]) => [
      name,
      number(`matching.weights.${name}`, usual, 0),
    ]),
  ) as unknown as MatchWeights;
  return {
    weights,
    limits: {
      leastScore: number(
        'matching.leastScore',
        defaultMatchLimits.leastScore,
        0,
      ),
      most: count('matching.most', defaultMatchLimits.most),
      mostByLikeness: count(
        'matching.mostByLikeness',
        defaultMatchLimits.mostByLikeness,
      ),
    },
    perTeam: count('asks.perTeam', PER_TEAM),
  };
}
