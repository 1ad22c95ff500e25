import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import { AuditedFacts } from '../platform/facts/FactAudit';
import { IncidentStore } from './IncidentStore';
import { SightingStore } from './SightingStore';

/** How many entities are looked at in one go. */
const BATCH = 500;

/**
 * Proves that no entity is watched for less long than incidents say that everybody may see. That one is watched for longer is no error: an
 * incident that named it may have been moved to another entity, or have been said to begin later.
 */
export class SightingAudit implements AuditedFacts {
  readonly facts = 'observation';

  constructor(
    private readonly database: Knex,
    private readonly sightings: SightingStore,
    private readonly incidents: IncidentStore,
  ) {}

  async audit(
    signal?: AbortSignal,
  ): Promise<{ checked: number; repaired: string[] }> {
    const repaired: string[] = [];
    let checked = 0;
    for (let after = ''; !signal?.aborted; ) {
      const refs = await this.sightings.refsAfter(this.database, after, BATCH);
      checked += refs.length;
      for (const ref of await this.sightings.late(this.database, refs)) {
        if (await this.repair(ref)) repaired.push(ref);
      }
      if (refs.length < BATCH) break;
      after = refs[BATCH - 1];
    }
    return { checked, repaired };
  }

  /** Says again what the first incident says, which nobody can restrict meanwhile. @returns whether there was something to repair */
  private async repair(ref: string): Promise<boolean> {
    return inTransaction(this.database, async tx => {
      const first = await this.sightings.firstIncident(tx, ref);
      if (first === undefined) return false;
      await this.incidents.keep(tx, [first]);
      return this.sightings.sayAgain(tx, ref, first);
    });
  }
}
