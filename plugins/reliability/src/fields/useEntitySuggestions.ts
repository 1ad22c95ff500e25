import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { Suggestion } from './SuggestionField';

const MOST = 20;

/**
 * Entities whose name or title contains some words, each by its reference.
 *
 * @param words - undefined until somebody asks
 * @param kinds - in lower case
 */
export function useEntitySuggestions(
  words: string | undefined,
  kinds: readonly string[],
): {
  readonly suggestions: readonly Suggestion[];
  readonly isLoading: boolean;
} {
  const catalog = useApi(catalogApiRef);
  const kindsText = kinds.join(' ');
  const question = words === undefined ? undefined : `${kindsText}: ${words}`;
  const [found, setFound] = useState<{
    readonly question?: string;
    readonly suggestions: readonly Suggestion[];
  }>({ suggestions: [] });

  useEffect(() => {
    if (words === undefined) return undefined;
    let isCurrent = true;
    const ask = async () => {
      try {
        const { items } = await catalog.queryEntities({
          filter: { kind: kindsText.split(' ') },
          fullTextFilter: {
            term: words,
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayName',
            ],
          },
          orderFields: { field: 'metadata.name', order: 'asc' },
          limit: MOST,
          fields: ['kind', 'metadata', 'spec.profile.displayName'],
        });
        if (isCurrent)
          setFound({ question, suggestions: items.map(suggestionOf) });
      } catch {
        // The field can be left and typed in again; the page has its own words for a catalog that is down.
        if (isCurrent) setFound({ question, suggestions: [] });
      }
    };
    ask();
    return () => {
      isCurrent = false;
    };
  }, [catalog, words, kindsText, question]);

  return {
    suggestions: found.suggestions,
    // What was found for other words is not what is looked for, from the first moment on.
    isLoading: question !== undefined && question !== found.question,
  };
}

function suggestionOf(entity: Entity): Suggestion {
  const { name, title } = entity.metadata;
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' &&
    profile !== null &&
    'displayName' in profile &&
    typeof profile.displayName === 'string'
      ? profile.displayName
      : undefined;
  return {
    id: stringifyEntityRef(entity),
    label: title ?? displayName ?? name,
    description: entity.kind,
  };
}
