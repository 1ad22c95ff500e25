import {
  brookmeyerCrowley,
  CONFIDENCE,
  type Contrast,
  garwoodInterval,
  type Interval,
  medianInterval,
  miettinenNurminenDifference,
  type DurationSample,
  sampleOf,
  poissonRateRatio,
  priceBonettRatio,
  wilsonInterval,
} from '../../statistics';
import { FEWEST_FOR_CONFIDENCE, typicalDuration } from '../../typicalDuration';
import { exponential } from '../seededRandom';
import { binomial, normal, poisson } from './samples';

type Random = () => number;

/** An interval, a kind of sample to try it on, and what is claimed. */
export interface CoverageCase {
  readonly interval: string;
  readonly sample: string;
  /** How often it should hold the truth; null: shown as a limit, and claimed nowhere. */
  readonly claimed: number | null;
  /** Fewest of a sample for which figures use it. */
  readonly usedFrom: number;
  /** Draws a sample and says whether its interval holds the truth. */
  readonly holds: (n: number, random: Random) => boolean;
}

/** How large samples are: values, trials, or expected events. */
export const sampleSizes = [6, 10, 30, 100] as const;

const FEWEST = 6;

interface Distribution {
  readonly name: string;
  readonly draw: (random: Random) => number;
  readonly median: number;
}

const exponentials: Distribution = {
  name: 'exponential',
  draw: exponential,
  median: Math.LN2,
};
const lognormals: Distribution = {
  name: 'lognormal',
  draw: random => Math.exp(1.5 * normal(random)),
  median: 1,
};
/** Half an hour or so, typed in steps of 15 minutes. */
const rounded: Distribution = {
  name: 'lognormal, rounded to half its median',
  draw: random => Math.max(1, Math.round(2 * Math.exp(normal(random)))),
  median: 2,
};

/** Rows of the table of coverage. */
export const coverageCases: readonly CoverageCase[] = [
  ...[exponentials, lognormals].map(medianCase),
  openCase(exponentials, 2.8, '25 % open'),
  openCase(lognormals, 2.8, '32 % open'),
  openCase(exponentials, 1, '54 % open'),
  survivalAlone(exponentials, 1, '54 % open'),
  {
    interval: 'Count, Garwood',
    sample: 'Poisson',
    claimed: CONFIDENCE,
    usedFrom: 0,
    holds: (n, random) => within(garwoodInterval(poisson(random, n)), n),
  },
  shareCase('shares from 0 to 1, each as likely', CONFIDENCE, random =>
    random(),
  ),
  ...[0.5, 0.2, 0.1, 0.02].map(p =>
    shareCase(`a share of ${p}`, null, () => p),
  ),
  ...[exponentials, lognormals, rounded].map(distribution =>
    ratioCase(distribution, 1),
  ),
  ratioCase(lognormals, 2),
  differenceCase(0.1, 0.1),
  differenceCase(0.3, 0.3),
  differenceCase(0.5, 0.5),
  differenceCase(0.1, 0.3),
  rateCase(1, 1),
  rateCase(2, 3),
];

function medianCase({ name, draw, median }: Distribution): CoverageCase {
  return {
    interval: 'Median, order statistics',
    sample: name,
    claimed: CONFIDENCE,
    usedFrom: FEWEST,
    holds: (n, random) =>
      within(medianInterval(ascending(n, () => draw(random))), median),
  };
}

/** As figures have it; each is watched for a random time, `watched` medians on average. */
function openCase(
  distribution: Distribution,
  watched: number,
  open: string,
): CoverageCase {
  return {
    interval: 'Median, some open',
    sample: `${distribution.name}, ${open}`,
    claimed: CONFIDENCE,
    usedFrom: FEWEST,
    holds: (n, random) => {
      const typical = typicalDuration(
        watchedSample(n, random, distribution, watched),
      );
      return within(typical?.interval ?? null, distribution.median);
    },
  };
}

/** What figures do not show without a look at how many are over. */
function survivalAlone(
  distribution: Distribution,
  watched: number,
  open: string,
): CoverageCase {
  return {
    interval: 'Brookmeyer–Crowley alone',
    sample: `${distribution.name}, ${open}`,
    claimed: null,
    usedFrom: FEWEST,
    holds: (n, random) => {
      const { lower, upper } = brookmeyerCrowley(
        watchedSample(n, random, distribution, watched),
      );
      return within([lower ?? 0, upper], distribution.median);
    },
  };
}

function watchedSample(
  n: number,
  random: Random,
  { draw, median }: Distribution,
  watched: number,
): DurationSample {
  return sampleOf(
    Array.from({ length: n }, () => {
      const lasts = draw(random);
      const seen = 2 * watched * median * random();
      return { duration: Math.min(lasts, seen), censored: lasts > seen };
    }),
  );
}

function shareCase(
  sample: string,
  claimed: number | null,
  shareOf: (random: Random) => number,
): CoverageCase {
  return {
    interval: 'Share, Wilson',
    sample,
    claimed,
    usedFrom: 1,
    holds: (n, random) => {
      const p = shareOf(random);
      return within(wilsonInterval(binomial(random, n, p), n), p);
    },
  };
}

function ratioCase({ name, draw }: Distribution, ratio: number): CoverageCase {
  return {
    interval: 'Ratio of medians, Price–Bonett',
    sample: ratio === 1 ? `${name}, unchanged` : `${name}, × ${ratio}`,
    claimed: CONFIDENCE,
    usedFrom: FEWEST_FOR_CONFIDENCE,
    holds: (n, random) => {
      const contrast = priceBonettRatio(
        ascending(n, () => draw(random)),
        ascending(n, () => ratio * draw(random)),
      );
      // What says nothing claims nothing.
      return contrast === null || within(contrast.interval, ratio);
    },
  };
}

function differenceCase(before: number, now: number): CoverageCase {
  const intervalOf = remembered((k, other, n) =>
    miettinenNurminenDifference({ k, n }, { k: other, n }),
  );
  return {
    interval: 'Difference of shares, Miettinen–Nurminen',
    sample: `${before} and ${now}`,
    claimed: CONFIDENCE,
    usedFrom: FEWEST_FOR_CONFIDENCE,
    holds: (n, random) => {
      const [k, other] = [
        binomial(random, n, before),
        binomial(random, n, now),
      ];
      return within(intervalOf(k, other, n), now - before);
    },
  };
}

/** `times` as many events in `exposure` times the time. */
function rateCase(times: number, exposure: number): CoverageCase {
  const intervalOf = remembered((count, other) =>
    poissonRateRatio({ count, exposure: 1 }, { count: other, exposure }),
  );
  return {
    interval: 'Ratio of rates, conditional binomial',
    sample: `${times} × the events in ${exposure} × the time`,
    claimed: CONFIDENCE,
    usedFrom: FEWEST_FOR_CONFIDENCE,
    holds: (n, random) => {
      const [count, other] = [poisson(random, n), poisson(random, n * times)];
      return within(intervalOf(count, other, n), times / exposure);
    },
  };
}

/** The same few counts come up again and again. */
function remembered(
  contrastOf: (first: number, second: number, n: number) => Contrast,
): (first: number, second: number, n: number) => Interval {
  const known = new Map<string, Interval>();
  return (...counts) => {
    const key = counts.join();
    const interval = known.get(key) ?? contrastOf(...counts).interval;
    known.set(key, interval);
    return interval;
  };
}

function ascending(n: number, draw: () => number): number[] {
  return Array.from({ length: n }, draw).sort((a, b) => a - b);
}

// A difference of two shares is rounded: 0.3 - 0.1 is not quite 0.2.
const ROUNDING = 1e-12;

function within(interval: Interval | null, truth: number): boolean {
  if (interval === null) return false;
  const [low, high] = interval;
  return low <= truth + ROUNDING && (high ?? Infinity) >= truth - ROUNDING;
}
