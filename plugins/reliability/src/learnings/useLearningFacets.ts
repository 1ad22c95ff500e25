import { useCallback } from 'react';
import {
  LearningFacetName,
  LearningFacets,
  learningsContract,
  Severity,
  FactorLayer,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useFailureModes } from '../failureModes/useFailureModes';
import { listQueryOf } from '../listing/listQueryOf';
import { useEntityTitles } from '../listing/useEntityTitles';
import type { ListState } from '../listing/useListState';
import { useWords } from '../words';

/** What the list can be narrowed by as it stands; missing until it is there. */
export function useLearningFacets({
  filters,
}: Pick<ListState, 'filters'>): LearningFacets | undefined {
  const { getLearningFacets } = learningsContract;
  const query = listQueryOf(getLearningFacets, {
    filters,
    sort: '',
    cursor: undefined,
  });
  const { data } = useReliabilityQuery(
    getLearningFacets,
    { query },
    { keepPrevious: true, asksAnew: true },
  );
  return data;
}

/** Says what a value of a facet is called. */
export function useFacetWords(
  owners: readonly string[],
): (facet: LearningFacetName, value: string) => string {
  const { t } = useWords();
  const { nameOf } = useFailureModes();
  const titles = useEntityTitles(owners);
  return useCallback(
    (facet, value) => {
      switch (facet) {
        case 'failureMode':
          return nameOf(value);
        case 'layer':
          return t(`failureModes.layer.${value as FactorLayer}`);
        case 'severity':
          return t(`incidents.severity.${value as Severity}`);
        case 'owner':
          return titles.get(value) ?? value.slice(value.indexOf('/') + 1);
        default:
          return value;
      }
    },
    [t, nameOf, titles],
  );
}
