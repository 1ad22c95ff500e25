import {
  Entity as CatalogEntity,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

export {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
};

/** What the projection reads of an entity; references are complete and in lower case. */
export interface Entity {
  readonly ref: string;
  readonly kind: string;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly spec: Readonly<Record<string, unknown>> | undefined;
  readonly relations: readonly {
    readonly type: string;
    readonly ref: string;
  }[];
}

/** The fields of an entity that {@link readEntities} needs, for catalog queries. */
export const projectedFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.tags',
  'spec.type',
  'spec.lifecycle',
  'relations',
];

/** Most bytes of a reference that our tables and their indexes hold. The catalog's own rules allow 191; a portal may have wider ones. */
const MAX_REF = 500;

/**
 * Entities as we use them. What cannot be stored is left out here, an entity or a relation, so that a single odd entity never keeps
 * the projection of all others, and with it access, from being refreshed.
 */
export function readEntities(entities: readonly CatalogEntity[]): Entity[] {
  return entities.map(readEntity).filter(({ ref }) => canBeStored(ref));
}

function readEntity(entity: CatalogEntity): Entity {
  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    title: entity.metadata.title ?? null,
    tags: (entity.metadata.tags ?? []).filter(tag => typeof tag === 'string'),
    spec: entity.spec,
    relations: (entity.relations ?? [])
      .map(relation => ({
        type: relation.type,
        ref: relation.targetRef.toLocaleLowerCase('en-US'),
      }))
      .filter(({ ref }) => canBeStored(ref)),
  };
}

function canBeStored(ref: string): boolean {
  return Buffer.byteLength(ref) <= MAX_REF && !ref.includes('\0');
}

/** Targets of one type of relation, in a fixed order. */
export function getEntityRelations(entity: Entity, type: string): string[] {
  return entity.relations
    .filter(relation => relation.type === type)
    .map(relation => relation.ref)
    .sort();
}
