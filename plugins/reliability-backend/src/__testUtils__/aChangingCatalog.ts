import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog whose entities become others. */
export function aChangingCatalog(entities: readonly Entity[]): {
  readonly catalog: CatalogService;
  /** What the catalog has from now on. */
  become(next: readonly Entity[]): void;
} {
  const held = [...entities];
  const now = () => catalogServiceMock({ entities: held });
  const catalog = now();
  jest
    .spyOn(catalog, 'streamEntities')
    .mockImplementation((request, options) =>
      now().streamEntities(request, options),
    );
  jest
    .spyOn(catalog, 'getEntitiesByRefs')
    .mockImplementation((request, options) =>
      now().getEntitiesByRefs(request, options),
    );
  return {
    catalog,
    become: next => {
      held.splice(0, held.length, ...next);
    },
  };
}
