import {
  EntityFacts,
  MatchedRelation,
  matchedRelations,
} from '@afterword/plugin-reliability-common';
import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Entity,
  getEntityRelations,
  projectedFields,
  readEntities,
  RELATION_OWNED_BY,
} from './relations';

const relationTypes: ReadonlySet<string> = new Set(matchedRelations);

/**
 * Reads from the catalog what entities rest on and how they are made. Our copy does not hold that: it is needed once for each
 * learning, and would be compared every three minutes.
 */
export class EntityFactsReading {
  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** Every entity of the catalog; page by page, so that others have their turn in between. */
  async all(): Promise<EntityFacts[]> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const found: EntityFacts[] = [];
    for await (const page of this.catalog.streamEntities(
      { fields: projectedFields },
      { credentials },
    )) {
      found.push(...readEntities(page).map(factsOf));
    }
    return found;
  }
}

function factsOf(entity: Entity): EntityFacts {
  const { type, lifecycle } = entity.spec ?? {};
  return {
    ref: entity.ref,
    type: typeof type === 'string' ? type : null,
    tags: entity.tags,
    lifecycle: typeof lifecycle === 'string' ? lifecycle : null,
    owner: getEntityRelations(entity, RELATION_OWNED_BY)[0] ?? null,
    relations: entity.relations.flatMap(relation =>
      isMatched(relation.type)
        ? { type: relation.type, ref: relation.ref }
        : [],
    ),
  };
}

function isMatched(type: string): type is MatchedRelation {
  return relationTypes.has(type);
}
