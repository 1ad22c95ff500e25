import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** What an entity is called, as plain words. */
export function EntityTitle({ entityRef }: { readonly entityRef: string }) {
  const { primaryTitle } = useEntityPresentation(entityRef);
  return <>{primaryTitle}</>;
}
