import {
  LearningFacetName,
  LearningState,
} from '@afterword/plugin-reliability-common';
import { useMomentText } from '@afterword/plugin-reliability-react';
import type { FilterChip } from '../listing/FilterChips';
import { useEntityTitles } from '../listing/useEntityTitles';
import type { ListState } from '../listing/useListState';
import { useWords } from '../words';
import { chosenFacets } from './LearningFilters';
import { yearOf } from './yearFilter';

/** What the list is narrowed by, each in words. The words that are searched for stand in their field. */
export function useLearningChips(
  { filters }: Pick<ListState, 'filters'>,
  nameOf: (facet: LearningFacetName, value: string) => string,
): FilterChip[] {
  const { t } = useWords();
  const dayOf = useMomentText();
  const titles = useEntityTitles(filters.scope ?? []);
  const year = yearOf(filters);
  const time = (name: 'from' | 'to'): FilterChip[] =>
    (filters[name] ?? []).map(value => ({
      names: [name],
      value,
      label: t(`learnings.list.chip.${name}`, {
        day: dayOf(value, 'dateWithYear'),
      }),
    }));
  return [
    ...(filters.scope ?? []).map(value => ({
      names: ['scope'],
      value,
      label: titles.get(value) ?? value,
    })),
    ...chosenFacets.flatMap(facet =>
      (filters[facet] ?? []).map(value => ({
        names: [facet],
        value,
        label: t('learnings.list.chip.facet', {
          facet: t(`learnings.list.facet.${facet}`),
          value: nameOf(facet, value),
        }),
      })),
    ),
    ...(year === undefined
      ? [...time('from'), ...time('to')]
      : [{ names: ['from', 'to'], value: year, label: year }]),
    ...(filters.state ?? []).map(value => ({
      names: ['state'],
      value,
      label: t(`learnings.standing.state.${value as LearningState}`),
    })),
    ...(filters.toRevisit ?? []).map(value => ({
      names: ['toRevisit'],
      value,
      label: t('learnings.list.toRevisit'),
    })),
  ];
}
