import {
  CharterStanding,
  charterStanding,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { CharterStore } from './CharterStore';

/** What postmortems ask of the charter before they are published. */
export class CharterGate {
  constructor(private readonly store: CharterStore) {}

  /** How a person stands to the charter; nobody, like somebody who has acknowledged none. */
  async standingOf(tx: Knex, person: string | null): Promise<CharterStanding> {
    const { asked } = await this.store.standing(tx);
    if (asked === null || person === null) return charterStanding(asked, null);
    const acknowledged = await this.store.acknowledgedBy(tx, person);
    return charterStanding(asked, acknowledged?.version ?? null);
  }
}
