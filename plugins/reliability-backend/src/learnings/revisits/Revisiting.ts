import { Config } from '@backstage/config';
import { Standing } from '../StandingRow';

const PATH = 'reliability.learnings.revisitDays';
const DAY_MS = 86_400_000;
const MOST_DAYS = 3_650;

/** After how long it is asked again whether a learning is still true. */
export class Revisiting {
  /** @param afterMillis - after it was published, or somebody said last that it is */
  constructor(readonly afterMillis: number) {}

  /**
   * By the configuration at `reliability.learnings.revisitDays`.
   *
   * @throws Error when that is no number of days, or more than ten years
   */
  static from(config: Config): Revisiting {
    const days = config.getOptionalNumber(PATH) ?? 180;
    if (!(days > 0 && days <= MOST_DAYS)) {
      throw new Error(`${PATH} must be more than 0 and at most ${MOST_DAYS}`);
    }
    return new Revisiting(days * DAY_MS);
  }

  /** Null where nobody asks: it does not stand, or is in a draft. */
  atOf(learning: {
    readonly publishedAt: number | null;
    readonly standing: Standing;
  }): number | null {
    const { publishedAt, standing } = learning;
    if (standing.state !== 'stands' || publishedAt === null) return null;
    return standing.revisitAt ?? publishedAt + this.afterMillis;
  }
}
