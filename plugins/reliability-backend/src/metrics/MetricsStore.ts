import {
  anchorOf,
  CommitmentFact,
  IncidentFact,
  ORGANISATION,
  TimePointKind,
  timePointKinds,
  TimesInMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { inScope } from '../platform/catalog/inScope';
import { int, intOrNull, Row, textOrNull } from '../platform/database/columns';
import { Principal } from '../platform/http/RequestContext';

/** Whose facts are read: a scope, as far as the reader may see it. */
export interface FactScope {
  readonly scope: string;
  readonly principal: Principal;
  /** Entities that the reader may not see. */
  readonly hidden: readonly string[];
}

/** The SQL of facts. Nothing here reads a document. */
export class MetricsStore {
  constructor(private readonly access: Access) {}

  /**
   * Facts of incidents anchored in `[from, until)`: by `incident_fact_entity_anchor` for an entity, by `incident_fact_anchor` for the
   * organisation.
   */
  async incidentFacts(
    tx: Knex,
    where: FactScope,
    from: number,
    until: number,
  ): Promise<IncidentFact[]> {
    const query = tx('incident_fact')
      .where('incident_fact.anchor_at', '>=', from)
      .where('incident_fact.anchor_at', '<', until)
      .select('incident_fact.*');
    this.restrict(query, 'incident_fact', where);
    return (await query).map(readIncidentFact);
  }

  /** Facts of action items of a scope, of all or of some. */
  async commitmentFacts(
    tx: Knex,
    where: FactScope,
    ids?: Knex.QueryBuilder,
  ): Promise<CommitmentFact[]> {
    const query = tx('action_item_fact').select('action_item_fact.*');
    this.restrict(query, 'action_item_fact', where);
    if (ids) query.whereIn('action_item_fact.action_item_id', ids);
    return (await query).map(row => ({
      actionItemId: int(row.action_item_id),
      status: row.status,
      due: textOrNull(row.due),
      originalDue: textOrNull(row.original_due),
      doneAt: intOrNull(row.done_at),
    }));
  }

  /** Since when anything in a scope is watched; null when nothing ever was. */
  async observedSince(tx: Knex, scope: string): Promise<number | null> {
    const query = tx('observation').min({ since: 'observation.since' });
    inScope(query, 'observation.entity_ref', scope);
    const [row] = await query;
    return intOrNull(row.since);
  }

  /** Entities of a scope: those that the catalog has, and those that were referred to and that it does not know. */
  async entitiesOf(
    tx: Knex,
    scope: string,
  ): Promise<{ known: string[]; missing: number }> {
    const known = tx('catalog_entity').select('catalog_entity.entity_ref');
    if (scope === ORGANISATION) {
      known.whereIn('catalog_entity.entity_ref', watched =>
        watched.select('entity_ref').from('observation'),
      );
    }
    inScope(known, 'catalog_entity.entity_ref', scope);
    const missing = tx('observation')
      .whereNotIn('observation.entity_ref', all =>
        all.select('entity_ref').from('catalog_entity'),
      )
      .count({ total: '*' });
    inScope(missing, 'observation.entity_ref', scope);
    const [row] = await missing;
    return {
      known: (await known).map(entity => entity.entity_ref),
      missing: int(row.total),
    };
  }

  private restrict(
    query: Knex.QueryBuilder,
    table: 'incident_fact' | 'action_item_fact',
    where: FactScope,
  ): void {
    inScope(query, `${table}.entity_ref`, where.scope);
    if (where.hidden.length > 0) {
      query.whereNotIn(`${table}.entity_ref`, [...where.hidden]);
    }
    this.access.restrict(query, `${table}.confidential_id`, where.principal);
  }
}

function readIncidentFact(row: Row): IncidentFact {
  const times: TimesInMillis = {
    impactStarted: intOrNull(row.impact_started_at),
    detected: intOrNull(row.detected_at),
    declared: intOrNull(row.declared_at),
    acknowledged: intOrNull(row.acknowledged_at),
    mitigated: intOrNull(row.mitigated_at),
    resolved: intOrNull(row.resolved_at),
  };
  const flagged: string[] = JSON.parse(String(row.flagged));
  return {
    incidentId: int(row.incident_id),
    entityRef: row.entity_ref === '' ? null : String(row.entity_ref),
    role: row.role as IncidentFact['role'],
    kind: row.kind as IncidentFact['kind'],
    severity: row.severity as IncidentFact['severity'],
    anchorAt: anchorOf(times),
    times,
    stated: {
      timeToDetect: intOrNull(row.stated_time_to_detect),
      timeToRestore: intOrNull(row.stated_time_to_restore),
      timeToResolve: intOrNull(row.stated_time_to_resolve),
    },
    flagged: timePointKinds.filter((kind: TimePointKind) =>
      flagged.includes(kind),
    ),
  };
}
