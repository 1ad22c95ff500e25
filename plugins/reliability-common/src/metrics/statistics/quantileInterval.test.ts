import { quantileInterval } from './quantileInterval';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('quantileInterval', () => {
  it('has no interval for the 90th percentile of fewer than 36 values', () => {
    expect(quantileInterval(upTo(35), 0.9)).toBeNull();
    // 0.9^36 = 2.25 %: the largest value is just far enough out.
    expect(quantileInterval(upTo(36), 0.9)?.[1]).toBe(36);
  });

  it('is mirrored when p is', () => {
    expect(quantileInterval(upTo(50), 0.9)).toEqual(
      quantileInterval(upTo(50), 0.1)
        ?.map(rank => 51 - rank)
        .reverse(),
    );
  });

  it('leaves at most 2.5 % outside on each side and not one rank more', () => {
    // SciPy 1.17: binom(100, .9) has P(X <= 82) = 1.00 %, P(X <= 83) = 2.06 %, P(X <= 84) = 3.99 %;
    // P(X >= 96) = 2.37 %, P(X >= 95) = 5.76 %.
    expect(quantileInterval(upTo(100), 0.9)).toEqual([84, 96]);
  });
});
