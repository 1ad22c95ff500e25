import { observedSpan, shiftedBack } from './observedSpan';

const window = { from: 100, until: 200, rolling: null };

describe('observedSpan', () => {
  it('is the whole window of a scope known for longer', () => {
    expect(observedSpan(window, 500, 0, [])).toEqual({ from: 100, until: 200 });
  });

  it('begins when the scope was first heard of, or with its first incident', () => {
    expect(observedSpan(window, 500, 150, [])?.from).toBe(150);
    expect(observedSpan(window, 500, 150, [170, 120])?.from).toBe(120);
    expect(observedSpan(window, 500, null, [180])?.from).toBe(180);
  });

  it('ends now, if that is before the end of the window', () => {
    expect(observedSpan(window, 130, 0, [])?.until).toBe(130);
  });

  it('is nothing for a scope that was never heard of, or only later', () => {
    expect(observedSpan(window, 500, null, [])).toBeNull();
    expect(observedSpan(window, 500, 200, [])).toBeNull();
    expect(observedSpan(window, 100, 0, [])).toBeNull();
  });
});

describe('shiftedBack', () => {
  it('moves both ends by whole days, and is then no rolling window', () => {
    const day = 86_400_000;
    expect(shiftedBack({ from: 9 * day, until: 10 * day }, 7)).toEqual({
      from: 2 * day,
      until: 3 * day,
      rolling: null,
    });
  });
});
