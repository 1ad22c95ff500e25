import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';

const HOUR = 3_600_000;

/** A deployment that a rule proposes for an incident. */
export interface ProposedPair {
  readonly incidentId: number;
  readonly deploymentId: number;
}

/** The SQL of the rules that propose. */
export class ProposalStore {
  /**
   * The rule `lastSuccessfulBefore` for many incidents at once. Each of their entities is one step into `deployment_fact_entity`, however
   * many deployments there are: the cost grows with the incidents, never with their product. Incidents that were merged into others have
   * none of their own.
   *
   * @param incidents - ids, as a subquery: {@link theseIncidents}, or whatever a window has
   */
  async lastSuccessfulBefore(
    tx: Knex,
    incidents: Knex.QueryBuilder,
    withinHours: number,
  ): Promise<ProposedPair[]> {
    const last = tx('deployment_fact')
      .whereRaw('deployment_fact.entity_ref = incident_entity.entity_ref')
      .where('deployment_fact.production', true)
      .where('deployment_fact.status', 'success')
      .whereRaw('deployment_fact.finished_at < incident.anchor_at')
      .whereRaw('deployment_fact.finished_at >= incident.anchor_at - ?', [
        Math.round(withinHours * HOUR),
      ])
      .orderBy('deployment_fact.finished_at', 'desc')
      .orderBy('deployment_fact.deployment_id', 'desc')
      .limit(1)
      .select('deployment_fact.deployment_id');
    const proposed = tx('incident')
      .join('incident_entity', 'incident_entity.incident_id', 'incident.id')
      .whereIn('incident.id', incidents)
      .whereNotNull('incident.anchor_at')
      .whereNull('incident.merged_into')
      .select({ incident_id: 'incident.id', deployment_id: last })
      // PostgreSQL would otherwise step into the index once more to leave out those without one.
      .limit(Number.MAX_SAFE_INTEGER);
    const rows: Row[] = await tx
      .from(proposed.as('proposed'))
      .whereNotNull('proposed.deployment_id')
      .distinct('proposed.incident_id', 'proposed.deployment_id')
      .orderBy(['proposed.incident_id', 'proposed.deployment_id']);
    return rows.map(row => ({
      incidentId: int(row.incident_id),
      deploymentId: int(row.deployment_id),
    }));
  }
}

/** Some incidents, for a rule to look at. */
export function theseIncidents(
  tx: Knex,
  ids: readonly number[],
): Knex.QueryBuilder {
  return tx('incident')
    .whereIn('incident.id', [...ids])
    .select('incident.id');
}
