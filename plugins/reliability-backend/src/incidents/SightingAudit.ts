import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import { noteFactChange } from '../platform/facts/factChanges';
import { AuditedFacts, OthersTurns } from '../platform/facts/FactAudit';
import { SightingStore } from './SightingStore';

/** How many entities are looked at in one go. */
const BATCH = 500;

/** Proves that entities are watched since when incidents say that everybody may see: neither for longer nor for less long. */
export class SightingAudit implements AuditedFacts {
  readonly facts = 'observation';

  constructor(
    private readonly database: Knex,
    private readonly sightings: SightingStore,
  ) {}

  async audit(
    turns: OthersTurns,
    signal?: AbortSignal,
  ): Promise<{ checked: number; repaired: string[] }> {
    const repaired: string[] = [];
    let checked = 0;
    for (let after = ''; !signal?.aborted; ) {
      const refs = await this.sightings.refsAfter(this.database, after, BATCH);
      checked += refs.length;
      for (const ref of await this.sightings.wrong(this.database, refs)) {
        if (await this.repair(ref)) repaired.push(ref);
      }
      if (refs.length < BATCH) break;
      after = refs[BATCH - 1];
      await turns.letOthersRead();
    }
    return { checked, repaired };
  }

  /** Says again what incidents say. @returns whether there was something to repair: it may have changed since it was looked at */
  private async repair(ref: string): Promise<boolean> {
    return inTransaction(this.database, async tx => {
      const [stillWrong] = await this.sightings.wrong(tx, [ref]);
      if (stillWrong === undefined) return false;
      await this.sightings.settle(tx, [ref]);
      await noteFactChange(tx);
      return true;
    });
  }
}
