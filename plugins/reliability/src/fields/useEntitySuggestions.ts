import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/** An entity to choose. */
export interface EntitySuggestion {
  /** Its reference. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

/** Milliseconds without a letter after which the catalog is asked. */
const PAUSE = 200;
const MOST = 20;

/**
 * Entities whose name or title contains what is typed.
 *
 * @param kinds - in lower case
 */
export function useEntitySuggestions(
  typed: string,
  kinds: readonly string[],
): { readonly suggestions: EntitySuggestion[]; readonly isLoading: boolean } {
  const catalog = useApi(catalogApiRef);
  const kindsText = kinds.join(' ');
  const [suggestions, setSuggestions] = useState<EntitySuggestion[]>([]);
  const [isLoading, setLoading] = useState(true);

  useEffect(() => {
    let isCurrent = true;
    setLoading(true);
    const ask = async () => {
      try {
        const { items } = await catalog.queryEntities({
          filter: { kind: kindsText.split(' ') },
          fullTextFilter: {
            term: typed.trim(),
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
        if (isCurrent) setSuggestions(items.map(suggestionOf));
      } catch {
        // The field can be left and typed in again; the page has its own words for a catalog that is down.
        if (isCurrent) setSuggestions([]);
      }
      if (isCurrent) setLoading(false);
    };
    const timer = window.setTimeout(ask, typed === '' ? 0 : PAUSE);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [catalog, typed, kindsText]);

  return { suggestions, isLoading };
}

function suggestionOf(entity: Entity): EntitySuggestion {
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
