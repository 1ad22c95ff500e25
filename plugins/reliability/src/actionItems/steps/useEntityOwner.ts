import { useEffect, useState } from 'react';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/**
 * Who owns an entity, according to the catalog.
 *
 * @returns its ref; null when nobody does; undefined while nothing is known
 */
export function useEntityOwner(
  entityRef: string | null,
): string | null | undefined {
  const catalog = useApi(catalogApiRef);
  const [found, setFound] = useState<{ of: string; owner: string | null }>();
  useEffect(() => {
    if (entityRef === null) return undefined;
    let wanted = true;
    catalog
      .getEntityByRef(entityRef)
      .then(entity => {
        const owner =
          entity?.relations?.find(({ type }) => type === RELATION_OWNED_BY)
            ?.targetRef ?? null;
        if (wanted) setFound({ of: entityRef, owner });
      })
      .catch(() => wanted && setFound(undefined));
    return () => {
      wanted = false;
    };
  }, [catalog, entityRef]);
  if (entityRef === null) return null;
  return found?.of === entityRef ? found.owner : undefined;
}
