import { useEffect, useState } from 'react';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/**
 * Who owns an entity, according to the catalog.
 *
 * @returns its ref; null when nobody does, or nothing is known
 */
export function useEntityOwner(entityRef: string | null): string | null {
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
      // The server knows better, and says so when the step is taken.
      .catch(() => wanted && setFound({ of: entityRef, owner: entityRef }));
    return () => {
      wanted = false;
    };
  }, [catalog, entityRef]);
  return found && found.of === entityRef ? found.owner : null;
}
