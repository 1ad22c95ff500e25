import {
  CharterStanding,
  charterStanding,
  GateLevel,
  gateLevels,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';
import { Knex } from 'knex';
import { CharterStore } from './CharterStore';

const PATH = 'reliability.charter.gate';

/** What postmortems ask of the charter before they are published. */
export class CharterGate {
  /** @param level - how strict the gate is */
  constructor(
    private readonly store: CharterStore,
    readonly level: GateLevel | 'off',
  ) {}

  /** How a person stands to the charter; nobody, like somebody who has acknowledged none. */
  async standingOf(tx: Knex, person: string | null): Promise<CharterStanding> {
    const { asked } = await this.store.standing(tx);
    if (asked === null || person === null) return charterStanding(asked, null);
    const acknowledged = await this.store.acknowledgedBy(tx, person);
    return charterStanding(asked, acknowledged?.version ?? null);
  }
}

/**
 * How strict the gate of the charter is, by the configuration; advised unless told.
 *
 * @throws Error when that is none of its levels
 */
export function charterGateLevel(config: Config): GateLevel | 'off' {
  const said = config.getOptionalString(PATH) ?? 'advised';
  const level = ([...gateLevels, 'off'] as const).find(each => each === said);
  if (level === undefined) {
    throw new Error(`${PATH} must be required, advised or off`);
  }
  return level;
}
