import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { noteFactChange } from '../platform/facts/factChanges';
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

  /** Entities that incidents name, in order (index `incident_entity_ref_sort_at`). */
  async refsAfter(tx: Knex, after: string, limit: number): Promise<string[]> {
    const rows: Row[] = await tx('incident_entity')
      .where('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(limit)
      .distinct('entity_ref');
    return rows.map(row => String(row.entity_ref));
  }

  /** Those of some entities that are watched for less long than incidents say that everybody may see. */
  async late(tx: Knex, refs: readonly string[]): Promise<string[]> {
    const said = await stillSaid(tx, refs);
    const rows: Row[] = await tx('observation')
      .whereIn('entity_ref', [...refs])
      .select('entity_ref', 'since');
    const since = new Map(
      rows.map(row => [String(row.entity_ref), int(row.since)]),
    );
    return said.flatMap(each =>
      (since.get(each.ref) ?? Infinity) > each.since ? [each.ref] : [],
    );
  }

  /** The first incident that everybody may see to name an entity. */
  async firstIncident(tx: Knex, ref: string): Promise<number | undefined> {
    const row: Row | undefined = await naming(tx, [ref])
      .orderBy(['incident_entity.sort_at', 'incident.id'])
      .first('incident.id');
    return row && int(row.id);
  }

  /** Says what an incident that is held says of an entity, if everybody may still see it to. @returns whether it does */
  async sayAgain(tx: Knex, ref: string, incidentId: number): Promise<boolean> {
    const row: Row | undefined = await naming(tx, [ref])
      .where('incident.id', incidentId)
      .first('incident_entity.sort_at');
    if (row === undefined) return false;
    await this.facts.observe(tx, [{ ref, since: int(row.sort_at) }]);
    await noteFactChange(tx);
    return true;
  }
}

function sightingsOf({ confidentialId, entities, sortAt }: StoredIncident) {
  if (confidentialId !== null) return [];
  return entities.map(({ ref }) => ({ ref, since: sortAt }));
}

/** Since when some entities are watched, as incidents still say. */
async function stillSaid(
  tx: Knex,
  refs: readonly string[],
): Promise<{ ref: string; since: number }[]> {
  const rows: Row[] = await naming(tx, refs)
    .groupBy('incident_entity.entity_ref')
    .select({ ref: 'incident_entity.entity_ref' })
    .min({ since: 'incident_entity.sort_at' });
  return rows.map(row => ({ ref: String(row.ref), since: int(row.since) }));
}

/** Incidents that everybody may see to name some entities. */
function naming(tx: Knex, refs: readonly string[]): Knex.QueryBuilder {
  return tx('incident_entity')
    .join('incident', 'incident.id', 'incident_entity.incident_id')
    .whereNull('incident.confidential_id')
    .whereIn('incident_entity.entity_ref', [...refs]);
}
