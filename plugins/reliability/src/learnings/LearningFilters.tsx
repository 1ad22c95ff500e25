import {
  learningStates,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../entity/entityKinds';
import { useFailureModeSuggestions } from '../failureModes/useFailureModeSuggestions';
import { FilterChoice } from '../listing/FilterChoice';
import { FilterEntity } from '../listing/FilterEntity';
import { FilterSearch } from '../listing/FilterSearch';
import { FilterToggle } from '../listing/FilterToggle';
import { FilterWord } from '../listing/FilterWord';
import type { ListState } from '../listing/useListState';
import { useWords } from '../words';

/** The filters of the list, as its operation names them. */
export const learningFilterNames = [
  'q',
  'scope',
  'failureMode',
  'state',
  'toRevisit',
] as const;

/** What narrows the list of learnings. */
export function LearningFilters({
  state,
  rows,
}: {
  readonly state: ListState;
  /** Rows at hand; their failure modes are suggested. */
  readonly rows: readonly Pick<PublishedLearning, 'failureMode'>[];
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
      <FilterWord
        state={state}
        name="failureMode"
        label={t('learnings.list.failureMode')}
        placeholder={t('learnings.list.anyWord')}
        suggestions={useFailureModeSuggestions(rows)}
      />
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
