/**
 * Reproducible draws (mulberry32). A stream belongs to a name: what one part of the demo draws never moves what another part gets, so that
 * a new sentence changes the texts that use it and nothing else.
 */
export class SeededRandom {
  private state: number;

  constructor(name: string) {
    // FNV-1a: names that differ in one letter lead to unrelated streams.
    let hash = 0x811c9dc5;
    for (const character of name) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    this.state = hash >>> 0;
    this.next();
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number; both ends are included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return this.weighted(items, () => 1);
  }

  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    const total = items.reduce((sum, item) => sum + weightOf(item), 0);
    let rest = this.next() * total;
    for (const item of items) {
      rest -= weightOf(item);
      if (rest < 0) return item;
    }
    throw new Error('There is nothing to draw from');
  }

  /** All items in a random order. */
  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map(item => ({ item, order: this.next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  }

  /** Some items, in the order in which they stand. */
  some<T>(items: readonly T[], count: number): T[] {
    const chosen = new Set(
      this.shuffled(items.map((_, index) => index)).slice(0, count),
    );
    return items.filter((_, index) => chosen.has(index));
  }

  /** Around a median, with a long tail upwards: how durations are spread. */
  logNormal(median: number, spread: number): number {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.next())) *
      Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }
}
