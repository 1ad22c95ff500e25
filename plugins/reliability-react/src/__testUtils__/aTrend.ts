import type { TrendPoint } from '../charts';

/** A week that has a value of 40 minutes, unless told. */
export function aTrendPoint(given: Partial<TrendPoint> = {}): TrendPoint {
  return {
    at: '2026-11-23T12:00:00Z',
    value: 2_400,
    low: 1_920,
    high: 2_700,
    n: 129,
    state: 'ok',
    ...given,
  };
}

/** A week in which there was too little for a value. */
export function aGap(at: string): TrendPoint {
  return aTrendPoint({
    at,
    value: null,
    low: null,
    high: null,
    n: 2,
    state: 'tooFew',
  });
}

/** The noon of so many weeks up to 23 November 2026, the earliest first. */
export function weeksOf(count: number): string[] {
  const last = Date.parse('2026-11-23T12:00:00Z');
  return Array.from({ length: count }, (_, index) =>
    new Date(last - (count - 1 - index) * 7 * 86_400_000).toISOString(),
  );
}
