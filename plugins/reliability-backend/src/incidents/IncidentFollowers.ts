import { Knex } from 'knex';
import { EntityMove } from './EntityMove';

/** What a write did to an incident. */
export interface IncidentChange {
  readonly id: number;
  /** What became of its entities. */
  readonly move?: EntityMove;
  /** That it was merged into another, or that was taken back: what is about it is about another incident since. */
  readonly remerged?: {
    readonly by: string | null;
    /** What it was merged into before, and what it is merged into now. */
    readonly targets: readonly number[];
    /** Whether nobody is told. */
    readonly silent: boolean;
  };
}

/** Brings what depends on some incidents into step with them: who may read it, and what it is found by. */
export type IncidentFollower = (
  tx: Knex,
  changes: readonly IncidentChange[],
) => Promise<void>;

/**
 * Those who keep something about incidents. They are further down the house, so they are added when they are there; they follow in the
 * transaction of the change, so that nothing shows what was hidden with an incident, and no gate looks at what was so before.
 */
export class IncidentFollowers {
  private readonly followers: IncidentFollower[] = [];

  add(follower: IncidentFollower): void {
    this.followers.push(follower);
  }

  async follow(tx: Knex, changes: readonly IncidentChange[]): Promise<void> {
    if (changes.length === 0) return;
    for (const follower of this.followers) await follower(tx, changes);
  }
}
