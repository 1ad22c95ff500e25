import {
  IncidentSummary,
  incidentsContract,
  Page,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

const MOST = 3;

/** What goes on in a scope as far as anybody has said. */
export interface FoundIncidents {
  /** The latest few, with how many there are; missing until they are there. */
  readonly page: Page<IncidentSummary> | undefined;
  /** Whether nobody has to wait to learn how much room they take. */
  readonly isSettled: boolean;
}

/** Asks for the open incidents of a scope. */
export function useOpenIncidents(scope: string): FoundIncidents {
  const { data, failureCount } = useReliabilityQuery(
    incidentsContract.listIncidents,
    {
      query: {
        scope,
        kind: ['incident'],
        open: 'true',
        sort: '-anchor',
        limit: MOST,
        count: 'true',
      },
    },
  );
  return { page: data, isSettled: data !== undefined || failureCount > 0 };
}
