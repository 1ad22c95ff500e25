import { SeededRandom } from './SeededRandom';

/**
 * Deals variants like cards: all of a pile before any comes again, in another order each time round, so that the same sentence is as far from
 * itself as can be.
 */
export class Deck {
  private readonly piles = new Map<string, unknown[]>();

  constructor(private readonly random: SeededRandom) {}

  /** @param pile - names the list; the same name must always come with the same list */
  deal<T>(pile: string, cards: readonly T[]): T {
    let left = this.piles.get(pile) as T[] | undefined;
    if (left === undefined || left.length === 0) {
      left = this.random.shuffled(cards);
      this.piles.set(pile, left);
    }
    const card = left.pop();
    if (card === undefined) throw new Error(`The pile ${pile} is empty`);
    return card;
  }

  /** Cards of one pile, each only once ever; fewer when they run out. */
  lastOf<T>(pile: string, cards: readonly T[], count: number): T[] {
    const left = this.piles.get(pile) as T[] | undefined;
    const rest = left ?? this.random.shuffled(cards);
    this.piles.set(pile, rest.slice(count));
    return rest.slice(0, count);
  }

  /** Several different cards of one pile; fewer when the pile is smaller. */
  hand<T>(pile: string, cards: readonly T[], count: number): T[] {
    const hand = new Set<T>();
    while (hand.size < Math.min(count, cards.length)) {
      hand.add(this.deal(pile, cards));
    }
    return [...hand];
  }

  /** One card of each slot, as one paragraph. */
  paragraph(pile: string, slots: readonly (readonly string[])[]): string[] {
    return slots.map((slot, index) => this.deal(`${pile}/${index}`, slot));
  }
}
