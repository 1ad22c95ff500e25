import { defaultMatchWeights } from '@afterword/plugin-reliability-common';
import { ConfigReader } from '@backstage/config';
import { askingFrom } from './askingFrom';

const configured = (learnings: object) =>
  askingFrom(new ConfigReader({ reliability: { learnings } }));

describe('How learnings are asked about', () => {
  it('is as usual where nothing is configured', () => {
    expect(askingFrom(new ConfigReader({}))).toEqual({
      weights: defaultMatchWeights,
      limits: { leastScore: 1, most: 50, mostByLikeness: 5 },
      perTeam: 5,
    });
  });

  it('is as configured, and as usual in what is left out', () => {
    expect(
      configured({
        matching: { weights: { sameWhole: 0 }, most: 10, mostByLikeness: 2 },
        asks: { perTeam: 2 },
      }),
    ).toEqual({
      weights: { ...defaultMatchWeights, sameWhole: 0 },
      limits: { leastScore: 1, most: 10, mostByLikeness: 2 },
      perTeam: 2,
    });
  });

  it.each([
    [
      { matching: { weights: { upstream: -1 } } },
      'reliability.learnings.matching.weights.upstream must be at least 0',
    ],
    [
      { matching: { mostByLikeness: -1 } },
      'reliability.learnings.matching.mostByLikeness must be at least 0',
    ],
    [
      { asks: { perTeam: -1 } },
      'reliability.learnings.asks.perTeam must be at least 0',
    ],
    [
      { matching: { mostByLikeness: 2.5 } },
      'reliability.learnings.matching.mostByLikeness must be a whole number',
    ],
  ])('does not start with what cannot be: %j', (learnings, problem) => {
    expect(() => configured(learnings)).toThrow(problem);
  });
});
