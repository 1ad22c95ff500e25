import { seededRandom } from '../../metrics/testing/seededRandom';
import { plantLinks } from './plantLinks';
import { RankingName, rankingNames, rankingsOf } from './rankings';

/** A mean over learnings and its 95 % interval. */
export interface Measured {
  readonly mean: number;
  readonly interval: readonly [number, number];
}

/** How well each way finds who should hear, and how much better than it the matcher is on the same learnings. */
export interface MatchingMeasures {
  readonly learnings: number;
  /** How many should hear a learning, on average. */
  readonly concerned: number;
  /** How many the matcher asks about a learning, however strong they are, and the share of them who should hear it. */
  readonly asked: { readonly each: Measured; readonly rightly: Measured };
  readonly ways: readonly {
    readonly way: RankingName;
    readonly precisionAt5: Measured;
    readonly recallAt20: Measured;
    /** The matcher's less that of this way. */
    readonly lead: {
      readonly precisionAt5: Measured;
      readonly recallAt20: Measured;
    };
  }[];
}

/** Plants organisations and asks every way who should hear each of their learnings. The seeds are fixed. */
export async function measureMatching(size: {
  readonly worlds: number;
  readonly services: number;
  readonly learnings: number;
}): Promise<MatchingMeasures> {
  const scores: Record<RankingName, { precision: number; recall: number }[]> = {
    matcher: [],
    sameOwner: [],
    plainText: [],
  };
  const asked: number[] = [];
  const rightly: number[] = [];
  let concernedInAll = 0;
  for (let seed = 1; seed <= size.worlds; seed += 1) {
    const world = plantLinks(seed, size);
    const rankings = await rankingsOf(world);
    for (const planted of world.learnings) {
      const { concerned } = planted;
      if (concerned.size === 0) continue;
      concernedInAll += concerned.size;
      for (const way of rankingNames) {
        const ranking = rankings[way](planted);
        const hits = (most: number) =>
          ranking.slice(0, most).filter(ref => concerned.has(ref)).length;
        scores[way].push({
          precision: hits(5) / 5,
          recall: hits(20) / concerned.size,
        });
        if (way !== 'matcher') continue;
        asked.push(ranking.length);
        if (ranking.length > 0) rightly.push(hits(Infinity) / ranking.length);
      }
    }
  }
  const matcher = scores.matcher;
  return {
    learnings: matcher.length,
    concerned: concernedInAll / matcher.length,
    asked: { each: measured(asked), rightly: measured(rightly) },
    ways: rankingNames.map(way => ({
      way,
      precisionAt5: measured(scores[way].map(({ precision }) => precision)),
      recallAt20: measured(scores[way].map(({ recall }) => recall)),
      lead: {
        precisionAt5: measured(
          scores[way].map(
            ({ precision }, index) => matcher[index].precision - precision,
          ),
        ),
        recallAt20: measured(
          scores[way].map(
            ({ recall }, index) => matcher[index].recall - recall,
          ),
        ),
      },
    })),
  };
}

const RESAMPLES = 2_000;

/** The mean, and the middle 95 % of means of as many values drawn anew: whole learnings, since hits for one hang together. */
function measured(values: readonly number[]): Measured {
  const random = seededRandom(20_260);
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
