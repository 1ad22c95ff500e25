// The slowest and plainest means there are. Nothing here is shared with the product, and where the product has a closed form, this halves
// intervals; where the product halves intervals, this adds up.

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next += 1) {
    logFactorials.push(logFactorials[next - 1] + Math.log(next));
  }
  return logFactorials[n];
}

/** Where a condition that holds at `low` and not at `high` ends to hold. */
function halve(
  holds: (x: number) => boolean,
  low: number,
  high: number,
): number {
  let inside = low;
  let outside = high;
  for (let round = 0; round < 200; round += 1) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

/** The standard normal distribution function, by its series. */
function normalBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; k < 200; k += 1) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** How many standard errors leave 2.5 % on each side. */
export const z = halve(x => normalBelow(x) < 0.975, 0, 5);

function binomialAtMost(k: number, n: number, p: number): number {
  let sum = 0;
  for (let j = 0; j <= k; j += 1) {
    sum += Math.exp(
      logFactorial(n) -
        logFactorial(j) -
        logFactorial(n - j) +
        j * Math.log(p) +
        (n - j) * Math.log(1 - p),
    );
  }
  return sum;
}

const rankPairs = new Map<string, [number, number] | null>();

/** Ranks, from 1, of the two values that hold the quantile with at most 2.5 % on each side; null where no two do. */
function ranks(n: number, p: number): [number, number] | null {
  const key = `${n} ${p}`;
  const known = rankPairs.get(key);
  if (known !== undefined) return known;
  let lower = 0;
  for (let k = 1; k <= n && binomialAtMost(k - 1, n, p) <= 0.025; k += 1) {
    lower = k;
  }
  let upper = n + 1;
  for (
    let k = n;
    k >= 1 && 1 - binomialAtMost(k - 1, n, p) <= 0.025 + 1e-12;
    k -= 1
  ) {
    upper = k;
  }
  const found: [number, number] | null =
    lower === 0 || upper > n ? null : [lower, upper];
  rankPairs.set(key, found);
  return found;
}

/** The interval of a quantile by the ranks of the values. */
export function rankInterval(
  values: readonly number[],
  p: number,
): [number, number] | null {
  const sorted = [...values].sort((a, b) => a - b);
  const pair = ranks(sorted.length, p);
  return pair && [sorted[pair[0] - 1], sorted[pair[1] - 1]];
}

/** Linear between neighbours. */
export function quantileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  if (below === place) return sorted[below];
  return (
    sorted[below] * (below + 1 - place) + sorted[below + 1] * (place - below)
  );
}

function poissonAtMost(k: number, mean: number): number {
  let sum = 0;
  for (let j = 0; j <= k; j += 1) {
    sum += Math.exp(j * Math.log(mean) - mean - logFactorial(j));
  }
  return sum;
}

const poissonIntervals = new Map<number, [number, number]>();

/** Means at which a count, or one more extreme, has 2.5 %. */
export function poissonInterval(count: number): [number, number] {
  const known = poissonIntervals.get(count);
  if (known !== undefined) return known;
  const most = 10 + 3 * count;
  const found: [number, number] = [
    count === 0
      ? 0
      : halve(mean => 1 - poissonAtMost(count - 1, mean) < 0.025, 1e-12, most),
    halve(mean => poissonAtMost(count, mean) > 0.025, 1e-12, most),
  ];
  poissonIntervals.set(count, found);
  return found;
}

/** Shares that a share of k in n does not contradict: those at most `z` of their own standard errors away from it. */
export function shareInterval(k: number, n: number): [number, number] {
  const share = k / n;
  const contradicts = (p: number) =>
    Math.abs(share - p) > z * Math.sqrt((p * (1 - p)) / n);
  return [
    k === 0 ? 0 : halve(contradicts, 0, share),
    k === n ? 1 : halve(p => !contradicts(p), share, 1),
  ];
}

/** How long something lasted, and whether it is over. */
export interface Lasting {
  readonly millis: number;
  readonly over: boolean;
}

/** What is known of a median where something is not over. */
export interface NaiveCensored {
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Kaplan and Meier's curve in whole fractions, so that one half is one half; Greenwood's variance; Brookmeyer and Crowley's interval on the
 * scale of the complementary double logarithm.
 */
export function censoredMedian(lasting: readonly Lasting[]): NaiveCensored {
  const ends = [
    ...new Set(lasting.filter(one => one.over).map(one => one.millis)),
  ].sort((a, b) => a - b);
  let above = BigInt(1);
  let of = BigInt(1);
  let greenwood = 0;
  let half: number | null = null;
  let median: number | null = null;
  let lower: number | null = null;
  for (const end of ends) {
    const atRisk = lasting.filter(one => one.millis >= end).length;
    const ended = lasting.filter(one => one.over && one.millis === end).length;
    above *= BigInt(atRisk - ended);
    of *= BigInt(atRisk);
    greenwood += ended / (atRisk * (atRisk - ended));
    if (median === null && half !== null) median = (half + end) / 2;
    if (median === null && above * BigInt(2) < of) median = end;
    if (median === null && above * BigInt(2) === of) half = end;
    const errors = errorsFromHalf(ratio(above, of), greenwood);
    if (lower === null && errors <= z) lower = end;
    if (errors < -z) return { median, lower, upper: end };
  }
  return { median: median ?? half, lower, upper: null };
}

function ratio(above: bigint, of: bigint): number {
  const digits = BigInt(10) ** BigInt(60);
  return Number((above * digits) / of) / 1e60;
}

/** How many standard errors the curve is above one half. */
function errorsFromHalf(survival: number, greenwood: number): number {
  if (survival === 0) return -Infinity;
  const scale = (s: number) => Math.log(-Math.log(s));
  const error = Math.sqrt(greenwood) / Math.abs(Math.log(survival));
  return (scale(0.5) - scale(survival)) / error;
}
