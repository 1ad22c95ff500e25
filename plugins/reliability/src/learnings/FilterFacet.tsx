import {
  FacetValue,
  LearningFacetName,
} from '@afterword/plugin-reliability-common';
import { FilterChoice } from '../listing/FilterChoice';
import type { ListState } from '../listing/useListState';
import { useWords } from '../words';

const MOST_AT_A_GLANCE = 8;

/** Values of a facet to choose from, with how many learnings each would leave. */
export function FilterFacet({
  state,
  facet,
  values,
  nameOf,
}: {
  readonly state: Pick<ListState, 'filters' | 'change'>;
  readonly facet: LearningFacetName;
  readonly values: readonly FacetValue[];
  readonly nameOf: (facet: LearningFacetName, value: string) => string;
}) {
  const { t } = useWords();
  const known = new Set(values.map(({ value }) => value));
  const chosen = (state.filters[facet] ?? []).filter(
    value => !known.has(value),
  );
  return (
    <FilterChoice
      state={state}
      name={facet}
      label={t(`learnings.list.facet.${facet}`)}
      searchPlaceholder={
        values.length > MOST_AT_A_GLANCE
          ? t('learnings.list.findValue')
          : undefined
      }
      options={[
        // What is chosen can be taken away, though it leaves nothing any more.
        ...chosen.map(value => ({ value, count: 0 })),
        ...values,
      ].map(({ value, count }) => ({
        id: value,
        label: t('learnings.list.counted', {
          name: nameOf(facet, value),
          n: count,
        }),
      }))}
    />
  );
}
