import {
  LearningFacetName,
  LearningFacets,
  learningStates,
} from '@afterword/plugin-reliability-common';
import { Select } from '@backstage/ui';
import { reliableKinds } from '../entity/entityKinds';
import filters from '../listing/FilterBar.module.css';
import { FilterChoice } from '../listing/FilterChoice';
import { FilterEntity } from '../listing/FilterEntity';
import { FilterSearch } from '../listing/FilterSearch';
import { FilterToggle } from '../listing/FilterToggle';
import type { ListState } from '../listing/useListState';
import { useWords } from '../words';
import { FilterFacet } from './FilterFacet';
import { filtersOfYear, yearOf } from './yearFilter';

/** The filters of the list, as its operation names them. */
export const learningFilterNames = [
  'q',
  'scope',
  'failureMode',
  'layer',
  'technology',
  'owner',
  'severity',
  'from',
  'to',
  'state',
  'toRevisit',
] as const;

/** Facets that are filters by their name. */
export const chosenFacets = [
  'failureMode',
  'layer',
  'technology',
  'owner',
  'severity',
] as const satisfies readonly LearningFacetName[];

const NO_YEAR = 'any';

/** What narrows the list of learnings. */
export function LearningFilters({
  state,
  facets,
  nameOf,
}: {
  readonly state: ListState;
  /** Missing until they are there. */
  readonly facets: LearningFacets | undefined;
  readonly nameOf: (facet: LearningFacetName, value: string) => string;
}) {
  const { t } = useWords();
  return (
    <>
      <FilterSearch
        state={state}
        label={t('learnings.list.search')}
        placeholder={t('learnings.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('learnings.list.scope')}
        kinds={reliableKinds}
      />
      {chosenFacets.map(facet => (
        <FilterFacet
          key={facet}
          state={state}
          facet={facet}
          values={facets?.[facet] ?? []}
          nameOf={nameOf}
        />
      ))}
      <FilterYear state={state} values={facets?.year ?? []} />
      <FilterToggle
        state={state}
        name="toRevisit"
        label={t('learnings.list.toRevisit')}
      />
      <FilterChoice
        state={state}
        name="state"
        label={t('learnings.list.state')}
        options={learningStates.map(id => ({
          id,
          label: t(`learnings.standing.state.${id}`),
        }))}
      />
    </>
  );
}

function FilterYear({
  state,
  values,
}: {
  readonly state: ListState;
  readonly values: LearningFacets['year'];
}) {
  const { t } = useWords();
  const chosen = yearOf(state.filters);
  const isKnown = values.some(({ value }) => value === chosen);
  const years =
    chosen === undefined || isKnown
      ? values
      : [{ value: chosen, count: 0 }, ...values];
  return (
    <Select
      className={filters.choice}
      label={t('learnings.list.facet.year')}
      options={[
        { id: NO_YEAR, label: t('listing.any') },
        ...[...years]
          .sort((a, b) => b.value.localeCompare(a.value))
          .map(({ value, count }) => ({
            id: value,
            label: t('learnings.list.counted', { name: value, n: count }),
          })),
      ]}
      value={chosen ?? NO_YEAR}
      onChange={key =>
        state.change(filtersOfYear(key === NO_YEAR ? undefined : String(key)))
      }
    />
  );
}
