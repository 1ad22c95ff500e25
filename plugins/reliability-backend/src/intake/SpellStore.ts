import { Knex } from 'knex';
import { int, intOrNull } from '../platform/database/columns';
import { holdName } from '../platform/database/dialect';
import { Spell } from './groupSpells';

/** A spell as it is kept. */
export interface StoredSpell extends Spell {
  /** What the producer calls an incident that begins here. */
  readonly externalId: string;
  /** The incident that was made when this was first heard of. */
  readonly incidentId: number | null;
}

/** The SQL of what sources tell of the times in which something held. */
export class SpellStore {
  /**
   * All spells of one name, the earliest first (primary key). Nobody else goes on with that name before the transaction ends, though
   * there be no spell of it yet.
   */
  async hold(tx: Knex, source: string, name: string): Promise<StoredSpell[]> {
    await holdName(tx, `spell ${source} ${name}`);
    const rows = await tx('source_spell')
      .where({ source, name })
      .orderBy('starts_at')
      .select();
    return rows.map(row => ({
      startsAt: int(row.starts_at),
      endsAt: intOrNull(row.ends_at),
      externalId: String(row.external_id),
      incidentId: intOrNull(row.incident_id),
    }));
  }

  /** Sets one spell; its beginning is what it is known by. */
  async put(
    tx: Knex,
    source: string,
    name: string,
    spell: StoredSpell,
  ): Promise<void> {
    await tx('source_spell')
      .insert({
        source,
        name,
        starts_at: spell.startsAt,
        ends_at: spell.endsAt,
        external_id: spell.externalId,
        incident_id: spell.incidentId,
      })
      .onConflict(['source', 'name', 'starts_at'])
      .merge(['ends_at', 'incident_id']);
  }
}
