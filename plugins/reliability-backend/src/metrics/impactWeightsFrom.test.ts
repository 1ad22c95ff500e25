import { ConfigReader } from '@backstage/config';
import { impactWeightsFrom } from './impactWeightsFrom';

const weightsOf = (impactWeights: object) =>
  impactWeightsFrom(
    new ConfigReader({ reliability: { metrics: { impactWeights } } }),
  );

describe('how much impact weighs', () => {
  it('is all of it and three tenths unless somebody says otherwise', () => {
    expect(impactWeightsFrom(new ConfigReader({}))).toEqual({
      major: 1,
      partial: 0.3,
    });
    expect(weightsOf({ partial: 0.5 })).toEqual({ major: 1, partial: 0.5 });
  });

  it.each([
    ['partial', 0],
    ['partial', -0.1],
    ['major', 1.5],
    ['major', 0],
  ])('refuses %s at %s and names the setting', (level, weight) => {
    expect(() => weightsOf({ [level]: weight })).toThrow(
      `reliability.metrics.impactWeights.${level} must be more than 0 and at most 1`,
    );
  });

  it('refuses what is no number', () => {
    expect(() => weightsOf({ partial: 'half' })).toThrow(
      'reliability.metrics.impactWeights.partial',
    );
  });

  it('refuses partial impact that weighs more than major', () => {
    expect(() => weightsOf({ major: 0.2 })).toThrow(
      'reliability.metrics.impactWeights.partial must not be more than reliability.metrics.impactWeights.major, which is 0.2',
    );
  });
});
