import {
  Incident,
  incidentsContract,
  IncidentSummary,
  keyOf,
} from '@afterword/plugin-reliability-common';
import {
  useReaderLocale,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Suggestion } from '../fields/SuggestionField';

const MOST = 20;
const incidentKey = keyOf('incident');

/** An incident to choose; its id is its key. */
export interface IncidentSuggestion extends Suggestion {
  readonly title: string;
}

/**
 * Incidents with a key or with words in the title, latest first. One that was merged into another is not offered.
 *
 * @param words - undefined until somebody asks
 * @param taken - keys that are not offered
 */
export function useIncidentSuggestions(
  words: string | undefined,
  taken: readonly string[],
): {
  readonly suggestions: readonly IncidentSuggestion[];
  readonly isLoading: boolean;
} {
  const locale = useReaderLocale();
  const key = incidentKey.safeParse(words).data;
  const byKey = useReliabilityQuery(
    incidentsContract.getIncident,
    { params: { key: key ?? '' } },
    { enabled: key !== undefined },
  );
  const byTitle = useReliabilityQuery(
    incidentsContract.listIncidents,
    { query: { limit: MOST, ...(words ? { q: words } : {}) } },
    { enabled: words !== undefined && key === undefined, keepPrevious: true },
  );
  const dayOf = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const found = key === undefined ? byTitle.data?.items ?? [] : [byKey.data];
  return {
    suggestions: found.flatMap(incident =>
      !incident || incident.mergedInto !== null || taken.includes(incident.key)
        ? []
        : {
            id: incident.key,
            title: incident.title,
            label: incidentLabel(incident),
            description: dayOf.format(whenBegun(incident)),
          },
    ),
    isLoading: byKey.isFetching || byTitle.isFetching,
  };
}

/** What an incident is called where it is chosen. */
export function incidentLabel({
  key,
  title,
}: Pick<Incident, 'key' | 'title'>): string {
  return `${key} ${title}`;
}

function whenBegun({
  times,
  createdAt,
}: Pick<IncidentSummary, 'times' | 'createdAt'>): Date {
  const first = times.impactStarted ?? times.detected ?? times.declared;
  return new Date(first?.at ?? createdAt);
}
