import {
  ActionItemStatus,
  CommitmentCounts,
  daysDueIn,
  doneStatuses,
  DueCounts,
  dueDays,
  IncidentFacts,
  MetricsWindow,
  openCommitmentStatuses,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { inScope } from '../platform/catalog/inScope';
import { int, intOrNull, Row } from '../platform/database/columns';
import { dayOfColumn, textsOf } from '../platform/database/dialect';
import { FactSegments } from '../platform/facts/FactSegments';
import {
  incidentFactColumns,
  readIncidentFact,
} from '../platform/facts/incidentFactRow';
import { inTurn } from '../platform/facts/segmentCodec';
import { Principal } from '../platform/http/RequestContext';

/** Whose facts are read: a scope, as far as the reader may see it. */
export interface FactScope {
  readonly scope: string;
  readonly principal: Principal;
  /** Entities that the reader may not see. */
  readonly hidden: readonly string[];
  /** Subqueries of the ids that a policy leaves; all when left out. */
  readonly incidents?: Knex.QueryBuilder;
  readonly actionItems?: Knex.QueryBuilder;
}

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
    this.restrict(tx, query, 'incident_fact', where);
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

  /** The promises of a scope that fall due in a window; `countDue` says the same. */
  async dueCounts(
    tx: Knex,
    where: FactScope,
    window: MetricsWindow,
  ): Promise<DueCounts> {
    const { after, until } = daysDueIn(window);
    const done = anyOf(doneStatuses);
    const doneOn = dayOfColumn(tx, 'done_at');
    const query: Knex.QueryBuilder = tx('action_item_fact')
      .where('action_item_fact.original_due', '>', after)
      .where('action_item_fact.original_due', '<=', until)
      .count({ total: '*' })
      .select({
        declined: tx.raw("sum(case when status = 'declined' then 1 end)"),
        undated: tx.raw(
          `sum(case when status in ${done} and done_at is null then 1 end)`,
        ),
        on_time: tx.raw(
          `sum(case when status in ${done} and ${doneOn} <= original_due then 1 end)`,
        ),
      });
    this.restrictCommitments(tx, query, where);
    const [row] = await query;
    const declined = int(row.declined);
    const kept = int(row.total) - declined;
    return {
      declined,
      kept,
      known: kept - int(row.undated),
      onTime: int(row.on_time),
    };
  }

  /** The promises of a scope as of now; `countCommitments` says the same. */
  async commitmentCounts(
    tx: Knex,
    where: FactScope,
    now: number,
  ): Promise<CommitmentCounts> {
    const { today, soon } = dueDays(now);
    const query: Knex.QueryBuilder = tx('action_item_fact')
      .whereIn('action_item_fact.status', [...openCommitmentStatuses])
      .count({ open: '*' })
      .select({
        overdue: tx.raw('sum(case when due < ? then 1 end)', [today]),
        due_soon: tx.raw('sum(case when due >= ? and due <= ? then 1 end)', [
          today,
          soon,
        ]),
      });
    this.restrictCommitments(tx, query, where);
    const [row] = await query;
    return {
      open: int(row.open),
      overdue: int(row.overdue),
      dueSoon: int(row.due_soon),
    };
  }

  /**
   * Since when anything in a scope is watched, as everybody may know; null when nothing ever was. Whoever is left some incidents only by a
   * policy is told of none that is hidden from them: since the first of those.
   */
  async observedSince(tx: Knex, where: FactScope): Promise<number | null> {
    const { scope, hidden, incidents } = where;
    if (incidents) return this.firstAnchor(tx, where, incidents);
    const query = tx('observation').min({ since: 'observation.since' });
    inScope(query, 'observation.entity_ref', scope);
    if (hidden.length > 0) {
      query.whereNotIn('observation.entity_ref', textsOf(tx, hidden));
    }
    const [row] = await query;
    return intOrNull(row.since);
  }

  private async firstAnchor(
    tx: Knex,
    where: FactScope,
    incidents: Knex.QueryBuilder,
  ): Promise<number | null> {
    const query = tx('incident_fact')
      .whereIn('incident_fact.incident_id', incidents)
      .min({ since: 'incident_fact.anchor_at' });
    this.restrict(tx, query, 'incident_fact', where);
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
   * How many entities of a scope the catalog has, and how many were referred to that it does not know. Whoever is left some incidents only
   * by a policy is told of what those refer to.
   */
  async countEntities(
    tx: Knex,
    where: Omit<FactScope, 'hidden'>,
  ): Promise<{ known: number; missing: number }> {
    const [{ known }] = await this.known(tx, where).count({ known: '*' });
    const [{ missing }] = await tx
      .from(this.watched(tx, where).as('watched'))
      .whereNotIn('watched.entity_ref', all =>
        all.select('entity_ref').from('catalog_entity'),
      )
      .count({ missing: '*' });
    return { known: int(known), missing: int(missing) };
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
    this.restrict(tx, left, 'incident_fact', { ...where, hidden: [] });
    return left;
  }

  private restrictCommitments(
    tx: Knex,
    query: Knex.QueryBuilder,
    where: FactScope,
  ): void {
    this.restrict(tx, query, 'action_item_fact', where);
    if (where.actionItems) {
      query.whereIn('action_item_fact.action_item_id', where.actionItems);
    }
  }

  private restrict(
    tx: Knex,
    query: Knex.QueryBuilder,
    table: 'incident_fact' | 'action_item_fact',
    where: FactScope,
  ): void {
    inScope(query, `${table}.entity_ref`, where.scope);
    if (where.hidden.length > 0) {
      query.whereNotIn(`${table}.entity_ref`, textsOf(tx, where.hidden));
    }
    this.access.restrict(query, `${table}.confidential_id`, where.principal);
  }
}

/** Whether a reader's figures count all that everybody may see. */
function isEverything({ scope, hidden, incidents }: FactScope): boolean {
  return scope === ORGANISATION && hidden.length === 0 && !incidents;
}

/** Statuses, which are words of ours, for `in`. */
function anyOf(statuses: readonly ActionItemStatus[]): string {
  return `(${statuses.map(status => `'${status}'`).join(', ')})`;
}
