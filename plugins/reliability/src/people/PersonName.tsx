import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** What a person or a team is called in the catalog; the kind is said by where the name stands. */
export function PersonName({ of }: { readonly of: string }) {
  const kind = of.includes(':') ? of.slice(0, of.indexOf(':')) : 'user';
  const { primaryTitle } = useEntityPresentation(of, { defaultKind: kind });
  return <>{primaryTitle}</>;
}
