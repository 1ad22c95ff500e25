import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { Facts } from '../platform/facts/Facts';
import { StoredIncident } from './IncidentRow';

/**
 * Says since when entities are watched: since the first incident that names them now. Everybody is told it, so it is said by what everybody
 * may see. What an incident says no more is taken back, whether it was restricted, moved to another entity or is said to begin later.
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
    const says = sightingsOf(after);
    const sinceNow = new Map(says.map(({ ref, since }) => [ref, since]));
    const takesBack = sightingsOf(before).some(
      ({ ref, since }) => (sinceNow.get(ref) ?? Infinity) > since,
    );
    if (takesBack) {
      await this.settle(
        tx,
        [...before.entities, ...after.entities].map(({ ref }) => ref),
      );
    } else {
      await this.facts.observe(tx, says);
    }
  }

  /** Says anew since when some entities are watched. Nobody else says it meanwhile, so that what others say is seen or comes after. */
  async settle(tx: Knex, refs: readonly string[]): Promise<void> {
    await this.facts.holdObservations(tx, refs);
    for (const ref of new Set(refs)) {
      await this.facts.setObservation(tx, ref, await firstSaid(tx, ref));
    }
  }

  /** Entities that incidents name or that are watched, in order (index `incident_entity_ref_sort_at`). */
  async refsAfter(tx: Knex, after: string, limit: number): Promise<string[]> {
    const refsOf = (table: string) => {
      const refs = tx(table)
        .where('entity_ref', '>', after)
        .orderBy('entity_ref')
        .limit(limit)
        .distinct('entity_ref');
      return tx.from(refs.as(`of_${table}`)).select('entity_ref');
    };
    const either = refsOf('incident_entity').union(refsOf('observation'));
    const rows: Row[] = await tx
      .from(either.as('either'))
      .orderBy('entity_ref')
      .limit(limit)
      .select('entity_ref');
    return rows.map(row => String(row.entity_ref));
  }

  /** Those of some entities that are not watched since when incidents say that everybody may see. */
  async wrong(tx: Knex, refs: readonly string[]): Promise<string[]> {
    const said = await stillSaid(tx, refs);
    const rows: Row[] = await tx('observation')
      .whereIn('entity_ref', [...refs])
      .select('entity_ref', 'since');
    const since = new Map(
      rows.map(row => [String(row.entity_ref), int(row.since)]),
    );
    return refs.filter(ref => since.get(ref) !== said.get(ref));
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
): Promise<Map<string, number>> {
  const rows: Row[] = await naming(tx, refs)
    .groupBy('incident_entity.entity_ref')
    .select({ ref: 'incident_entity.entity_ref' })
    .min({ since: 'incident_entity.sort_at' });
  return new Map(rows.map(row => [String(row.ref), int(row.since)]));
}

/** The same of one, found at the beginning of its index. */
async function firstSaid(tx: Knex, ref: string): Promise<number | null> {
  const row: Row | undefined = await naming(tx, [ref])
    .orderBy('incident_entity.sort_at')
    .first('incident_entity.sort_at');
  return row === undefined ? null : int(row.sort_at);
}

/** Incidents that everybody may see to name some entities. */
function naming(tx: Knex, refs: readonly string[]): Knex.QueryBuilder {
  return tx('incident_entity')
    .join('incident', 'incident.id', 'incident_entity.incident_id')
    .whereNull('incident.confidential_id')
    .whereIn('incident_entity.entity_ref', [...refs]);
}
