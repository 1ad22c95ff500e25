import { seededRandom } from '../../metrics/testing/seededRandom';
import { isHeldOut } from './heldOut';
import type { KnownRelations } from './plantIncidents';
import type { RelatedRanking } from './plainText';

/** A mean over incidents and its 95 % interval. */
export interface MeasuredRecall {
  readonly mean: number;
  readonly interval: readonly [number, number];
}

/** How much of what is related each way finds among its first ten. */
export interface RelatedMeasures<TWay extends string> {
  readonly asked: number;
  /** How many are related to one, on average. */
  readonly related: number;
  readonly ways: Readonly<Record<TWay, MeasuredRecall>>;
  /** The first way's less the second's, on the same incidents. */
  readonly lead: MeasuredRecall;
}

const FOUND = 10;
const RESAMPLES = 2_000;

/**
 * Recall@10 of two ways, on incidents that are held out unless told: of all that is related, or of ten where more is.
 *
 * @param of - the two ways, the one in question first
 */
export function measureRelated<TWay extends string>(
  worlds: readonly {
    readonly known: KnownRelations;
    readonly rankings: Readonly<Record<TWay, RelatedRanking>>;
  }[],
  [first, second]: readonly [TWay, TWay],
  { heldOut = true } = {},
): RelatedMeasures<TWay> {
  const recalls: { first: number; second: number }[] = [];
  let relatedInAll = 0;
  for (const { known, rankings } of worlds) {
    for (const { incident, related } of known.asked) {
      if (related.size === 0 || isHeldOut(incident.id) !== heldOut) continue;
      relatedInAll += related.size;
      const recall = (way: TWay) =>
        rankings[way](incident)
          .slice(0, FOUND)
          .filter(id => related.has(id)).length / Math.min(FOUND, related.size);
      recalls.push({ first: recall(first), second: recall(second) });
    }
  }
  return {
    asked: recalls.length,
    related: relatedInAll / recalls.length,
    ways: {
      [first]: measured(recalls.map(each => each.first)),
      [second]: measured(recalls.map(each => each.second)),
    } as Record<TWay, MeasuredRecall>,
    lead: measured(recalls.map(each => each.first - each.second)),
  };
}

/** The mean, and the middle 95 % of means of as many values drawn anew. */
function measured(values: readonly number[]): MeasuredRecall {
  const random = seededRandom(20_261);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) {
      sum += values[Math.floor(random() * values.length)];
    }
    return sum / values.length;
  }).sort((a, b) => a - b);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    interval: [
      means[Math.floor(RESAMPLES * 0.025)],
      means[Math.ceil(RESAMPLES * 0.975) - 1],
    ],
  };
}
