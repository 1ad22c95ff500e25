import { simulateRotation } from './simulateRotation';

const year = { teams: 12, weeks: 52, declines: 0, volunteers: 0.2 };
const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

describe('A year of weekly reviews among twelve teams', () => {
  it('never sets two teams more than one turn apart while each can lead what it is asked to', () => {
    const years = seeds.map(seed => simulateRotation({ ...year, seed }));
    expect(Math.max(...years.map(({ widest }) => widest))).toBe(1);
    expect(Math.max(...years.map(({ unled }) => unled))).toBe(0);
  });

  it('ends at most two turns apart where one ask in ten is declined, and mostly one', () => {
    const years = seeds.map(seed =>
      simulateRotation({ ...year, declines: 0.1, seed }),
    );
    expect(Math.max(...years.map(({ widest }) => widest))).toBeLessThanOrEqual(
      2,
    );
    const even = years.filter(({ spread }) => spread <= 1).length;
    expect(even / years.length).toBeGreaterThan(0.9);
  });
});
