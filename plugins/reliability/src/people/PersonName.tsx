import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** What a person or a team is called in the catalog. */
export function PersonName({ of }: { readonly of: string }) {
  const { primaryTitle } = useEntityPresentation(of, { defaultKind: 'user' });
  return <>{primaryTitle}</>;
}
