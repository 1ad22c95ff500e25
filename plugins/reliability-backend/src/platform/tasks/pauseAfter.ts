const LONGEST_S = 3600;

/** How long something that failed so many times waits before it is tried again, in milliseconds: each time twice as long, at most an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(2 ** attempts, LONGEST_S) * 1000;
}
