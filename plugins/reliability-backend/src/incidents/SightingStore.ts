import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { Facts } from '../platform/facts/Facts';
import { StoredIncident } from './IncidentRow';

/**
 * Says since when entities are watched. Everybody is told it, so it is said by what everybody may see: a restricted incident says
 * nothing, and restricting one takes back what it has said.
 */
export class SightingStore {
  constructor(private readonly facts: Facts) {}

  async ofNew(tx: Knex, incidents: readonly StoredIncident[]): Promise<void> {
    await this.facts.observe(tx, incidents.flatMap(sightingsOf));
  }

  async ofChanged(
    tx: Knex,
    before: StoredIncident,
    after: StoredIncident,
  ): Promise<void> {
    if (before.confidentialId === null && after.confidentialId !== null) {
      const refs = before.entities.map(({ ref }) => ref);
      await this.facts.forget(tx, refs);
      await this.facts.observe(tx, await stillSaid(tx, refs));
    } else {
      await this.ofNew(tx, [after]);
    }
  }
}

function sightingsOf({ confidentialId, entities, sortAt }: StoredIncident) {
  if (confidentialId !== null) return [];
  return entities.map(({ ref }) => ({ ref, since: sortAt }));
}

async function stillSaid(
  tx: Knex,
  refs: readonly string[],
): Promise<{ ref: string; since: number }[]> {
  const rows: Row[] = await tx('incident_entity')
    .join('incident', 'incident.id', 'incident_entity.incident_id')
    .whereNull('incident.confidential_id')
    .whereIn('incident_entity.entity_ref', [...refs])
    .groupBy('incident_entity.entity_ref')
    .select({ ref: 'incident_entity.entity_ref' })
    .min({ since: 'incident_entity.sort_at' });
  return rows.map(row => ({ ref: String(row.ref), since: int(row.since) }));
}
