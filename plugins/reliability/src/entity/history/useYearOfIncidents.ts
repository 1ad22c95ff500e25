import { useState } from 'react';
import {
  incidentsContract,
  MAX_PAGE_SIZE,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

const DAY = 86_400_000;

/** Everything that happened to a scope in the last 365 days; the latest {@link MAX_PAGE_SIZE}. */
export function useYearOfIncidents(scope: string) {
  // Whole hours: opened again within the hour, it is asked once.
  const [until] = useState(() => Math.ceil(Date.now() / 3_600_000) * 3_600_000);
  const from = until - 365 * DAY;
  const result = useReliabilityQuery(incidentsContract.listIncidents, {
    query: {
      scope,
      from: new Date(from).toISOString(),
      limit: MAX_PAGE_SIZE,
      sort: '-anchor',
    },
  });
  return { ...result, from, until };
}
