import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { inBatches } from '../database/dialect';
import { inTransaction } from '../database/inTransaction';
import { noteFactChange } from '../facts/factChanges';
import { Principal } from '../http/RequestContext';
import { CopiedTable, Differences, isAny } from './CopiedTable';
import { groupsBeside } from './groupsBeside';
import { MembershipLog } from './MembershipLog';
import {
  projectCatalog,
  ProjectedCatalog,
  ProjectedEntity,
  ProjectedMember,
  ProjectedMembership,
  ProjectedTechnology,
  projectEntity,
  projectMembers,
  projectTechnologies,
} from './projectCatalog';
import { Entity, projectedFields, readEntities } from './relations';

const tables = {
  entities: new CopiedTable<ProjectedEntity>('catalog_entity', ['entity_ref']),
  memberships: new CopiedTable<ProjectedMembership>('catalog_membership', [
    'scope_ref',
    'entity_ref',
  ]),
  ancestors: new CopiedTable<ProjectedCatalog['ancestors'][number]>(
    'catalog_group_ancestor',
    ['group_ref', 'ancestor_ref'],
  ),
  userGroups: new CopiedTable<ProjectedMember>('catalog_user_group', [
    'user_ref',
    'group_ref',
  ]),
  technologies: new CopiedTable<ProjectedTechnology>('catalog_technology', [
    'entity_ref',
    'word',
  ]),
};

/** How long an answer may be given again: every page asks the same, and the projection is minutes behind anyway. */
const RECENT = { ttl: 10_000, max: 20_000 };

/**
 * Our copy of who owns what and what is part of what. The catalog emits no change events, so a task refreshes it every few
 * minutes, and what is visited before that is fetched at once.
 */
export class CatalogProjection {
  /** What joined scopes, and left them. */
  readonly memberships = new MembershipLog();
  private readonly recentlyKnown = new LRUCache<string, true>(RECENT);
  private readonly recentAncestors = new LRUCache<string, string[]>(RECENT);

  constructor(
    private readonly database: Knex,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly logger: LoggerService,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Reads the whole catalog and replaces the projection by what differs; what is fetched meanwhile stays. */
  async refresh(): Promise<{ entities: number }> {
    const before = {
      entities: await tables.entities.keys(this.database),
      memberships: await tables.memberships.keys(this.database),
      ancestors: await tables.ancestors.keys(this.database),
      userGroups: await tables.userGroups.keys(this.database),
      technologies: await tables.technologies.keys(this.database),
    };
    const settled = await this.settled();
    const next = projectCatalog(await this.readAll());
    await inTransaction(this.database, async tx => {
      const memberships = await tables.memberships.replace(
        tx,
        next.memberships,
        before.memberships,
      );
      const differences = [
        memberships,
        await tables.entities.replace(tx, next.entities, before.entities),
        await tables.ancestors.replace(tx, next.ancestors, before.ancestors),
        await tables.userGroups.replace(tx, next.userGroups, before.userGroups),
      ];
      // No figure hangs on what things are made of.
      await tables.technologies.replace(
        tx,
        next.technologies,
        before.technologies,
      );
      await this.memberships.put(
        tx,
        movesOf(memberships, settled, next.entities),
        this.clock(),
      );
      if (differences.some(isAny)) await noteFactChange(tx);
    });
    this.recentlyKnown.clear();
    this.recentAncestors.clear();
    return { entities: next.entities.length };
  }

  /**
   * Entities whose scopes are known, from a refresh before. One that was fetched since has its owner already, and is not in the owner's scope
   * yet.
   */
  private async settled(): Promise<ReadonlySet<string>> {
    const ofOwner = this.database('catalog_membership')
      .whereRaw('catalog_membership.scope_ref = catalog_entity.owner_ref')
      .whereRaw('catalog_membership.entity_ref = catalog_entity.entity_ref')
      .select('scope_ref');
    const refs: string[] = await this.database('catalog_entity')
      .whereNull('owner_ref')
      .orWhereExists(ofOwner)
      .pluck('entity_ref');
    return new Set(refs);
  }

  private async readAll(): Promise<Entity[]> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    for await (const page of this.catalog.streamEntities(
      { fields: projectedFields },
      { credentials },
    )) {
      entities.push(...readEntities(page));
    }
    return entities;
  }

  /**
   * Fetches what somebody names and the projection does not hold yet; what the catalog does not know either stays unknown. A catalog that
   * is away keeps nothing out, least of all the report of an incident, which may be what it is away for: what is missing is unknown then,
   * and the projection learns of it when the catalog is back.
   *
   * @returns whether the catalog answered, or did not have to be asked
   */
  async ensure(refs: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(refs)];
    if (wanted.length === 0) return true;
    const known = await this.known(this.database, wanted);
    const missing = wanted.filter(ref => !known.has(ref));
    if (missing.length === 0) return true;
    const answer = await this.ask(missing);
    if (answer === undefined) return false;
    const found = readEntities(answer.items.flatMap(item => item ?? []));
    await tables.entities.put(this.database, found.map(projectEntity));
    if (found.length > 0) await noteFactChange(this.database);
    await tables.userGroups.put(this.database, found.flatMap(projectMembers));
    await tables.technologies.put(
      this.database,
      found.flatMap(projectTechnologies),
    );
    return true;
  }

  /** Some entities as the catalog has them; nothing when it is away. */
  private async ask(entityRefs: string[]) {
    const credentials = await this.auth.getOwnServiceCredentials();
    try {
      return await this.catalog.getEntitiesByRefs(
        { entityRefs, fields: projectedFields },
        { credentials },
      );
    } catch (error) {
      this.logger.warn(
        `What somebody names could not be looked up in the catalog: ${error}`,
      );
      return undefined;
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
    const pair = ['user_ref', 'group_ref'] as const;
    return groupsBeside(tx, 'catalog_user_group', pair, userRefs);
  }

  /** Groups above each of some groups, by group; those that have none are left out. */
  async groupsAbove(
    tx: Knex,
    groupRefs: readonly string[],
  ): Promise<Map<string, string[]>> {
    const pair = ['group_ref', 'ancestor_ref'] as const;
    return groupsBeside(tx, 'catalog_group_ancestor', pair, groupRefs);
  }
}

/**
 * What changed its scope: what is new to the catalog joined nothing, and what is gone from it left nothing. So a catalog that is still
 * filling, or is filled anew, moves nobody.
 */
function movesOf(
  { come, gone }: Differences<ProjectedMembership>,
  before: ReadonlySet<string>,
  entities: readonly ProjectedEntity[],
): Parameters<MembershipLog['put']>[1] {
  const after = new Set(entities.map(each => each.entity_ref));
  return {
    joined: come.filter(({ entity_ref }) => before.has(entity_ref)),
    left: gone.filter(({ entity_ref }) => after.has(entity_ref)),
  };
}
