import {
  ObservedMember,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { inScope } from '../platform/catalog/inScope';
import { isReadable } from '../platform/catalog/whereReadable';
import { int, intOrNull, Row } from '../platform/database/columns';
import {
  FactScope,
  restrictEntities,
  restrictFacts,
  restrictToConfidentialFacts,
} from './scopeFilters';

/** Since when an entity is watched; '' stands for incidents that name none. */
export interface Observation {
  readonly ref: string;
  /** UTC milliseconds. */
  readonly since: number;
}

/** What a scope consists of, as far as its reader may see. */
export interface ScopeEntities {
  readonly counted: number;
  /** Those that the reader may not see, or is not known to be allowed to. */
  readonly unreadable: number;
  readonly missing: number;
  readonly members: readonly ObservedMember[];
  /** UTC milliseconds; null: nothing was ever reported. */
  readonly observedSince: number | null;
}

/** The SQL of what is watched, and since when. */
export class ObservationStore {
  constructor(private readonly access: Access) {}

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

  /** When somebody spoke of entities of a scope: each is watched since the first of its moments here; see {@link observedSince}. */
  async observations(tx: Knex, where: FactScope): Promise<Observation[]> {
    const rows: Row[] = await (where.incidents
      ? this.firstSightings(tx, where)
      : this.sightings(tx, where));
    return rows.map(readObservation);
  }

  private firstSightings(tx: Knex, where: FactScope): Knex.QueryBuilder {
    const { incidents } = where;
    if (!incidents) {
      return tx
        .from(this.sightings(tx, where).as('sighting'))
        .groupBy('sighting.ref')
        .select({ ref: 'sighting.ref' })
        .min({ since: 'sighting.since' });
    }
    const told = tx('incident_fact')
      .whereIn('incident_fact.incident_id', incidents)
      .whereNotNull('incident_fact.anchor_at')
      .groupBy('incident_fact.entity_ref')
      .select({ ref: 'incident_fact.entity_ref' })
      .min({ since: 'incident_fact.anchor_at' });
    restrictFacts(tx, told, 'incident_fact', where, this.access);
    return told;
  }

  /** Entities of a scope and moments at which somebody spoke of them, as far as the reader may know. */
  private sightings(tx: Knex, where: FactScope): Knex.QueryBuilder {
    const { scope, principal } = where;
    const all = tx('observation').select({
      ref: 'observation.entity_ref',
      since: 'observation.since',
    });
    restrictEntities(tx, all, 'observation.entity_ref', where);
    const told = () =>
      tx('incident_fact').whereNotNull('incident_fact.anchor_at').select({
        ref: 'incident_fact.entity_ref',
        since: 'incident_fact.anchor_at',
      });
    if (principal.kind === 'user') {
      const own = told();
      restrictToConfidentialFacts(tx, own, where, this.access);
      all.unionAll(own);
    }
    if (scope === ORGANISATION) {
      const nameless = told().where('incident_fact.entity_ref', '');
      restrictFacts(tx, nameless, 'incident_fact', where, this.access);
      all.unionAll(nameless);
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

  /** All entities of a scope that the catalog has, whatever was reported for them. */
  async catalogEntities(tx: Knex, scope: string): Promise<string[]> {
    const all = tx('catalog_entity');
    inScope(all, 'catalog_entity.entity_ref', scope);
    const rows: Row[] = await all.select('catalog_entity.entity_ref');
    return rows.map(row => String(row.entity_ref));
  }

  /**
   * Entities of a scope that the reader may see, with since when each is watched; how many of them the catalog has, and how many were
   * referred to that it does not know. Whoever is left some incidents only by a policy is told of what those refer to.
   */
  async entitiesOf(tx: Knex, where: FactScope): Promise<ScopeEntities> {
    const rows: Row[] = await tx
      .from(this.firstSightings(tx, where).as('first'))
      .select('first.ref', 'first.since', { what: tx.raw("'sighting'") })
      .unionAll([
        this.known(tx, where).select({
          ref: 'catalog_entity.entity_ref',
          since: tx.raw('null'),
          what: tx.raw("'known'"),
        }),
        tx.from(this.watched(tx, where).as('watched')).select({
          ref: 'watched.entity_ref',
          since: tx.raw('null'),
          what: tx.raw("'watched'"),
        }),
      ]);
    const refsOf = (what: string) =>
      new Set(rows.flatMap(row => (row.what === what ? String(row.ref) : [])));
    const sightings = rows
      .filter(row => row.what === 'sighting')
      .map(readObservation);
    const since = new Map(sightings.map(each => [each.ref, each.since]));
    const inCatalog = refsOf('known');
    const all = [...new Set([...inCatalog, ...refsOf('watched')])];
    const seen = all.filter(isReadable(where.readable));
    const counted = seen.filter(ref => inCatalog.has(ref)).length;
    return {
      counted,
      unreadable: all.length - seen.length,
      missing: seen.length - counted,
      members: seen.map(entityRef => ({
        entityRef,
        observedSince: since.get(entityRef) ?? null,
      })),
      observedSince: sightings.reduce<number | null>(
        (first, each) => Math.min(each.since, first ?? Infinity),
        null,
      ),
    };
  }

  private known(tx: Knex, where: FactScope): Knex.QueryBuilder {
    const known = tx('catalog_entity');
    if (where.scope === ORGANISATION) {
      known.whereIn('catalog_entity.entity_ref', this.watched(tx, where));
    }
    inScope(known, 'catalog_entity.entity_ref', where.scope);
    return known;
  }

  /** Also what the reader may not see, which is counted as such. */
  private watched(
    tx: Knex,
    { readable: _, ...where }: FactScope,
  ): Knex.QueryBuilder {
    if (!where.incidents) {
      const all = tx('observation').select('observation.entity_ref');
      inScope(all, 'observation.entity_ref', where.scope);
      if (where.principal.kind === 'user') {
        const own = tx('incident_fact')
          .whereNotNull('incident_fact.anchor_at')
          .whereNot('incident_fact.entity_ref', '')
          .select('incident_fact.entity_ref');
        restrictToConfidentialFacts(tx, own, where, this.access);
        all.unionAll(own);
      }
      return all;
    }
    const left = tx('incident_fact')
      .distinct('incident_fact.entity_ref')
      .whereNot('incident_fact.entity_ref', '')
      .whereIn('incident_fact.incident_id', where.incidents);
    restrictFacts(tx, left, 'incident_fact', where, this.access);
    return left;
  }
}

function readObservation(row: Row): Observation {
  return { ref: String(row.ref), since: int(row.since) };
}
