import {
  Incident,
  IncidentListQuery,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { applyCriteria } from '../platform/access/applyCriteria';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { int, Row } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { keyset, pageOfRows } from '../platform/database/keyset';
import { Principal } from '../platform/http/RequestContext';
import {
  applyIncidentLeaf,
  filterIncidents,
  incidentEntities,
  isInTime,
  orderOf,
} from './incidentFilters';
import {
  IncidentFields,
  incidentRowOf,
  incidentRows,
  listedColumns,
  ListedIncident,
  readIncidentRow,
  readListedRow,
  readPostmortems,
  StoredEntity,
  StoredIncident,
} from './IncidentRow';
import { IncidentLockStore } from './IncidentLockStore';
import { IncidentPartStore } from './IncidentPartStore';

/** Who reads, and what a policy leaves them. */
export interface IncidentReader {
  readonly principal: Principal;
  readonly criteria?: PermissionCriteria<ReliabilityQuery>;
}

/** The SQL of incidents and their entities. */
export class IncidentStore {
  private readonly locks = new IncidentLockStore();
  private readonly parts = new IncidentPartStore();

  constructor(
    private readonly access: Access,
    private readonly scopes: ScopeSizes,
  ) {}

  /**
   * A page of incidents that the reader may see; merged ones are found by their own key only.
   *
   * @param postmortems - the column of `IncidentLinks`
   * @param layered - ids of incidents in the layers that are asked for, as `IncidentLinks` has them
   */
  async list(
    tx: Knex,
    reader: IncidentReader,
    query: IncidentListQuery & ListedBeside,
    postmortems: Knex.QueryBuilder,
    layered?: Knex.QueryBuilder,
  ): Promise<{
    incidents: (ListedIncident & Pick<Incident, 'postmortems'>)[];
    next?: string;
    total?: number;
  }> {
    const way = await this.scopes.wayTo(tx, incidentEntities, query.scope, {
      inTime: isInTime(query),
    });
    const order = orderOf(query, way);
    const select = incidentRows(tx, [
      ...listedColumns,
      ...order.map(({ column }) => column),
    ])
      .select({ postmortems })
      .limit(query.limit + 1);
    const narrow = (incidents: Knex.QueryBuilder) => {
      this.restrict(incidents, reader);
      filterIncidents(incidents, query, way, layered);
    };
    narrow(select);
    const total = query.count ? await this.count(tx, narrow) : undefined;
    keyset(select, order, query.cursor);
    const { rows, next } = pageOfRows(await select, query.limit, order);
    return {
      incidents: rows.map(row => ({
        ...readListedRow(row),
        postmortems: readPostmortems(row.postmortems),
      })),
      next,
      total,
    };
  }

  /** Those of some incidents that the reader may see, merged ones too, in no order. */
  async get(
    tx: Knex,
    ids: readonly number[],
    reader: IncidentReader,
  ): Promise<StoredIncident[]> {
    const rows = await this.seenRows(ids, reader, () => incidentRows(tx));
    return rows.map(readIncidentRow);
  }

  /** {@link get} of what lists read. */
  async getListed(
    tx: Knex,
    ids: readonly number[],
    reader: IncidentReader,
  ): Promise<ListedIncident[]> {
    const rows = await this.seenRows(ids, reader, () =>
      incidentRows(tx, listedColumns),
    );
    return rows.map(readListedRow);
  }

  /** {@link get} of no more than which they are. */
  async seen(
    tx: Knex,
    ids: readonly number[],
    reader: IncidentReader,
  ): Promise<ReadonlySet<number>> {
    const rows = await this.seenRows(ids, reader, () =>
      tx('incident').select('incident.id'),
    );
    return new Set(rows.map(row => int(row.id)));
  }

  /**
   * A column of what has to do with incidents, correlated with its row: the title of one; null where the reader may not see it.
   *
   * @param of - qualified column of the row that holds the id, from our own code only
   */
  titleBeside(tx: Knex, of: string, reader: IncidentReader): Knex.QueryBuilder {
    const query = tx('incident').whereRaw('incident.id = ??', [of]);
    this.restrict(query, reader);
    return query.select('incident.title');
  }

  /** Ids of what a policy leaves, as a subquery: for facts, which carry no more than figures need. */
  idsMeeting(
    tx: Knex,
    criteria: PermissionCriteria<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    const query = tx('incident').select('incident.id');
    applyCriteria(query, criteria, applyIncidentLeaf);
    return query;
  }

  /** Which of some incidents meet what a policy asks for. */
  async meeting(
    tx: Knex,
    ids: readonly number[],
    criteria: PermissionCriteria<ReliabilityQuery>,
  ): Promise<ReadonlySet<number>> {
    const rows: Row[] = await this.idsMeeting(tx, criteria).whereIn(
      'incident.id',
      [...ids],
    );
    return new Set(rows.map(row => int(row.id)));
  }

  /** Incidents by id, whoever asks: never for an answer to a person. */
  async getUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredIncident[]> {
    const rows = await incidentRows(tx).whereIn('incident.id', [...ids]);
    return rows.map(readIncidentRow);
  }

  /** Incidents by identity, whoever asks: for sources and imports, which do not see by permission. */
  async findBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, StoredIncident>> {
    const found = new Map<string, StoredIncident>();
    for (const batch of inBatches(externalIds, 1)) {
      const rows = await incidentRows(tx)
        .where('incident.source', source)
        .whereIn('incident.external_id', batch);
      for (const incident of rows.map(readIncidentRow)) {
        found.set(incident.externalId ?? '', incident);
      }
    }
    return found;
  }

  /**
   * Holds some incidents, and those that they are merged into, until the transaction ends: what is read of them afterwards, their time
   * points too, is what was written last, and stays so. Every write path begins here. Sources keep the version, so that the version
   * alone would not tell that one was faster.
   */
  hold(tx: Knex, ids: readonly number[]): Promise<void> {
    return this.locks.hold(tx, ids);
  }

  /** The same for those that are only read: others may read them too, and nobody changes them before the transaction ends. */
  keep(tx: Knex, ids: readonly number[]): Promise<void> {
    return this.locks.keep(tx, ids);
  }

  /** {@link hold} and {@link findBySource} in one: for sources and imports that write. */
  async holdBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, StoredIncident>> {
    await this.locks.holdBySource(tx, source, externalIds);
    return this.findBySource(tx, source, externalIds);
  }

  async insertAll(
    tx: Knex,
    incidents: readonly {
      readonly fields: IncidentFields;
      readonly entities: readonly StoredEntity[];
    }[],
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const batch of inBatches(incidents, 30)) {
      const rows = await tx('incident').insert(
        batch.map(({ fields }) => ({ ...incidentRowOf(fields), version: 1 })),
        ['id'],
      );
      ids.push(...rows.map(row => int(row.id)));
    }
    const parts = incidents.map((incident, index) => ({
      ...incident,
      id: ids[index],
    }));
    await this.parts.insertAll(tx, parts);
    return ids;
  }

  /**
   * Writes a changed incident.
   *
   * @returns whether `expectedVersion` was still the stored one; nothing is written when it was not
   */
  async update(
    tx: Knex,
    id: number,
    expectedVersion: number,
    version: number,
    fields: IncidentFields,
    entities: readonly StoredEntity[],
  ): Promise<boolean> {
    const changed = await tx('incident')
      .where({ id, version: expectedVersion })
      .update({ ...incidentRowOf(fields), version });
    if (changed === 0) return false;
    await tx('incident_entity').where('incident_id', id).delete();
    await tx('incident_dimension').where('incident_id', id).delete();
    await this.parts.insertAll(tx, [{ id, fields, entities }]);
    return true;
  }

  /** Incidents that were merged into one, whoever asks. */
  async mergedInto(tx: Knex, id: number): Promise<StoredIncident[]> {
    const rows = await incidentRows(tx).where('incident.merged_into', id);
    return rows.map(readIncidentRow);
  }

  /** Leaves of the incidents in a query what the reader may see. */
  restrict(query: Knex.QueryBuilder, reader: IncidentReader): void {
    this.access.restrict(query, 'incident.confidential_id', reader.principal);
    applyCriteria(query, reader.criteria, applyIncidentLeaf);
  }

  private async count(
    tx: Knex,
    narrow: (incidents: Knex.QueryBuilder) => void,
  ): Promise<number> {
    const found = tx('incident').select('incident.id');
    narrow(found);
    const [row] = await tx.from(found.as('found')).count({ total: '*' });
    return int(row.total);
  }

  private async seenRows(
    ids: readonly number[],
    reader: IncidentReader,
    select: () => Knex.QueryBuilder,
  ): Promise<Row[]> {
    const found: Row[] = [];
    for (const batch of inBatches([...new Set(ids)], 1)) {
      const query = select().whereIn('incident.id', batch);
      this.restrict(query, reader);
      found.push(...(await query));
    }
    return found;
  }
}
