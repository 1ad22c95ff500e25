import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { inBatches } from '../database/dialect';
import { inTransaction } from '../database/inTransaction';
import { Principal } from '../http/RequestContext';
import {
  projectCatalog,
  projectEntity,
  projectMembers,
} from './projectCatalog';
import { projectedFields, readEntities } from './relations';

/** Entities that are asked for at once: the catalog takes 100 kB of names. */
const MOST_AT_ONCE = 500;

/** How long an answer may be given again: every page asks the same, and the projection is minutes behind anyway. */
const RECENT = { ttl: 10_000, max: 20_000 };

/**
 * Our copy of who owns what and what is part of what. The catalog emits no change events, so a task refreshes it every few
 * minutes, and what is visited before that is fetched at once.
 */
export class CatalogProjection {
  private readonly recentlyKnown = new LRUCache<string, true>(RECENT);
  private readonly recentAncestors = new LRUCache<string, string[]>(RECENT);

  constructor(
    private readonly database: Knex,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** Reads the whole catalog and replaces the projection by what differs. */
  async refresh(): Promise<{ entities: number }> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const entities = [];
    for await (const page of this.catalog.streamEntities(
      { fields: projectedFields },
      { credentials },
    )) {
      entities.push(...readEntities(page));
    }
    const next = projectCatalog(entities);
    await inTransaction(this.database, async tx => {
      await replaceRows(tx, 'catalog_entity', ['entity_ref'], next.entities);
      await replaceRows(
        tx,
        'catalog_membership',
        ['scope_ref', 'entity_ref'],
        next.memberships,
      );
      await replaceRows(
        tx,
        'catalog_group_ancestor',
        ['group_ref', 'ancestor_ref'],
        next.ancestors,
      );
      await replaceRows(
        tx,
        'catalog_user_group',
        ['user_ref', 'group_ref'],
        next.userGroups,
      );
    });
    this.recentlyKnown.clear();
    this.recentAncestors.clear();
    return { entities: next.entities.length };
  }

  /** Fetches entities that the projection does not hold yet; what the catalog does not know either stays unknown. */
  async ensure(refs: readonly string[]): Promise<void> {
    const wanted = [...new Set(refs)];
    if (wanted.length === 0) return;
    const known = await this.known(this.database, wanted);
    const missing = wanted.filter(ref => !known.has(ref));
    if (missing.length === 0) return;
    for (let start = 0; start < missing.length; start += MOST_AT_ONCE) {
      await this.fetch(missing.slice(start, start + MOST_AT_ONCE));
    }
  }

  private async fetch(refs: string[]): Promise<void> {
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: projectedFields },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    const found = readEntities(items.flatMap(item => item ?? []));
    if (found.length === 0) return;
    await this.database('catalog_entity')
      .insert(found.map(projectEntity))
      .onConflict('entity_ref')
      .merge();
    const members = found.flatMap(projectMembers);
    if (members.length > 0) {
      await this.database('catalog_user_group')
        .insert(members)
        .onConflict(['user_ref', 'group_ref'])
        .ignore();
    }
  }

  /** Those of some references that the catalog knows, or knew moments ago. */
  async known(tx: Knex, refs: readonly string[]): Promise<Set<string>> {
    const wanted = [...new Set(refs)];
    const found = new Set(wanted.filter(ref => this.recentlyKnown.has(ref)));
    const others = wanted.filter(ref => !found.has(ref));
    for (const batch of inBatches(others, 1)) {
      const rows = await tx('catalog_entity')
        .whereIn('entity_ref', batch)
        .select('entity_ref');
      for (const row of rows) {
        found.add(row.entity_ref);
        this.recentlyKnown.set(row.entity_ref, true);
      }
    }
    return found;
  }

  /** Owners by entity; entities without one are left out. */
  async ownersOf(
    tx: Knex,
    refs: readonly string[],
  ): Promise<Map<string, string>> {
    const owners = new Map<string, string>();
    for (const batch of inBatches([...new Set(refs)], 1)) {
      const rows = await tx('catalog_entity')
        .whereIn('entity_ref', batch)
        .whereNotNull('owner_ref')
        .select('entity_ref', 'owner_ref');
      for (const row of rows) owners.set(row.entity_ref, row.owner_ref);
    }
    return owners;
  }

  /** Groups and each group above them, for people whose tokens name direct groups only. */
  async withAncestors(
    tx: Knex,
    groupRefs: readonly string[],
  ): Promise<string[]> {
    const rows = await tx('catalog_group_ancestor')
      .whereIn('group_ref', [...groupRefs])
      .distinct('ancestor_ref');
    return [
      ...new Set([...groupRefs, ...rows.map(row => String(row.ancestor_ref))]),
    ];
  }

  /** {@link withAncestors} as it was moments ago, for what every request asks. */
  async withRecentAncestors(groupRefs: readonly string[]): Promise<string[]> {
    const asked = groupRefs.join();
    const recent = this.recentAncestors.get(asked);
    if (recent !== undefined) return recent;
    const answer = await this.withAncestors(this.database, groupRefs);
    this.recentAncestors.set(asked, answer);
    return answer;
  }

  /** Owners of some entities, with all groups above and below those that are groups. */
  async owningFamily(tx: Knex, refs: readonly string[]): Promise<string[]> {
    const owners = [...new Set((await this.ownersOf(tx, refs)).values())];
    const below = await tx('catalog_group_ancestor')
      .whereIn('ancestor_ref', owners)
      .distinct('group_ref');
    return [
      ...new Set([
        ...(await this.withAncestors(tx, owners)),
        ...below.map(row => String(row.group_ref)),
      ]),
    ];
  }

  /** Somebody who does not ask themselves, as the catalog knows them: a person, or whoever is in a group. */
  async somebody(tx: Knex, ref: string): Promise<Principal> {
    const groups = (await this.groupsOf(tx, [ref])).get(ref) ?? [];
    const refs = await this.withAncestors(tx, [ref, ...groups]);
    return { kind: 'user', ref, groups, refs };
  }

  /** Groups that people are direct members of, by person; people of whom the catalog knows none are left out. */
  async groupsOf(
    tx: Knex,
    userRefs: readonly string[],
  ): Promise<Map<string, string[]>> {
    const groups = new Map<string, string[]>();
    for (const batch of inBatches([...new Set(userRefs)], 1)) {
      const rows = await tx('catalog_user_group')
        .whereIn('user_ref', batch)
        .orderBy(['user_ref', 'group_ref'])
        .select('user_ref', 'group_ref');
      for (const row of rows) {
        groups.set(row.user_ref, [
          ...(groups.get(row.user_ref) ?? []),
          row.group_ref,
        ]);
      }
    }
    return groups;
  }
}

/** Deletes rows that are gone, inserts those that are new, updates those that differ; unchanged rows are not touched. */
async function replaceRows<TRow extends object>(
  tx: Knex,
  table: string,
  key: readonly (keyof TRow & string)[],
  rows: readonly TRow[],
): Promise<void> {
  const keyOf = (row: TRow) => key.map(column => row[column]).join('\n');
  const stored: TRow[] = await tx(table).select();
  const present = new Map(stored.map(row => [keyOf(row), row]));
  const next = new Map(rows.map(row => [keyOf(row), row]));
  const gone = [...present].flatMap(([id, row]) =>
    next.has(id) ? [] : [key.map(column => String(row[column]))],
  );
  for (const batch of inBatches(gone, key.length)) {
    await tx(table)
      .whereIn([...key], batch)
      .delete();
  }
  const changed = [...next].flatMap(([id, row]) => {
    const before = present.get(id);
    const same =
      before !== undefined &&
      (Object.keys(row) as (keyof TRow)[]).every(
        column => before[column] === row[column],
      );
    return same ? [] : [row];
  });
  for (const batch of inBatches(changed, 8)) {
    await tx(table)
      .insert(batch)
      .onConflict([...key])
      .merge();
  }
}
