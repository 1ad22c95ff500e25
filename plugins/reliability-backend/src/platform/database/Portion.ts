import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** Milliseconds for which others may have to wait. */
const LONGEST = 50;
/** Below this, beginning and ending a transaction is most of it. */
const FEWEST = 20;
/** What is begun with where nobody knows yet how long it takes. */
const FIRST = 100;

/**
 * How much of a long write one transaction takes. On SQLite everybody else waits for it, so that it becomes less until it is short enough;
 * PostgreSQL answers others meanwhile.
 */
export class Portion {
  private readonly mayBeLong: boolean;
  private now: number;

  /** @param most - how much it ever takes */
  constructor(database: Knex, private readonly most: number) {
    this.mayBeLong = dialectOf(database) !== 'sqlite';
    this.now = this.mayBeLong ? most : Math.min(FIRST, most);
  }

  get size(): number {
    return this.now;
  }

  /**
   * How long a transaction took, which may have been of less than a portion.
   *
   * @param millis - from its beginning to its end
   * @param count - of how much it was
   */
  took(millis: number, count: number): void {
    if (this.mayBeLong || count === 0) return;
    const whole = (millis * this.now) / count;
    if (whole > LONGEST) {
      this.now = Math.max(FEWEST, Math.floor(this.now / 2));
    } else if (whole < LONGEST / 3) {
      this.now = Math.min(this.most, this.now * 2);
    }
  }
}
