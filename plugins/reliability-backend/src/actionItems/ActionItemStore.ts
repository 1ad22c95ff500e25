import { ActionItemListQuery } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { applyCriteria } from '../platform/access/applyCriteria';
import { int, Row } from '../platform/database/columns';
import { inBatches, jsonArrayOf } from '../platform/database/dialect';
import { keyset, pageOfRows } from '../platform/database/keyset';
import { Principal } from '../platform/http/RequestContext';
import {
  ActionItemFilters,
  actionItemOrders,
  applyActionItemLeaf,
  filterActionItems,
} from './actionItemFilters';
import {
  actionItemRowOf,
  ActionItemToWrite,
  readActionItemRow,
  readTitles,
  StoredActionItem,
  titleColumns,
  TitleColumns,
  TitlesBeside,
} from './ActionItemRow';

/** Who reads, and what a policy leaves them. */
export interface ActionItemReader {
  readonly principal: Principal;
  readonly criteria?: PermissionCriteria<ReliabilityQuery>;
}

/** The SQL of action items. */
export class ActionItemStore {
  constructor(private readonly access: Access) {}

  /** A page of action items that the reader may see. */
  async list(
    tx: Knex,
    reader: ActionItemReader,
    filters: ActionItemFilters,
    page: Pick<ActionItemListQuery, 'limit' | 'cursor' | 'count'>,
    titles: TitleColumns,
  ): Promise<{
    items: (StoredActionItem & { readonly titles: TitlesBeside })[];
    next?: string;
    total?: number;
  }> {
    const order = actionItemOrders[filters.sort];
    const select = withOwner(tx)
      .select(titleColumns(titles))
      .limit(page.limit + 1);
    this.restrict(select, reader);
    filterActionItems(select, filters);
    const total = page.count
      ? await this.count(tx, reader, filters)
      : undefined;
    keyset(select, order, page.cursor);
    const { rows, next } = pageOfRows(await select, page.limit, order);
    return {
      items: rows.map(row => ({
        ...readActionItemRow(row),
        titles: readTitles(row),
      })),
      next,
      total,
    };
  }

  /** The same of what stands beside one action item. */
  async titlesOf(
    tx: Knex,
    id: number,
    titles: TitleColumns,
  ): Promise<TitlesBeside> {
    const row = await tx('action_item')
      .where('action_item.id', id)
      .first(titleColumns(titles));
    return readTitles(row);
  }

  /** One action item, if the reader may see it. */
  async get(
    tx: Knex,
    id: number,
    reader: ActionItemReader,
  ): Promise<StoredActionItem | undefined> {
    const query = withOwner(tx).where('action_item.id', id);
    this.restrict(query, reader);
    const [row] = await query;
    return row && readActionItemRow(row);
  }

  /** Those of some action items that the reader may see. */
  async seen(
    tx: Knex,
    ids: readonly number[],
    reader: ActionItemReader,
  ): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const query = tx('action_item')
      .whereIn('action_item.id', [...ids])
      .select('action_item.id');
    this.restrict(query, reader);
    const rows: Row[] = await query;
    return new Set(rows.map(row => int(row.id)));
  }

  /** Ids of what a policy leaves, as a subquery: for facts, which carry no more than figures need. */
  idsMeeting(
    tx: Knex,
    criteria: PermissionCriteria<ReliabilityQuery>,
  ): Knex.QueryBuilder {
    const query = tx('action_item').select('action_item.id');
    applyCriteria(query, criteria, applyActionItemLeaf);
    return query;
  }

  /** Which of some action items meet what a policy asks for. */
  async meeting(
    tx: Knex,
    ids: readonly number[],
    criteria: PermissionCriteria<ReliabilityQuery>,
  ): Promise<ReadonlySet<number>> {
    const rows: Row[] = await this.idsMeeting(tx, criteria).whereIn(
      'action_item.id',
      [...ids],
    );
    return new Set(rows.map(row => int(row.id)));
  }

  /** Action items by id, whoever asks: never for an answer to a person. */
  async getUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredActionItem[]> {
    const rows = await withOwner(tx).whereIn('action_item.id', [...ids]);
    return rows.map(readActionItemRow);
  }

  /** The same, held until the transaction ends: what is read of them is what was written last, and stays so. */
  async holdUnrestricted(
    tx: Knex,
    ids: readonly number[],
  ): Promise<StoredActionItem[]> {
    // In one order everywhere, so that two who hold several never wait for each other.
    for (const batch of inBatches(
      [...ids].sort((a, b) => a - b),
      1,
    )) {
      await tx('action_item')
        .whereIn('id', batch)
        .orderBy('id')
        .forUpdate()
        .select('id');
    }
    return this.getUnrestricted(tx, ids);
  }

  /** Action items of some postmortems or incidents, whoever asks. */
  async getOf(
    tx: Knex,
    what: 'postmortem' | 'incident',
    ids: readonly number[],
  ): Promise<StoredActionItem[]> {
    const rows = await withOwner(tx)
      .whereIn(`action_item.${what}_id`, [...ids])
      .orderBy('action_item.id');
    return rows.map(readActionItemRow);
  }

  /** A column of postmortems, correlated with the row: the status of each of its action items that the reader may see, as a JSON array. */
  statusesBeside(tx: Knex, reader: ActionItemReader): Knex.QueryBuilder {
    const items = tx('action_item').whereRaw(
      'action_item.postmortem_id = postmortem.id',
    );
    this.restrict(items, reader);
    return jsonArrayOf(tx, items, ['action_item.status']);
  }

  /** Action items by identity, whoever asks: for imports, which do not see by permission. */
  async findBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, StoredActionItem>> {
    const found = new Map<string, StoredActionItem>();
    for (const batch of inBatches(externalIds, 1)) {
      const rows = await withOwner(tx)
        .where('action_item.source', source)
        .whereIn('action_item.external_id', batch);
      for (const item of rows.map(readActionItemRow)) {
        found.set(item.externalId ?? '', item);
      }
    }
    return found;
  }

  async insertAll(
    tx: Knex,
    items: readonly ActionItemToWrite[],
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const batch of inBatches(items, 30)) {
      const rows = await tx('action_item').insert(
        batch.map(item => ({ ...actionItemRowOf(item), version: 1 })),
        ['id'],
      );
      ids.push(...rows.map(row => int(row.id)));
    }
    return ids;
  }

  /**
   * Writes a changed action item.
   *
   * @returns whether `expectedVersion` was still the stored one; nothing is written when it was not
   */
  async update(
    tx: Knex,
    id: number,
    expectedVersion: number,
    version: number,
    item: ActionItemToWrite,
  ): Promise<boolean> {
    const changed = await tx('action_item')
      .where({ id, version: expectedVersion })
      .update({ ...actionItemRowOf(item), version });
    return changed > 0;
  }

  /** Sets who may read an action item, and nothing that an editor would see as a change. */
  async setConfidentialId(
    tx: Knex,
    id: number,
    confidentialId: number | null,
  ): Promise<void> {
    const row = tx('action_item').where('id', id);
    await row.update({ confidential_id: confidentialId });
  }

  /** Takes action items out, and what they refer to and has not arrived. */
  async deleteAll(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(ids, 1)) {
      await tx('pending_reference')
        .where('from_kind', 'actionItem')
        .whereIn('from_id', batch)
        .delete();
      await tx('action_item').whereIn('id', batch).delete();
    }
  }

  private async count(
    tx: Knex,
    reader: ActionItemReader,
    filters: ActionItemFilters,
  ): Promise<number> {
    const counted = tx('action_item').count({ total: '*' });
    this.restrict(counted, reader);
    filterActionItems(counted, filters);
    const [row] = await counted;
    return int(row.total);
  }

  private restrict(query: Knex.QueryBuilder, reader: ActionItemReader): void {
    this.access.restrict(
      query,
      'action_item.confidential_id',
      reader.principal,
    );
    applyCriteria(query, reader.criteria, applyActionItemLeaf);
  }
}

/** Accountability follows the catalog: the entity's owner is read with the row. */
function withOwner(tx: Knex): Knex.QueryBuilder {
  return tx('action_item')
    .leftJoin(
      'catalog_entity',
      'catalog_entity.entity_ref',
      'action_item.entity_ref',
    )
    .select('action_item.*', { entity_owner: 'catalog_entity.owner_ref' });
}
