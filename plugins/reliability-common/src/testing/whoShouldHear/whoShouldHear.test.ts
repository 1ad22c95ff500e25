import { measureMatching } from './measureMatching';

/*
 * The quick form of `yarn simulate:matching`, from the same seeds every time.
 */

describe('Who should hear a learning, where that is known', () => {
  it.each(['sameOwner', 'plainText'] as const)(
    'is found surely better than by %s',
    async way => {
      const { ways } = await measureMatching({
        worlds: 2,
        services: 300,
        learnings: 60,
      });
      const lead = ways.find(each => each.way === way)?.lead;
      expect(lead?.precisionAt5.interval[0]).toBeGreaterThan(0);
      expect(lead?.recallAt20.interval[0]).toBeGreaterThan(0);
    },
  );
});
