import {
  IncidentFact,
  IncidentFacts,
  inTurn,
  LONGEST_PLAUSIBLE,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { isSingleEntity, membersOf } from '../platform/catalog/inScope';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { Row } from '../platform/database/columns';
import { inSnapshot } from '../platform/database/inSnapshot';
import { FactSegments } from '../platform/facts/FactSegments';
import {
  incidentFactColumns,
  readIncidentFact,
} from '../platform/facts/incidentFactRow';
import {
  FactScope,
  restrictFacts,
  restrictToConfidentialFacts,
} from './scopeFilters';

/** Facts of a stretch of time, and of what began before it. */
export interface FactsTouching {
  readonly facts: IncidentFacts;
  /** Of incidents that were anchored before the stretch and not over when it began. */
  readonly spanning: readonly IncidentFact[];
}

/** What restricts the facts of segments; all where it is left out. */
type IsAbout = ((entityRef: string | null) => boolean) | undefined;

/**
 * Reads facts of incidents: of the organisation, and of whatever has many, from segments, of the rest by SQL, and both exactly. A reader's
 * restricted incidents are never in segments.
 */
export class MetricsStore {
  constructor(
    private readonly access: Access,
    private readonly segments: FactSegments,
    private readonly scopes: ScopeSizes,
  ) {}

  /** Facts of incidents anchored in `[from, until)`, and some around it. Durations with open ends need each incident. */
  async incidentFacts(
    tx: Knex,
    where: FactScope,
    from: number,
    until: number,
  ): Promise<IncidentFacts> {
    const way = await this.wayTo(tx, where);
    return this.inOneMoment(tx, way, async moment => {
      const rows: Row[] = await this.anchored(
        moment,
        where,
        { from, until },
        way,
      );
      const found = rows.map(readIncidentFact);
      return this.withSegments(moment, found, way, from, until);
    });
  }

  /**
   * The same, with those of incidents that were anchored before and were not over then: what is over was anchored at most as long before as
   * an incident may last, what is open may have been for any time.
   */
  async factsTouching(
    tx: Knex,
    where: FactScope,
    { from, until }: { readonly from: number; readonly until: number },
  ): Promise<FactsTouching> {
    const way = await this.wayTo(tx, where);
    return this.inOneMoment(tx, way, async moment => {
      const rows: Row[] = await this.anchored(
        moment,
        where,
        { from, until },
        way,
      ).unionAll(this.spanning(moment, where, from));
      const spanning: IncidentFact[] = [];
      const within: IncidentFact[] = [];
      for (const fact of rows.map(readIncidentFact)) {
        const isBefore = fact.anchorAt !== null && fact.anchorAt < from;
        (isBefore ? spanning : within).push(fact);
      }
      return {
        facts: await this.withSegments(moment, within, way, from, until),
        spanning,
      };
    });
  }

  /** Segments take several statements: what moves from one day to another meanwhile would be in neither. SQL takes one. */
  private inOneMoment<T>(
    tx: Knex,
    way: 'sql' | IsAbout,
    read: (moment: Knex) => Promise<T>,
  ): Promise<T> {
    return way === 'sql' ? read(tx) : inSnapshot(tx, read);
  }

  /**
   * Along `incident_fact_entity_anchor` of an entity, else `incident_fact_anchor`; where segments have the rest, what they never hold, along
   * `incident_fact_confidential`.
   */
  private anchored(
    tx: Knex,
    where: FactScope,
    { from, until }: { readonly from: number; readonly until: number },
    way: 'sql' | IsAbout,
  ): Knex.QueryBuilder {
    const query =
      way === 'sql' ? this.facts(tx, where) : this.confidentialFacts(tx, where);
    return query
      .where('incident_fact.anchor_at', '>=', from)
      .where('incident_fact.anchor_at', '<', until);
  }

  /** Along `incident_fact_entity_anchor`, or `incident_fact_mitigated` and `incident_fact_open`. */
  private spanning(
    tx: Knex,
    where: FactScope,
    at: number,
  ): Knex.QueryBuilder[] {
    const before = () =>
      this.facts(tx, where).where('incident_fact.anchor_at', '<', at);
    return [
      before()
        .where('incident_fact.anchor_at', '>=', at - LONGEST_PLAUSIBLE)
        .where('incident_fact.mitigated_at', '>', at)
        // The same said of the end, by which SQLite finds them sooner.
        .where('incident_fact.mitigated_at', '<', at + LONGEST_PLAUSIBLE),
      before()
        .whereNull('incident_fact.mitigated_at')
        .whereNull('incident_fact.resolved_at'),
    ];
  }

  private facts(tx: Knex, where: FactScope): Knex.QueryBuilder {
    const query = tx('incident_fact').select(incidentFactColumns);
    restrictFacts(tx, query, 'incident_fact', where, this.access);
    if (where.incidents) {
      query.whereIn('incident_fact.incident_id', where.incidents);
    }
    return query;
  }

  private confidentialFacts(tx: Knex, where: FactScope): Knex.QueryBuilder {
    const query = tx('incident_fact').select(incidentFactColumns);
    restrictToConfidentialFacts(tx, query, where, this.access);
    return query;
  }

  private async withSegments(
    tx: Knex,
    found: readonly IncidentFact[],
    way: 'sql' | IsAbout,
    from: number,
    until: number,
  ): Promise<IncidentFacts> {
    if (way === 'sql') return found;
    return inTurn([found, await this.segments.read(tx, from, until, way)]);
  }

  /** The shorter way to a scope's facts, and what of the segments it takes. What a policy leaves is known to SQL alone. */
  private async wayTo(tx: Knex, where: FactScope): Promise<'sql' | IsAbout> {
    const { scope, incidents } = where;
    if (incidents) return 'sql';
    if (scope === ORGANISATION) return isAboutEntities(where);
    if (await this.scopes.areFew(tx, 'incident_fact', scope)) return 'sql';
    if (isSingleEntity(scope)) return isAboutEntities(where, [scope]);
    const rows: Row[] = await membersOf(tx, scope);
    return isAboutEntities(
      where,
      rows.map(row => String(row.entity_ref)),
    );
  }
}

/** `restrictEntities` says the same. */
function isAboutEntities(
  { readable, entities }: FactScope,
  members?: readonly string[],
): IsAbout {
  const lists = [members, entities, readable].flatMap(list =>
    list ? new Set(list) : [],
  );
  if (lists.length === 0) return undefined;
  return ref => lists.every(list => list.has(ref ?? ''));
}
