import { type FigureId, figureDefinitions } from './definitions';
import type { FigureChange, ShareFigure } from './model';
import {
  type Ascending,
  benjaminiHochberg,
  type Contrast,
  type CountOver,
  type DurationSample,
  type KOfN,
  miettinenNurminenDifference,
  poissonRateRatio,
  priceBonettReach,
  priceBonettRatio,
  quantile,
} from './statistics';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';

/** Share of false changes that a list selected by change may hold, on average. @internal */
export const FALSE_DISCOVERY_RATE = 0.05;

/** Up to here, sides of a comparison of shares are about of one size. */
const MOST_UNEVEN = 2;
const FEWEST_EXPECTED = 5;

/**
 * Compares typical durations by the ratio of their medians.
 *
 * Something that is not over is no obstacle where it has already lasted so long that how much longer cannot matter: the comparison looks
 * at a few places in the middle of the ordered durations, and those are then what they will be. Otherwise there is no verdict.
 * A curve of survival would give one, with a standard error that is rough for so few; taking open durations for ended ones would make
 * the latest window look better than it is.
 *
 * @returns null for fewer than 20 on a side, and where an open duration, a median of 0 or values that are all equal leave
 * the comparison undecided
 * @internal
 */
export function compareMedians(
  before: DurationSample,
  now: DurationSample,
): FigureChange | null {
  if (!enough(sizeOf(before), sizeOf(now))) return null;
  const first = settledOrder(before);
  const second = settledOrder(now);
  if (first === null || second === null) return null;
  const contrast = priceBonettRatio(first, second);
  if (contrast === null) return null;
  return {
    kind: 'ratio',
    ...contrast,
    interval: [...contrast.interval],
    verdict: verdictOf(contrast, 1),
    before: { value: quantile(first, 0.5), n: first.length },
    now: { value: quantile(second, 0.5), n: second.length },
  };
}

/**
 * Compares how often something happened by the ratio of the rates; exposures are observed time, for two windows of one length
 * need not have been observed for the same time. The values shown are per unit of exposure.
 *
 * @returns null for fewer than 20 on a side, or a side that was not observed
 * @internal
 */
export function compareCounts(
  before: CountOver,
  now: CountOver,
): FigureChange | null {
  if (!enough(before.count, now.count)) return null;
  if (!(before.exposure > 0 && now.exposure > 0)) return null;
  const { estimate, interval, pValue } = poissonRateRatio(before, now);
  if (estimate === null) return null;
  return {
    kind: 'ratio',
    estimate,
    interval: [...interval],
    pValue,
    verdict: verdictOf({ estimate, interval, pValue }, 1),
    before: { value: before.count / before.exposure, n: before.count },
    now: { value: now.count / now.exposure, n: now.count },
  };
}

/**
 * Compares two shares by their difference.
 *
 * The method is an approximation that holds for sides of about one size however rare what is counted is, and for uneven ones where it is
 * common. Of 20 deployments after 200, a single one that failed would be called a change 8 times of 100: there is no verdict then.
 *
 * @returns null for fewer than 20 on a side, and for few cases on uneven sides
 * @internal
 */
export function compareShares(before: KOfN, now: KOfN): FigureChange | null {
  if (!enough(before.n, now.n) || isSparse(before, now)) return null;
  const contrast = miettinenNurminenDifference(before, now);
  return {
    kind: 'difference',
    ...contrast,
    interval: [...contrast.interval],
    verdict: verdictOf(contrast, 0),
    before: { value: before.k / before.n, n: before.n },
    now: { value: now.k / now.n, n: now.n },
  };
}

/** A share with how it differs from the one of the window before. @public */
export function withShareChange(
  before: ShareFigure,
  now: ShareFigure,
): ShareFigure {
  if (!('value' in now)) return now;
  return {
    ...now,
    change: 'value' in before ? compareShares(before, now) : null,
  };
}

/**
 * Whether a change of a figure is one for the better.
 *
 * @returns null where no change is sure, and for figures of which neither direction is better
 * @internal
 */
export function judgeChange(
  figure: FigureId,
  change: FigureChange,
): 'better' | 'worse' | null {
  const { better } = figureDefinitions[figure];
  if (better === null || change.verdict === 'noSureChange') return null;
  return change.verdict === better ? 'better' : 'worse';
}

/**
 * The entries of a list that surely changed, for lists that are chosen by that: among many, one in twenty looks changed by chance
 * alone. Of those kept, on average at most the share `q` did not change. All entries that were compared must be given, not those that look
 * changed.
 *
 * @returns in the order of the list
 * @public
 */
export function surelyChanged<
  T extends { readonly change: FigureChange | null },
>(list: readonly T[], q: number = FALSE_DISCOVERY_RATE): T[] {
  const entries = list.flatMap(entry =>
    entry.change === null ? [] : [{ entry, change: entry.change }],
  );
  const adjusted = benjaminiHochberg(
    entries.map(({ change }) => change.pValue),
  );
  return entries
    .filter(
      ({ change }, index) =>
        adjusted[index] <= q && change.verdict !== 'noSureChange',
    )
    .map(({ entry }) => entry);
}

function enough(before: number, now: number): boolean {
  return before >= FEWEST_FOR_CONFIDENCE && now >= FEWEST_FOR_CONFIDENCE;
}

/**
 * Whether sides are uneven and fewer cases, or others, are expected on the smaller one than an approximation needs.
 *
 * Source: Cochran, Some Methods for Strengthening the Common χ² Tests, Biometrics 10 (1954), for the 5.
 */
function isSparse(before: KOfN, now: KOfN): boolean {
  const [small, large] = [Math.min(before.n, now.n), Math.max(before.n, now.n)];
  const pooled = (before.k + now.k) / (before.n + now.n);
  const expected = small * Math.min(pooled, 1 - pooled);
  return large > MOST_UNEVEN * small && expected < FEWEST_EXPECTED;
}

function verdictOf(
  { interval: [low, high] }: Contrast,
  noChange: number,
): FigureChange['verdict'] {
  if (low > noChange) return 'higher';
  return high !== null && high < noChange ? 'lower' : 'noSureChange';
}

/** Durations ascending, those that are not over as endless; null where how long they last could move what is compared. */
function settledOrder(sample: DurationSample): Ascending | null {
  const { ended, open } = sample;
  if (open.length === 0) return ended;
  const reach = priceBonettReach(ended, sizeOf(sample));
  if (reach === null || open[0] < reach) return null;
  const all = new Float64Array(sizeOf(sample)).fill(Infinity);
  all.set(ended);
  return all;
}

function sizeOf({ ended, open }: DurationSample): number {
  return ended.length + open.length;
}
