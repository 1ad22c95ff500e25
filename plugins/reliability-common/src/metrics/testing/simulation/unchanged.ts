import {
  compareCounts,
  compareMedians,
  compareShares,
  surelyChanged,
} from '../../comparison';
import type { FigureId } from '../../definitions';
import type { FigureChange } from '../../model';
import { type Observation, sampleOf } from '../../statistics';
import { seededRandom } from '../seededRandom';
import { binomial, normal, poisson } from './samples';

type Random = () => number;

/** Figures that the simulation compares. */
export const comparedFigures = [
  'timeToRestore',
  'timeToDetect',
  'incidents',
  'changeFailureRate',
  'commitmentsOnTime',
] as const satisfies readonly FigureId[];
export type ComparedFigure = (typeof comparedFigures)[number];

/** How many figures could be compared, and how many of them said higher or lower. */
export interface Arrows {
  readonly figure: ComparedFigure;
  readonly compared: number;
  readonly arrows: number;
}

/**
 * Services in which nothing changes from one window to the next, and how many of their figures look changed all the same.
 *
 * @param services - how many are looked at
 */
export function countArrows(services: number): Arrows[] {
  return comparedFigures.map((figure, index) => {
    const random = seededRandom(77 + index);
    const changes = Array.from({ length: services }, () =>
      changeOf(figure, random, 1),
    ).flatMap(change => change ?? []);
    return {
      figure,
      compared: changes.length,
      arrows: changes.filter(({ verdict }) => verdict !== 'noSureChange')
        .length,
    };
  });
}

/** What became of lists that are selected by change. */
export interface Discoveries {
  readonly figure: ComparedFigure;
  /** Services of each list that did change, of {@link LIST_LENGTH}. */
  readonly changed: number;
  /** Mean share of the selected that did not change. */
  readonly falseShare: number;
  /** Standard error of `falseShare`. */
  readonly error: number;
  /** Mean share of the changed that were selected; null where none changed. */
  readonly found: number | null;
}

/** Services in a list. */
export const LIST_LENGTH = 100;

/**
 * Lists of services of which some changed, and what a selection by change makes of them.
 *
 * @param lists - how many are drawn
 * @param changed - services of each that change, to four times the durations, twice the rate or three times the share
 */
export function countDiscoveries(
  figure: ComparedFigure,
  lists: number,
  changed: number,
): Discoveries {
  const random = seededRandom(1000 + changed);
  const falseShares: number[] = [];
  let found = 0;
  for (let list = 0; list < lists; list += 1) {
    const services = Array.from({ length: LIST_LENGTH }, (_, place) => ({
      isChanged: place < changed,
      change: changeOf(figure, random, place < changed ? 4 : 1),
    }));
    const selected = surelyChanged(services);
    const right = selected.filter(({ isChanged }) => isChanged).length;
    found += right;
    falseShares.push(
      selected.length === 0 ? 0 : (selected.length - right) / selected.length,
    );
  }
  const falseShare = meanOf(falseShares);
  const variance = meanOf(falseShares.map(share => (share - falseShare) ** 2));
  return {
    figure,
    changed,
    falseShare,
    error: Math.sqrt(variance / lists),
    found: changed === 0 ? null : found / (lists * changed),
  };
}

/** One figure of one service in two windows; `factor` is what its durations are multiplied by in the second. */
function changeOf(
  figure: ComparedFigure,
  random: Random,
  factor: number,
): FigureChange | null {
  const busy = 25 + 75 * random();
  switch (figure) {
    case 'timeToRestore':
    case 'timeToDetect': {
      const durations = durationsOf(figure, random);
      const [before, now] = [poisson(random, busy), poisson(random, busy)];
      return compareMedians(
        sampleOf(durations(before, 1)),
        sampleOf(durations(now, factor)),
      );
    }
    case 'incidents':
      return compareCounts(
        { count: poisson(random, busy), exposure: 90 },
        { count: poisson(random, busy * Math.sqrt(factor)), exposure: 90 },
      );
    default: {
      const [p, now] = sharesOf(figure, random, factor > 1);
      // Every second service becomes four times as busy.
      const busier = random() < 0.5 ? busy : 4 * busy;
      const [n, nowN] = [poisson(random, busy), poisson(random, busier)];
      return compareShares(
        { k: binomial(random, n, p), n },
        { k: binomial(random, nowN, now), n: nowN },
      );
    }
  }
}

/** The share before, and now: of deployments that fail, often a small one. */
function sharesOf(
  figure: ComparedFigure,
  random: Random,
  isChanged: boolean,
): readonly [number, number] {
  if (figure === 'commitmentsOnTime')
    return isChanged ? [0.3, 0.9] : [0.3, 0.3];
  const failing = 0.005 + 0.15 * random();
  return isChanged ? [0.1, 0.3] : [failing, failing];
}

/** One incident in sixty was never closed; the latest one goes on now and then while somebody looks. */
const FORGOTTEN = 1 / 60;
const GOING_ON = 1 / 20;
/** Minutes after which a forgotten one is looked at: days. */
const LONG = 10_000;

/**
 * Minutes of a service's incidents: its people type whole minutes or steps of 5 or 15, and one in ten was detected at once.
 */
function durationsOf(
  figure: 'timeToRestore' | 'timeToDetect',
  random: Random,
): (n: number, factor: number) => Observation[] {
  const step = [1, 1, 5, 15][Math.floor(4 * random())];
  const median = 20 + 80 * random();
  return (n, factor) => {
    const lasting = (fewest: number) =>
      Math.max(
        fewest,
        Math.round((factor * median * Math.exp(1.2 * normal(random))) / step),
      ) * step;
    if (figure === 'timeToDetect') {
      return Array.from({ length: n }, () => ({
        duration: random() < 0.1 ? 0 : lasting(0),
        censored: false,
      }));
    }
    const latest = random() < GOING_ON ? 0 : n;
    return Array.from({ length: n }, (_, index) => {
      if (random() < FORGOTTEN) return { duration: LONG, censored: true };
      const goesOn = index === latest;
      const duration = lasting(1) * (goesOn ? random() : 1);
      return { duration, censored: goesOn };
    });
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
