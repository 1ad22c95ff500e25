import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';

/**
 * What people and teams are called in the catalog, for where names stand within a text; elsewhere `PersonName` shows them.
 *
 * @returns names by reference; without those that are still looked for
 */
export function usePersonNames(
  refs: readonly string[],
): ReadonlyMap<string, string> {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const text = refs.join(' ');
  useEffect(() => {
    if (text === '') return undefined;
    let isWanted = true;
    const nameOf = async (ref: string) => {
      const presentation = presentations
        ? await presentations.forEntity(ref).promise
        : defaultEntityPresentation(ref);
      return [ref, presentation.primaryTitle] as const;
    };
    Promise.all(text.split(' ').map(nameOf)).then(
      found => isWanted && setNames(new Map(found)),
      // The names that the references hold are good enough.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [presentations, text]);
  return names;
}
