import type { Coverage } from './model';
import { wilsonInterval } from './statistics';

/** A share with its interval. */
export interface Share {
  readonly value: number;
  readonly interval: [number, number];
  readonly k: number;
  readonly n: number;
  readonly coverage: Coverage;
}

/**
 * @param n - at least 1
 */
export function shareOf(k: number, n: number, covered: Coverage): Share {
  const [low, high] = wilsonInterval(k, n);
  return { value: k / n, interval: [low, high], k, n, coverage: covered };
}
