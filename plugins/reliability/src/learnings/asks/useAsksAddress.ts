import {
  learningsContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { asksRouteRef } from '../../routes';
import { asksOf } from './useAsksState';

/** Where lessons are answered: those of the reader's own teams while any of them waits, else everybody's. */
export function useAsksAddress(): string {
  const page = useRouteRef(asksRouteRef)?.() ?? 'asks';
  const { data } = useReliabilityQuery(learningsContract.listLearningAsks, {
    query: { scope: ORGANISATION, owner: asksOf.mine, limit: 1 },
  });
  const hasOwn = data !== undefined && data.items.length > 0;
  const owner = hasOwn ? asksOf.mine : asksOf.everybody;
  return `${page}?${new URLSearchParams({ owner })}`;
}
