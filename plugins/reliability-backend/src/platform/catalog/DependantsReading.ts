import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OverloadedError } from '../http/httpErrors';
import { Entity, projectedFields, readEntities } from './relations';

/** Most APIs of some entities whose users are looked up. */
const MOST_APIS = 100;

/**
 * Reads from the catalog what depends on some entities directly; who uses an API depends on whoever provides it. It asks for those entities
 * and their APIs only, since the catalog keeps both ends of a relation.
 */
export class DependantsReading {
  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /**
   * What depends on any of some entities, and is none of them; whoever asks, so what a reader may not see has to be left out of it.
   *
   * @throws OverloadedError while the catalog is away
   */
  async of(refs: readonly string[]): Promise<string[]> {
    const entities = await this.read(refs);
    const apis = [
      ...new Set(entities.flatMap(entity => targets(entity, 'providesApi'))),
    ].slice(0, MOST_APIS);
    const provided = await this.read(apis.filter(ref => !refs.includes(ref)));
    const found = [
      ...entities.flatMap(entity => targets(entity, 'dependencyOf')),
      ...[...entities, ...provided].flatMap(entity =>
        targets(entity, 'apiConsumedBy'),
      ),
    ];
    return [...new Set(found)].filter(ref => !refs.includes(ref)).sort();
  }

  private async read(refs: readonly string[]): Promise<Entity[]> {
    if (refs.length === 0) return [];
    const credentials = await this.auth.getOwnServiceCredentials();
    const { items } = await this.catalog
      .getEntitiesByRefs(
        { entityRefs: [...refs], fields: projectedFields },
        { credentials },
      )
      .catch(error => {
        throw new OverloadedError(
          'The catalog does not answer for now, which says what depends on what; try again',
          error,
        );
      });
    return readEntities(items.flatMap(entity => entity ?? []));
  }
}

function targets({ relations }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ ref }) => ref);
}
