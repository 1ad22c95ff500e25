import {
  actionItemStatuses,
  actionItemTypes,
  openCommitmentStatuses,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../../entity/entityKinds';
import { FilterChoice } from '../../listing/FilterChoice';
import { FilterDay } from '../../listing/FilterDay';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterSearch } from '../../listing/FilterSearch';
import { FilterToggle } from '../../listing/FilterToggle';
import type { ListState } from '../../listing/useListState';
import { useWords } from '../../words';

/** The filters of the list, as its operation names them. */
export const actionItemFilterNames = [
  'q',
  'scope',
  'status',
  'type',
  'owner',
  'overdue',
  'dueBefore',
  'postmortem',
  'incident',
] as const;

/** What narrows the list of action items. */
export function ActionItemFilters({ state }: { readonly state: ListState }) {
  const { t } = useWords();
  return (
    <>
      <FilterSearch
        state={state}
        label={t('actionItems.list.search')}
        placeholder={t('actionItems.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('actionItems.list.scope')}
        kinds={reliableKinds}
      />
      <FilterChoice
        state={state}
        name="status"
        label={t('actionItems.list.status')}
        options={actionItemStatuses.map(id => ({
          id,
          label: t(`actionItems.status.${id}`),
        }))}
      />
      <FilterChoice
        state={state}
        name="type"
        label={t('actionItems.list.type')}
        options={actionItemTypes.map(id => ({
          id,
          label: t(`actionItems.type.${id}`),
        }))}
      />
      <FilterDay
        state={state}
        name="dueBefore"
        label={t('actionItems.list.dueBefore')}
      />
      <FilterToggle
        state={state}
        name="status"
        values={openCommitmentStatuses}
        label={t('actionItems.list.open')}
      />
      <FilterToggle
        state={state}
        name="owner"
        values={['me']}
        label={t('actionItems.list.mine')}
      />
      <FilterToggle
        state={state}
        name="overdue"
        label={t('actionItems.list.overdue')}
      />
    </>
  );
}
