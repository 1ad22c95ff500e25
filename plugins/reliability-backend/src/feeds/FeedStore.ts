import {
  FeedInput,
  feedKind,
  FeedKind,
} from '@afterword/plugin-reliability-common';
import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { int, Row, textOrNull } from '../platform/database/columns';
import { Outdated } from '../platform/database/inTransaction';
import { KeysetColumn, keyset, pageOfRows } from '../platform/database/keyset';

/** What a policy leaves of something, as it says that. */
export type Conditions = PermissionCriteria<PermissionCondition>;

/** Groups of whoever made a feed, when they made it. */
export interface MakerGroups {
  /** Those that the catalog knew them as a member of, in order. */
  readonly direct: readonly string[];
  /** Those that they signed in with, which policies go by: these, or some above them; in order. */
  readonly signedIn: readonly string[];
}

/** What a feed is held to whose maker may not read everything. */
export interface FeedLimits {
  /** What the policy left its maker when it was made; null where that was all, and the catalog hid something. */
  readonly conditions: Conditions | null;
  /** It tells something only as long as its maker is who they were. */
  readonly groups: MakerGroups;
}

/** A feed as it is kept. */
export interface StoredFeed {
  readonly id: number;
  readonly kind: FeedKind;
  readonly scope: string;
  readonly owner: string;
  /** Null: it tells everything, whoever its maker becomes. */
  readonly limits: FeedLimits | null;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

const latestFirst: readonly KeysetColumn[] = [
  {
    column: 'feed.id',
    direction: 'desc',
    property: 'id',
    type: 'number',
    max: 2_147_483_647,
  },
];

/** There is one key. */
const KEY_ID = 1;

/** The SQL of feeds. */
export class FeedStore {
  /** A page of somebody's feeds, or of everybody's: they are few (index `feed_once`, primary key). */
  async list(
    tx: Knex,
    owner: string | undefined,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ rows: StoredFeed[]; next?: string }> {
    const select = tx('feed')
      .select('feed.*')
      .limit(page.limit + 1);
    if (owner !== undefined) select.where({ owner });
    keyset(select, latestFirst, page.cursor);
    const { rows, next } = pageOfRows<Row>(
      await select,
      page.limit,
      latestFirst,
    );
    return { rows: rows.map(readRow), next };
  }

  async count(tx: Knex, owner?: string): Promise<number> {
    const counted = tx('feed').count({ total: '*' });
    if (owner !== undefined) counted.where({ owner });
    const [{ total }] = await counted;
    return int(total);
  }

  async get(tx: Knex, id: number): Promise<StoredFeed | undefined> {
    const row: Row | undefined = await tx('feed').where({ id }).first();
    return row && readRow(row);
  }

  /** Somebody's feed of a kind and scope. */
  async find(
    tx: Knex,
    { kind, scope }: FeedInput,
    owner: string,
  ): Promise<StoredFeed | undefined> {
    const row: Row | undefined = await tx('feed')
      .where({ kind, scope, owner })
      .first();
    return row && readRow(row);
  }

  /** Adds one unless it is there. */
  async add(
    tx: Knex,
    { kind, scope, limits }: FeedInput & Pick<StoredFeed, 'limits'>,
    { owner, createdAt }: Pick<StoredFeed, 'owner' | 'createdAt'>,
  ): Promise<{ readonly id: number; readonly isNew: boolean }> {
    const inserted = await tx('feed')
      .insert({
        kind,
        scope,
        owner,
        created_at: createdAt,
        conditions: limits?.conditions && JSON.stringify(limits.conditions),
        maker_groups: limits && JSON.stringify(limits.groups),
      })
      .onConflict(['owner', 'kind', 'scope'])
      .ignore()
      .returning('id');
    if (inserted.length > 0) return { id: int(inserted[0].id), isNew: true };
    const row = await tx('feed').where({ kind, scope, owner }).first('id');
    // It has just been revoked.
    if (row === undefined) throw new Outdated();
    return { id: int(row.id), isNew: false };
  }

  /** @returns whether it was there */
  async remove(tx: Knex, id: number): Promise<boolean> {
    return (await tx('feed').where({ id }).delete()) > 0;
  }

  /** The key that signs addresses: what was kept first stays, whichever replica kept it. */
  async key(tx: Knex, fresh: () => string): Promise<string> {
    const kept = () => tx('feed_key').where({ id: KEY_ID }).first('secret');
    const found = await kept();
    if (found !== undefined) return String(found.secret);
    await tx('feed_key')
      .insert({ id: KEY_ID, secret: fresh() })
      .onConflict('id')
      .ignore();
    return String((await kept()).secret);
  }
}

function readRow(row: Row): StoredFeed {
  return {
    id: int(row.id),
    kind: feedKind.parse(row.kind),
    scope: String(row.scope),
    owner: String(row.owner),
    limits: readLimits(row),
    createdAt: int(row.created_at),
  };
}

/** What is kept was written by {@link FeedStore.add}; conditions are held against the rules that are registered when they are used. */
function readLimits(row: Row): FeedLimits | null {
  const groups = textOrNull(row.maker_groups);
  if (groups === null) return null;
  const conditions = textOrNull(row.conditions);
  return {
    conditions: conditions === null ? null : JSON.parse(conditions),
    groups: JSON.parse(groups),
  };
}
