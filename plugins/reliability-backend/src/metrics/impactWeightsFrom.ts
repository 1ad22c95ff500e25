import {
  defaultImpactWeights,
  ImpactWeights,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';

const PATH = 'reliability.metrics.impactWeights';

/**
 * How much an hour of impact counts as down, by the configuration at `reliability.metrics.impactWeights`.
 *
 * @throws Error for a weight that is no share, and where partial impact would weigh more than major
 */
export function impactWeightsFrom(config: Config): ImpactWeights {
  const weightOf = (level: keyof ImpactWeights) => {
    const path = `${PATH}.${level}`;
    const weight =
      config.getOptionalNumber(path) ?? defaultImpactWeights[level];
    if (!(weight > 0 && weight <= 1)) {
      throw new Error(`${path} must be more than 0 and at most 1`);
    }
    return weight;
  };
  const major = weightOf('major');
  const partial = weightOf('partial');
  if (partial > major) {
    throw new Error(
      `${PATH}.partial must not be more than ${PATH}.major, which is ${major}`,
    );
  }
  return { major, partial };
}
