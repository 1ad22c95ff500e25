import {
  durationEnds,
  IncidentFact,
  LONGEST_PLAUSIBLE,
  MetricsWindow,
  QualityOptions,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { int, Row } from '../platform/database/columns';
import { idsOf, oneOfEach } from '../platform/database/dialect';
import { cursorAfter, keyset, KeysetColumn } from '../platform/database/keyset';
import {
  incidentFactColumns,
  readIncidentFact,
} from '../platform/facts/incidentFactRow';
import { FactScope, restrictEntities } from './scopeFilters';

/** Which facts are looked through. */
export interface PoorFactsAsked
  extends Pick<
    QualityOptions,
    'figures' | 'resolveFrom' | 'withLateCauses' | 'now'
  > {
  readonly window: Pick<MetricsWindow, 'from' | 'until'>;
  /** Incidents of the window that the reader may see and that are looked through too, though they hurt no users of the scope. */
  readonly elsewhere: ReadonlySet<number>;
}

/** Rows that are read at once, and how often for one page: where little is found, a page ends before it is full. */
const ROWS = 500;
const MOST_READS = 20;

const columns: Readonly<Record<TimePointKind, string>> = {
  impactStarted: 'incident_fact.impact_started_at',
  detected: 'incident_fact.detected_at',
  declared: 'incident_fact.declared_at',
  acknowledged: 'incident_fact.acknowledged_at',
  mitigated: 'incident_fact.mitigated_at',
  resolved: 'incident_fact.resolved_at',
};

const order: readonly KeysetColumn[] = [
  {
    column: 'incident_fact.anchor_at',
    direction: 'desc',
    property: 'anchor_at',
    type: 'number',
  },
  {
    column: 'incident_fact.incident_id',
    direction: 'desc',
    property: 'incident_id',
    type: 'number',
  },
];

/** The SQL of incidents that figures count and do not know well enough. */
export class QualityStore {
  constructor(private readonly access: Access) {}

  /**
   * A page of those that are wanted, latest first: of an entity along `incident_fact_entity_anchor`, else along `incident_fact_anchor`; after
   * those of the window what may be over, along `incident_fact_open`. What is surely well known is left out in the database.
   *
   * @param isWanted - decides about what may not be known well enough
   */
  async page(
    tx: Knex,
    where: FactScope,
    asked: PoorFactsAsked,
    page: { readonly limit: number; readonly cursor?: string },
    isWanted: (fact: IncidentFact) => boolean,
  ): Promise<{ facts: IncidentFact[]; next?: string }> {
    const facts: IncidentFact[] = [];
    let { cursor } = page;
    const sources = asked.figures.includes('availability')
      ? [this.rowsOfWindow, this.rowsOfBefore]
      : [this.rowsOfWindow];
    let reads = 0;
    for (const source of sources) {
      for (let isMore = true; isMore; reads += 1) {
        if (reads === MOST_READS) return { facts, next: cursor };
        const rows = await source.call(this, tx, where, asked, cursor);
        for (const row of rows) {
          const fact = readIncidentFact(row);
          if (isWanted(fact)) {
            if (facts.length === page.limit) return { facts, next: cursor };
            facts.push(fact);
          }
          cursor = cursorAfter(order, row);
        }
        isMore = rows.length === ROWS;
      }
    }
    return { facts };
  }

  /** Incidents of the window of which a duration may not be known, or a cause cannot be right. */
  private ofWindow(
    tx: Knex,
    { window, figures, resolveFrom, withLateCauses }: PoorFactsAsked,
  ): Knex.QueryBuilder {
    return tx('incident_fact')
      .where('incident_fact.anchor_at', '>=', window.from)
      .where('incident_fact.anchor_at', '<', window.until)
      .where(either => {
        either.whereNot('incident_fact.flagged', '[]');
        for (const figure of figures) {
          if (figure === 'changeFailureRate') {
            either.orWhereIn(
              'incident_fact.incident_id',
              idsOf(tx, [...withLateCauses]),
            );
            continue;
          }
          const duration = figure === 'availability' ? 'timeToRestore' : figure;
          orPoor(either, ...durationEnds(duration, { resolveFrom }));
        }
      });
  }

  /** Incidents of before the window that nobody closed for longer than anything lasts. */
  private ofBefore(
    tx: Knex,
    { window, now }: PoorFactsAsked,
  ): Knex.QueryBuilder {
    const latest = Math.min(window.from, now - LONGEST_PLAUSIBLE);
    return tx('incident_fact')
      .where('incident_fact.anchor_at', '<', latest)
      .whereNull('incident_fact.mitigated_at')
      .whereNull('incident_fact.resolved_at');
  }

  private async rowsOfWindow(
    tx: Knex,
    where: FactScope,
    asked: PoorFactsAsked,
    cursor: string | undefined,
  ): Promise<Row[]> {
    const own = this.ofScope(tx, where, this.ofWindow(tx, asked));
    const rows = await this.next(where, own, cursor);
    if (asked.elsewhere.size === 0) return rows;
    const elsewhere = tx('incident_fact').whereIn(
      'incident_fact.incident_id',
      idsOf(tx, [...asked.elsewhere]),
    );
    return [...rows, ...(await this.next(where, elsewhere, cursor))]
      .sort(
        (a, b) =>
          int(b.anchor_at) - int(a.anchor_at) ||
          int(b.incident_id) - int(a.incident_id),
      )
      .slice(0, ROWS);
  }

  private async rowsOfBefore(
    tx: Knex,
    where: FactScope,
    asked: PoorFactsAsked,
    cursor: string | undefined,
  ): Promise<Row[]> {
    const own = this.ofScope(tx, where, this.ofBefore(tx, asked));
    return this.next(where, own, cursor);
  }

  /** Those that hurt users of the scope. */
  private ofScope(
    tx: Knex,
    where: FactScope,
    query: Knex.QueryBuilder,
  ): Knex.QueryBuilder {
    query.where('incident_fact.role', 'impacted');
    restrictEntities(tx, query, 'incident_fact.entity_ref', where);
    return query;
  }

  private async next(
    where: FactScope,
    query: Knex.QueryBuilder,
    cursor: string | undefined,
  ): Promise<Row[]> {
    query
      .where('incident_fact.kind', 'incident')
      .select(incidentFactColumns)
      .select('incident_fact.anchor_at')
      .limit(ROWS);
    this.access.restrict(
      query,
      'incident_fact.confidential_id',
      where.principal,
    );
    if (where.incidents) {
      query.whereIn('incident_fact.incident_id', where.incidents);
    }
    // An incident has a row for each of its entities.
    oneOfEach(
      query,
      order.map(({ column }) => column),
    );
    keyset(query, order, cursor);
    return query;
  }
}

/** Whether a duration may be unknown, open or impossible. */
function orPoor(
  either: Knex.QueryBuilder,
  from: TimePointKind,
  to: TimePointKind,
): void {
  const [start, end] = [columns[from], columns[to]];
  either
    .orWhereNull(start)
    .orWhereNull(end)
    .orWhereRaw('?? < ??', [end, start])
    .orWhereRaw('?? - ?? > ?', [end, start, LONGEST_PLAUSIBLE]);
}
