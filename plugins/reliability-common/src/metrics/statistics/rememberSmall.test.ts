import { rememberSmall } from './rememberSmall';

describe('A function that remembers small numbers', () => {
  const asked: number[] = [];
  const square = rememberSmall(number => {
    asked.push(number);
    return number ** 2;
  });

  it('gives what it would give without, and computes it once', () => {
    expect([3, 3, 0, 0].map(square)).toEqual([9, 9, 0, 0]);
    expect(asked).toEqual([3, 0]);
  });

  it('holds nothing of large ones', () => {
    expect([5000, 5000].map(square)).toEqual([25_000_000, 25_000_000]);
    expect(asked).toEqual([3, 0, 5000, 5000]);
  });
});
