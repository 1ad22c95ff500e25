import { FactorLayer, LayerFact } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { int, Row } from '../platform/database/columns';
import { FactScope, restrictFacts } from './scopeFilters';

/** The SQL of in which layers published postmortems see what contributed to incidents. */
export class IncidentLayerStore {
  constructor(private readonly access: Access) {}

  /**
   * Layers of the incidents of a scope that have a failure mode and are anchored in `[from, until)`: of an entity by
   * `incident_fact_entity_anchor`, else by `incident_fact_anchor`, then by the primary key, which begins with the incident.
   */
  async layers(
    tx: Knex,
    where: FactScope,
    { from, until }: { readonly from: number; readonly until: number },
  ): Promise<LayerFact[]> {
    const incidents = tx('incident_fact')
      .where('incident_fact.anchor_at', '>=', from)
      .where('incident_fact.anchor_at', '<', until)
      .whereNotNull('incident_fact.failure_mode')
      .distinct('incident_fact.incident_id');
    restrictFacts(tx, incidents, 'incident_fact', where, this.access);
    if (where.incidents) {
      incidents.whereIn('incident_fact.incident_id', where.incidents);
    }
    const query = tx
      .from(incidents.as('counted'))
      .join(
        'incident_layer_fact',
        'incident_layer_fact.incident_id',
        'counted.incident_id',
      )
      .select(
        'incident_layer_fact.incident_id',
        'incident_layer_fact.layer',
        'incident_layer_fact.postmortem_id',
      );
    this.access.restrict(
      query,
      'incident_layer_fact.confidential_id',
      where.principal,
    );
    if (where.postmortems) {
      query.whereIn('incident_layer_fact.postmortem_id', where.postmortems);
    }
    const rows: Row[] = await query;
    return rows.map(row => ({
      incidentId: int(row.incident_id),
      layer: row.layer as FactorLayer,
      postmortemId: int(row.postmortem_id),
    }));
  }
}
