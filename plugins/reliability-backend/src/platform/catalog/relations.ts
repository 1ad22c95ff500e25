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
  readonly spec: Readonly<Record<string, unknown>> | undefined;
  readonly relations: readonly {
    readonly type: string;
    readonly ref: string;
  }[];
}

/** The fields of an entity that {@link readEntity} needs, for catalog queries. */
export const projectedFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.type',
  'spec.lifecycle',
  'relations',
];

export function readEntity(entity: CatalogEntity): Entity {
  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    title: entity.metadata.title ?? null,
    spec: entity.spec,
    relations: (entity.relations ?? []).map(relation => ({
      type: relation.type,
      ref: relation.targetRef.toLocaleLowerCase('en-US'),
    })),
  };
}

/** Targets of one type of relation, in a fixed order. */
export function getEntityRelations(entity: Entity, type: string): string[] {
  return entity.relations
    .filter(relation => relation.type === type)
    .map(relation => relation.ref)
    .sort();
}
