/** Bits of a word. */
const BITS = 32;

/** Some of the values of a sorted list, by their ranks in it: a bit for each, so that the few of a long list are found without looking at all. */
export class RankSet {
  private readonly words: Uint32Array;
  private count = 0;

  /** @param sorted - ascending */
  constructor(private readonly sorted: Float64Array) {
    this.words = new Uint32Array(Math.ceil(sorted.length / BITS));
  }

  get size(): number {
    return this.count;
  }

  /** A rank that is not in it. */
  add(rank: number): void {
    this.words[Math.floor(rank / BITS)] |= 1 << rank % BITS;
    this.count += 1;
  }

  /** A rank that is in it. */
  delete(rank: number): void {
    this.words[Math.floor(rank / BITS)] &= ~(1 << rank % BITS);
    this.count -= 1;
  }

  /** Its values, ascending. */
  values(): Float64Array {
    const values = new Float64Array(this.count);
    let next = 0;
    for (let place = 0; place < this.words.length; place += 1) {
      let word = this.words[place];
      while (word !== 0) {
        const lowest = word & -word;
        values[next] =
          this.sorted[place * BITS + BITS - 1 - Math.clz32(lowest)];
        next += 1;
        word ^= lowest;
      }
    }
    return values;
  }
}
