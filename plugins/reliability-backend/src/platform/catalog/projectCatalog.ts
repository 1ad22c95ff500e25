import { fitted } from '@afterword/plugin-reliability-common';
import {
  Entity,
  getEntityRelations,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from './relations';
import { fold } from '../database/columns';
import { transitiveClosure } from './closure';

/** One entity of the catalog, as the projection keeps it. */
export interface ProjectedEntity {
  readonly entity_ref: string;
  readonly kind: string;
  readonly title: string | null;
  /** Its title, or its name where it has none, folded: what it is listed by from A to Z. */
  readonly called: string;
  readonly entity_type: string | null;
  readonly lifecycle: string | null;
  readonly owner_ref: string | null;
}

/** What the projection's tables hold. */
export interface ProjectedCatalog {
  readonly entities: readonly ProjectedEntity[];
  /** Scope → everything in it. */
  readonly memberships: readonly ProjectedMembership[];
  /** Group → each group above it. */
  readonly ancestors: readonly {
    readonly group_ref: string;
    readonly ancestor_ref: string;
  }[];
  /** Person → each group that they are a direct member of. */
  readonly userGroups: readonly ProjectedMember[];
  readonly technologies: readonly ProjectedTechnology[];
}

/** A word for what an entity is made of: its type, or a tag. */
export interface ProjectedTechnology {
  readonly entity_ref: string;
  readonly word: string;
}

/** That an entity is in a scope. */
export interface ProjectedMembership {
  readonly scope_ref: string;
  readonly entity_ref: string;
}

/** A person's direct membership. */
export interface ProjectedMember {
  readonly user_ref: string;
  readonly group_ref: string;
}

/** Characters of what an entity is called: with its reference they fit an entry of an index. */
const MAX_CALLED = 500;

/** The entity and its owner; null is what the catalog does not say. Texts are cut to what their columns hold. */
export function projectEntity(entity: Entity): ProjectedEntity {
  const spec = entity.spec ?? {};
  const name = entity.ref.slice(entity.ref.indexOf('/') + 1);
  return {
    entity_ref: entity.ref,
    kind: cut(entity.kind, 63) ?? '',
    title: cut(entity.title, 500),
    called: fitted(fold(entity.title ?? name), MAX_CALLED),
    entity_type: cut(spec.type, 100),
    lifecycle: cut(spec.lifecycle, 100),
    owner_ref: getEntityRelations(entity, RELATION_OWNED_BY)[0] ?? null,
  };
}

/** What an entity is made of, in lower case, each word once. */
export function projectTechnologies({
  ref,
  spec = {},
  tags,
}: Entity): ProjectedTechnology[] {
  const words = [spec.type, ...tags].map(word =>
    (cut(word, 100) ?? '').trim().toLocaleLowerCase('en-US'),
  );
  return [...new Set(words)].flatMap(word =>
    word === '' ? [] : { entity_ref: ref, word },
  );
}

/** The first characters of a text, as PostgreSQL counts them, without the one that it refuses; null for what is no text. */
function cut(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null;
  return [...value.replaceAll('\0', '')].slice(0, most).join('');
}

/** The groups that a person is a direct member of; none for other entities. */
export function projectMembers(entity: Entity): ProjectedMember[] {
  if (entity.kind !== 'user') return [];
  return [...new Set(getEntityRelations(entity, RELATION_MEMBER_OF))].map(
    group => ({ user_ref: entity.ref, group_ref: group }),
  );
}

/**
 * Scopes of a catalog. A group's scope is what it or a group below it owns; a system's and a domain's what is part of them, through
 * all levels. Cycles are tolerated.
 */
export function projectCatalog(entities: readonly Entity[]): ProjectedCatalog {
  const subgroups = new Map<string, Set<string>>();
  const parents = new Map<string, Set<string>>();
  const parts = new Map<string, Set<string>>();
  const owned = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, from: string, to: string) => {
    const known = map.get(from);
    if (known) known.add(to);
    else map.set(from, new Set([to]));
  };

  for (const entity of entities) {
    for (const parent of getEntityRelations(entity, RELATION_CHILD_OF)) {
      add(parents, entity.ref, parent);
      add(subgroups, parent, entity.ref);
    }
    for (const whole of getEntityRelations(entity, RELATION_PART_OF)) {
      add(parts, whole, entity.ref);
    }
    const owner = getEntityRelations(entity, RELATION_OWNED_BY)[0];
    if (owner !== undefined) add(owned, owner, entity.ref);
  }

  const groups = entities
    .filter(entity => entity.kind === 'group')
    .map(entity => entity.ref);
  for (const group of [...groups, ...owned.keys()]) {
    if (!subgroups.has(group)) subgroups.set(group, new Set());
  }

  const memberships = new Map<string, Set<string>>();
  for (const [group, below] of transitiveClosure(subgroups, true)) {
    for (const owner of below) {
      for (const ref of owned.get(owner) ?? []) add(memberships, group, ref);
    }
  }
  for (const [whole, inside] of transitiveClosure(parts, false)) {
    for (const ref of inside) {
      if (ref !== whole) add(memberships, whole, ref);
    }
  }

  return {
    entities: entities.map(projectEntity),
    memberships: [...memberships].flatMap(([scope, members]) =>
      [...members].map(member => ({ scope_ref: scope, entity_ref: member })),
    ),
    ancestors: [...transitiveClosure(parents, false)].flatMap(
      ([group, above]) =>
        [...above]
          .filter(ancestor => ancestor !== group)
          .map(ancestor => ({ group_ref: group, ancestor_ref: ancestor })),
    ),
    userGroups: entities.flatMap(projectMembers),
    technologies: entities.flatMap(projectTechnologies),
  };
}
