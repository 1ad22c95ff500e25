import { Knex } from 'knex';
import { int, intOrNull, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { Facts, LayerFactRow } from '../platform/facts/Facts';

/**
 * Writes what figures may know of documents: in which layers published postmortems see what contributed to their incidents. It is the one
 * place that does, called wherever a published postmortem, what it is about, or who may know of that changes. An incident that was merged
 * counts as its target, which the same people may see.
 */
export class LayerFactStore {
  constructor(private readonly facts: Facts) {}

  /** Writes anew what some postmortems tell, as they are stored at this moment. The transaction holds them. */
  async write(tx: Knex, postmortemIds: readonly number[]): Promise<void> {
    const rows = await this.told(tx, postmortemIds);
    await this.facts.replaceLayers(tx, postmortemIds, rows);
  }

  /** What some postmortems tell, as they are stored at this moment. */
  async told(
    tx: Knex,
    postmortemIds: readonly number[],
  ): Promise<LayerFactRow[]> {
    const rows: LayerFactRow[] = [];
    for (const batch of inBatches(postmortemIds, 1)) {
      rows.push(...(await toldByBatch(tx, batch)));
    }
    return rows;
  }
}

async function toldByBatch(
  tx: Knex,
  postmortemIds: readonly number[],
): Promise<LayerFactRow[]> {
  const rows: Row[] = await tx('postmortem')
    .join(
      'postmortem_incident',
      'postmortem_incident.postmortem_id',
      'postmortem.id',
    )
    .join('incident', 'incident.id', 'postmortem_incident.incident_id')
    .join(
      'incident as standing',
      'standing.id',
      tx.raw('coalesce(incident.merged_into, incident.id)'),
    )
    .join('factor', 'factor.postmortem_id', 'postmortem.id')
    .whereIn('postmortem.id', [...postmortemIds])
    .where('postmortem.status', 'published')
    .distinct('factor.layer', {
      incident_id: 'standing.id',
      postmortem_id: 'postmortem.id',
      confidential_id: 'standing.confidential_id',
    });
  return rows.map(row => ({
    incident_id: int(row.incident_id),
    layer: String(row.layer),
    postmortem_id: int(row.postmortem_id),
    confidential_id: intOrNull(row.confidential_id),
  }));
}
