import {
  learningsContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { asksRouteRef } from '../../routes';

/** Where lessons are answered: those of the reader's own teams while any of them waits, else all. */
export function useAsksAddress(): string {
  const all = useRouteRef(asksRouteRef)?.() ?? 'asks';
  const { data } = useReliabilityQuery(learningsContract.listLearningAsks, {
    query: { scope: ORGANISATION, owner: 'me', limit: 1 },
  });
  const hasOwn = data !== undefined && data.items.length > 0;
  return hasOwn ? `${all}?${new URLSearchParams({ owner: 'me' })}` : all;
}
