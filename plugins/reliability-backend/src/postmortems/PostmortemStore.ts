import { PostmortemListQuery } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { Decision } from '../platform/access/Authorizer';
import { applyCriteria } from '../platform/access/applyCriteria';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { WayToScope } from '../platform/catalog/touchingScope';
import { int, Row, searchText } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';
import { keyset, pageOfRows } from '../platform/database/keyset';
import { Principal } from '../platform/http/RequestContext';
import { BesideColumns, BesidePostmortem, readBeside } from './BesideRow';
import { LinkRows, LinkStore } from './LinkStore';
import {
  filterPostmortems,
  isInTime,
  orderOf,
  postmortemEntities,
  PostmortemFilters,
  postmortemLeaf,
} from './postmortemFilters';
import {
  listedColumns,
  ListedPostmortem,
  PostmortemFields,
  postmortemRowOf,
  readListedRow,
  readPostmortemRow,
  StoredPostmortem,
} from './PostmortemRow';

/** Who reads, and what a policy leaves them. */
export interface PostmortemReader {
  readonly principal: Principal;
  readonly criteria?: PermissionCriteria<ReliabilityQuery>;
  /** Which incidents a list may be asked about; all when it is left out. */
  readonly incidents?: Decision<ReliabilityQuery>;
}

/** A postmortem's rows outside its document. */
export type PostmortemRows = LinkRows & { readonly fields: PostmortemFields };

const nobody = { participants: [], reviewers: [], reviews: [] };

/** The SQL of postmortems outside their documents. */
export class PostmortemStore {
  constructor(
    private readonly access: Access,
    private readonly links: LinkStore,
    private readonly scopes: ScopeSizes,
  ) {}

  /** A page of postmortems that the reader may see. */
  async list(
    tx: Knex,
    reader: PostmortemReader,
    query: PostmortemListQuery,
    columns: BesideColumns,
  ): Promise<{
    rows: (ListedPostmortem & { readonly beside: BesidePostmortem })[];
    next?: string;
    total?: number;
  }> {
    const way = await this.scopes.wayTo(tx, postmortemEntities, query.scope, {
      inTime: isInTime(query),
    });
    const order = orderOf(query, way);
    const select = tx('postmortem')
      .select([...listedColumns, ...order.map(({ column }) => column), columns])
      .limit(query.limit + 1);
    this.restrict(select, reader);
    this.filter(select, query, reader, way);
    const total = query.count
      ? await this.count(tx, reader, query, way)
      : undefined;
    keyset(select, order, query.cursor);
    const { rows, next } = pageOfRows(await select, query.limit, order);
    return {
      rows: rows.map(row => ({
        ...readListedRow(row),
        beside: readBeside(row),
      })),
      next,
      total,
    };
  }

  /** The same of what stands beside one postmortem. */
  async besideOf(
    tx: Knex,
    id: number,
    columns: BesideColumns,
  ): Promise<BesidePostmortem> {
    return readBeside(
      await tx('postmortem').where('postmortem.id', id).first(columns),
    );
  }

  /** Those of some postmortems that the reader may see, in no order. */
  async get(
    tx: Knex,
    ids: readonly number[],
    reader: PostmortemReader,
  ): Promise<StoredPostmortem[]> {
    const query = tx('postmortem').whereIn('postmortem.id', [...ids]);
    this.restrict(query, reader);
    return this.whole(tx, await query.select('postmortem.*'));
  }

  /**
   * One that the reader may see, held until the transaction ends: whoever else changes any part of it waits, so that every revision
   * holds what the ones before it wrote. (SQLite has one writer anyway.)
   */
  async hold(
    tx: Knex,
    id: number,
    reader: PostmortemReader,
  ): Promise<StoredPostmortem | undefined> {
    const query = tx('postmortem').where('postmortem.id', id).forUpdate();
    this.restrict(query, reader);
    const [held] = await this.whole(tx, await query.select('postmortem.*'));
    return held;
  }

  /** The same for postmortems whoever asks: for what follows from other slices and from imports. */
  async holdUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredPostmortem[]> {
    // In one order everywhere, so that two who hold several never wait for each other.
    const rows = await tx('postmortem')
      .whereIn('id', [...ids])
      .orderBy('id')
      .forUpdate()
      .select('postmortem.*');
    return this.whole(tx, rows);
  }

  /** Postmortems by id, whoever asks: never for an answer to a person who was not asked about before. */
  async getUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredPostmortem[]> {
    return this.whole(
      tx,
      await tx('postmortem')
        .whereIn('id', [...ids])
        .select(),
    );
  }

  /** Takes a postmortem out, with all that hangs on its row, and what it refers to and has not arrived. */
  async delete(tx: Knex, id: number): Promise<void> {
    const from = { from_kind: 'postmortem', from_id: id };
    await tx('pending_reference').where(from).delete();
    await tx('postmortem').where('id', id).delete();
  }

  /** Postmortems by identity, whoever asks: for imports, which do not see by permission. */
  async findBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, StoredPostmortem>> {
    const found = new Map<string, StoredPostmortem>();
    for (const batch of inBatches(externalIds, 1)) {
      const rows = await tx('postmortem')
        .where('source', source)
        .whereIn('external_id', batch);
      for (const postmortem of await this.whole(tx, rows)) {
        found.set(postmortem.externalId ?? '', postmortem);
      }
    }
    return found;
  }

  async insertAll(
    tx: Knex,
    postmortems: readonly PostmortemRows[],
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const batch of inBatches(postmortems, 20)) {
      const rows = await tx('postmortem').insert(
        batch.map(({ fields }) => ({ ...postmortemRowOf(fields), version: 1 })),
        ['id'],
      );
      ids.push(...rows.map(row => int(row.id)));
    }
    await this.links.insertAll(
      tx,
      postmortems.map((rows, index) => ({ ...rows, id: ids[index] })),
    );
    return ids;
  }

  /** Writes a changed postmortem that the transaction holds. */
  async update(
    tx: Knex,
    id: number,
    version: number,
    rows: PostmortemRows,
  ): Promise<void> {
    await tx('postmortem')
      .where('id', id)
      .update({ ...postmortemRowOf(rows.fields), version });
    await this.links.replace(tx, { ...rows, id });
  }

  /** Counts one more version of a postmortem that became another without an edit, so that nobody steps or reviews on what stood before. */
  async outdate(tx: Knex, id: number): Promise<void> {
    await tx('postmortem').where('id', id).increment('version', 1);
    await this.links.outdateReviews(tx, id);
  }

  /** Sets what a postmortem is found by, and nothing that an editor would see as a change. */
  async setDerived(
    tx: Knex,
    id: number,
    derived: Pick<PostmortemFields, 'severity' | 'startedAt' | 'sortAt'> & {
      readonly entities: readonly string[];
    },
  ): Promise<void> {
    await tx('postmortem').where('id', id).update({
      severity: derived.severity,
      started_at: derived.startedAt,
      sort_at: derived.sortAt,
    });
    await this.links.replaceEntities(tx, id, derived.sortAt, derived.entities);
  }

  /** Counts one more version of a postmortem whose document alone was changed: who has reviewed it has reviewed an earlier one. */
  async touch(
    tx: Knex,
    id: number,
    version: number,
    fields: Pick<PostmortemFields, 'title' | 'updatedAt' | 'sortAt'>,
  ): Promise<void> {
    await tx('postmortem')
      .where('id', id)
      .update({
        version,
        title: fields.title,
        search_text: searchText(fields.title),
        updated_at: fields.updatedAt,
        sort_at: fields.sortAt,
      });
    await this.links.moveInTime(tx, id, fields.sortAt);
    await this.links.outdateReviews(tx, id);
  }

  private async count(
    tx: Knex,
    reader: PostmortemReader,
    query: PostmortemFilters,
    way: WayToScope,
  ): Promise<number> {
    const found = tx('postmortem').select('postmortem.id');
    this.restrict(found, reader);
    this.filter(found, query, reader, way);
    const [row] = await tx.from(found.as('found')).count({ total: '*' });
    return int(row.total);
  }

  /** Restricts a query on `postmortem` to those that the reader may see. */
  restrict(query: Knex.QueryBuilder, reader: PostmortemReader): void {
    this.access.restrict(query, 'postmortem.confidential_id', reader.principal);
    const leaf = postmortemLeaf({ ...reader, access: this.access });
    applyCriteria(query, reader.criteria, leaf);
  }

  private filter(
    query: Knex.QueryBuilder,
    filters: PostmortemFilters,
    reader: PostmortemReader,
    way: WayToScope,
  ): void {
    const { access } = this;
    filterPostmortems(query, filters, { ...reader, access }, way);
  }

  /** Links are read after the rows: whoever waited for those must see what was linked meanwhile. */
  private async whole(
    tx: Knex,
    rows: readonly Row[],
  ): Promise<StoredPostmortem[]> {
    const ids = rows.map(row => int(row.id));
    const people = await this.links.people(tx, ids);
    const incidents = await this.links.incidents(tx, ids);
    return rows.map(row => {
      const id = int(row.id);
      return {
        ...readPostmortemRow(row),
        incidentIds: incidents.get(id) ?? [],
        ...(people.get(id) ?? nobody),
      };
    });
  }
}
