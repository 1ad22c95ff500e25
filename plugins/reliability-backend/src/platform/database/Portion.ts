import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** Milliseconds for which others may have to wait. */
const LONGEST = 50;
/** Below this, beginning and ending a transaction is most of it. */
const FEWEST = 20;

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
    this.now = most;
  }

  get size(): number {
    return this.now;
  }

  /** How long a whole portion took, in milliseconds. */
  took(millis: number): void {
    if (this.mayBeLong) return;
    if (millis > LONGEST) {
      this.now = Math.max(FEWEST, Math.floor(this.now / 2));
    } else if (millis < LONGEST / 3) {
      this.now = Math.min(this.most, this.now * 2);
    }
  }
}
