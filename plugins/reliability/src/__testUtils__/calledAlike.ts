import type { EntityPresentationApi } from '@backstage/plugin-catalog-react';

/** A catalog that calls everything the same. */
export function calledAlike(primaryTitle: string): EntityPresentationApi {
  return {
    forEntity: of => {
      const entityRef = typeof of === 'string' ? of : of.metadata.name;
      const snapshot = { entityRef, primaryTitle };
      return { snapshot, promise: Promise.resolve(snapshot) };
    },
  };
}
