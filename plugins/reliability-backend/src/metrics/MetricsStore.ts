import {
  IncidentFact,
  IncidentFacts,
  LONGEST_PLAUSIBLE,
  ObservedMember,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { inScope } from '../platform/catalog/inScope';
import { int, intOrNull, Row } from '../platform/database/columns';
import { FactSegments } from '../platform/facts/FactSegments';
import {
  incidentFactColumns,
  readIncidentFact,
} from '../platform/facts/incidentFactRow';
import { inTurn } from '../platform/facts/segmentCodec';
import { FactScope, restrictEntities, restrictFacts } from './scopeFilters';

/** The SQL of facts. Nothing here reads a document. */
export class MetricsStore {
  constructor(
    private readonly access: Access,
    private readonly segments: FactSegments,
  ) {}

  /**
   * Facts of incidents anchored in `[from, until)`, and some around it: of the organisation by its segments and
   * `incident_fact_confidential`, of an entity by `incident_fact_entity_anchor`, else by `incident_fact_anchor`. Durations with open ends
   * need each incident.
   */
  async incidentFacts(
    tx: Knex,
    where: FactScope,
    from: number,
    until: number,
  ): Promise<IncidentFacts> {
    const query = tx('incident_fact')
      .where('incident_fact.anchor_at', '>=', from)
      .where('incident_fact.anchor_at', '<', until)
      .select(incidentFactColumns);
    restrictFacts(tx, query, 'incident_fact', where, this.access);
    if (isEverything(where)) {
      // What is released meanwhile is found twice rather than not at all.
      query.whereNotNull('incident_fact.confidential_id');
      const confidential = (await query).map(readIncidentFact);
      return inTurn([confidential, await this.segments.read(tx, from, until)]);
    }
    if (where.incidents) {
      query.whereIn('incident_fact.incident_id', where.incidents);
    }
    return (await query).map(readIncidentFact);
  }

  /**
   * Facts of incidents that were anchored before a moment and were not over then: what is over was anchored at most as long before as an
   * incident may last, what is open may have been for any time. By `incident_fact_entity_anchor`, or by `incident_fact_mitigated` and
   * `incident_fact_open`.
   */
  async spanningFacts(
    tx: Knex,
    where: FactScope,
    at: number,
  ): Promise<IncidentFact[]> {
    const before = (select: Knex.QueryBuilder) => {
      select
        .from('incident_fact')
        .where('incident_fact.anchor_at', '<', at)
        .select(incidentFactColumns);
      restrictFacts(tx, select, 'incident_fact', where, this.access);
      if (where.incidents) {
        select.whereIn('incident_fact.incident_id', where.incidents);
      }
      return select;
    };
    const rows: Row[] = await before(tx.queryBuilder())
      .where('incident_fact.anchor_at', '>=', at - LONGEST_PLAUSIBLE)
      .where('incident_fact.mitigated_at', '>', at)
      .unionAll(open =>
        before(open)
          .whereNull('incident_fact.mitigated_at')
          .whereNull('incident_fact.resolved_at'),
      );
    return rows.map(readIncidentFact);
  }

  /**
   * Since when anything in a scope is watched: as everybody may know, and as incidents tell that are confidential and for the reader, or
   * that name no entity; null when nothing ever was. Whoever is left some incidents only by a policy is told of none that is hidden from
   * them: since the first of those.
   */
  async observedSince(tx: Knex, where: FactScope): Promise<number | null> {
    const { incidents } = where;
    if (incidents) return this.firstAnchor(tx, where, incidents);
    const [row] = await tx
      .from(this.sightings(tx, where).as('sighting'))
      .min({ since: 'sighting.since' });
    return intOrNull(row.since);
  }

  /** Since when each entity of a scope is watched; see {@link observedSince}. */
  async observations(
    tx: Knex,
    where: FactScope,
  ): Promise<{ ref: string; since: number }[]> {
    const { incidents } = where;
    const query = incidents
      ? tx('incident_fact')
          .whereIn('incident_fact.incident_id', incidents)
          .whereNotNull('incident_fact.anchor_at')
          .groupBy('incident_fact.entity_ref')
          .select({ ref: 'incident_fact.entity_ref' })
          .min({ since: 'incident_fact.anchor_at' })
      : tx
          .from(this.sightings(tx, where).as('sighting'))
          .groupBy('sighting.ref')
          .select({ ref: 'sighting.ref' })
          .min({ since: 'sighting.since' });
    if (incidents) {
      restrictFacts(tx, query, 'incident_fact', where, this.access);
    }
    const rows: Row[] = await query;
    return rows.map(row => ({ ref: String(row.ref), since: int(row.since) }));
  }

  /** Entities of a scope and moments at which somebody spoke of them, as far as the reader may know. */
  private sightings(tx: Knex, where: FactScope): Knex.QueryBuilder {
    const { scope, principal } = where;
    const all = tx('observation').select({
      ref: 'observation.entity_ref',
      since: 'observation.since',
    });
    restrictEntities(tx, all, 'observation.entity_ref', where);
    const told = () => {
      const facts = tx('incident_fact')
        .whereNotNull('incident_fact.anchor_at')
        .select({
          ref: 'incident_fact.entity_ref',
          since: 'incident_fact.anchor_at',
        });
      restrictFacts(tx, facts, 'incident_fact', where, this.access);
      return facts;
    };
    if (principal.kind === 'user') {
      all.unionAll(told().whereNotNull('incident_fact.confidential_id'));
    }
    if (scope === ORGANISATION) {
      all.unionAll(told().where('incident_fact.entity_ref', ''));
    }
    return all;
  }

  private async firstAnchor(
    tx: Knex,
    where: FactScope,
    incidents: Knex.QueryBuilder,
  ): Promise<number | null> {
    const query = tx('incident_fact')
      .whereIn('incident_fact.incident_id', incidents)
      .min({ since: 'incident_fact.anchor_at' });
    restrictFacts(tx, query, 'incident_fact', where, this.access);
    const [row] = await query;
    return intOrNull(row.since);
  }

  /** Entities of a scope that the catalog has; of the organisation those that something was reported for. */
  async knownEntities(
    tx: Knex,
    where: Omit<FactScope, 'hidden'>,
  ): Promise<string[]> {
    const rows: Row[] = await this.known(tx, where).select(
      'catalog_entity.entity_ref',
    );
    return rows.map(row => String(row.entity_ref));
  }

  /**
   * Entities of a scope that the reader may see, with since when each is watched; how many of them the catalog has, and how many were
   * referred to that it does not know. Whoever is left some incidents only by a policy is told of what those refer to.
   */
  async entitiesOf(
    tx: Knex,
    where: FactScope,
  ): Promise<{ counted: number; missing: number; members: ObservedMember[] }> {
    const hidden = new Set(where.hidden);
    const since = new Map(
      (await this.observations(tx, where)).map(each => [each.ref, each.since]),
    );
    const known = (await this.knownEntities(tx, where)).filter(
      ref => !hidden.has(ref),
    );
    const strangers: Row[] = await tx
      .from(this.watched(tx, where).as('watched'))
      // One step into the catalog for each, not a look at all of it.
      .whereNotExists(all =>
        all
          .select('catalog_entity.entity_ref')
          .from('catalog_entity')
          .whereRaw('catalog_entity.entity_ref = watched.entity_ref'),
      )
      .select('watched.entity_ref');
    const members = [
      ...known,
      ...strangers.flatMap(row =>
        hidden.has(String(row.entity_ref)) ? [] : String(row.entity_ref),
      ),
    ];
    return {
      counted: known.length,
      missing: strangers.length,
      members: members.map(entityRef => ({
        entityRef,
        observedSince: since.get(entityRef) ?? null,
      })),
    };
  }

  private known(tx: Knex, where: Omit<FactScope, 'hidden'>): Knex.QueryBuilder {
    const known = tx('catalog_entity');
    if (where.scope === ORGANISATION) {
      known.whereIn('catalog_entity.entity_ref', this.watched(tx, where));
    }
    inScope(known, 'catalog_entity.entity_ref', where.scope);
    return known;
  }

  private watched(
    tx: Knex,
    where: Omit<FactScope, 'hidden'>,
  ): Knex.QueryBuilder {
    if (!where.incidents) {
      const all = tx('observation').select('observation.entity_ref');
      inScope(all, 'observation.entity_ref', where.scope);
      return all;
    }
    const left = tx('incident_fact')
      .distinct('incident_fact.entity_ref')
      .whereNot('incident_fact.entity_ref', '')
      .whereIn('incident_fact.incident_id', where.incidents);
    restrictFacts(
      tx,
      left,
      'incident_fact',
      { ...where, hidden: [] },
      this.access,
    );
    return left;
  }
}

/** Whether a reader's figures count all that everybody may see. */
function isEverything(where: FactScope): boolean {
  const { scope, hidden, entities, incidents } = where;
  return (
    scope === ORGANISATION && hidden.length === 0 && !entities && !incidents
  );
}
