import { crossing } from './crossing';

describe('crossing', () => {
  it('finds where a condition ends to hold', () => {
    expect(crossing(x => x * x < 2, 0, 2)).toBeCloseTo(Math.SQRT2, 14);
    expect(crossing(x => x < 1e-9, 0, 1)).toBeCloseTo(1e-9, 18);
  });

  it('is the end towards which it holds nowhere or everywhere', () => {
    expect(crossing(() => false, -1, 3)).toBeCloseTo(-1, 15);
    expect(crossing(() => true, -1, 3)).toBe(3);
    expect(crossing(() => true, 1, 1)).toBe(1);
  });

  it('never asks about the ends', () => {
    const asked: number[] = [];
    crossing(x => asked.push(x) < 0, 0, 1);
    crossing(x => asked.push(x) > 0, 0, 1);
    expect(asked.every(x => x > 0 && x < 1)).toBe(true);
  });
});
