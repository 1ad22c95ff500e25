import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  defaultEntityPresentation,
  EntityPresentationApi,
  entityPresentationApiRef,
  EntityRefPresentationSnapshot,
} from '@backstage/plugin-catalog-react';

/**
 * What entities, people and teams among them, are called in the catalog, for where names of several stand within texts; elsewhere
 * `EntityNames` and `PersonName` show them.
 *
 * @returns titles by reference; without those that are still looked for
 */
export function useEntityTitles(
  refs: readonly string[],
): ReadonlyMap<string, string> {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const text = refs.join(' ');
  useEffect(() => {
    if (text === '') return undefined;
    let isWanted = true;
    const titleOf = async (ref: string) => {
      const { primaryTitle } = await presented(ref, presentations);
      return [ref, primaryTitle] as const;
    };
    Promise.all(text.split(' ').map(titleOf)).then(
      found => isWanted && setTitles(new Map(found)),
    );
    return () => {
      isWanted = false;
    };
  }, [presentations, text]);
  return titles;
}

async function presented(
  ref: string,
  presentations: EntityPresentationApi | undefined,
): Promise<EntityRefPresentationSnapshot> {
  const named = defaultEntityPresentation(ref);
  try {
    return (await presentations?.forEntity(ref).promise) ?? named;
  } catch {
    // The name that the reference holds is good enough.
    return named;
  }
}
