import {
  gateIds,
  postmortemStatuses,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../../entity/entityKinds';
import { FilterChoice } from '../../listing/FilterChoice';
import { FilterDays } from '../../listing/FilterDays';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterSearch } from '../../listing/FilterSearch';
import { FilterToggle } from '../../listing/FilterToggle';
import type { ListState } from '../../listing/useListState';
import { useWords } from '../../words';
import { useGateName } from '../page/useGateName';

/** The filters of the list, as its operation names them. */
export const postmortemFilterNames = [
  'q',
  'scope',
  'status',
  'person',
  'toReview',
  'incident',
  'overridden',
  'from',
  'to',
] as const;

/** What narrows the list of postmortems. */
export function PostmortemFilters({ state }: { readonly state: ListState }) {
  const { t } = useWords();
  const nameOf = useGateName();
  return (
    <>
      <FilterSearch
        state={state}
        label={t('postmortems.list.search')}
        placeholder={t('postmortems.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('postmortems.list.scope')}
        kinds={reliableKinds}
      />
      <FilterChoice
        state={state}
        name="status"
        label={t('postmortems.list.status')}
        options={postmortemStatuses.map(id => ({
          id,
          label: t(`postmortems.page.status.${id}`),
        }))}
      />
      <FilterChoice
        state={state}
        name="overridden"
        label={t('postmortems.list.overridden')}
        options={gateIds.map(id => ({ id, label: nameOf(id) }))}
      />
      <FilterDays state={state} />
      <FilterToggle
        state={state}
        name="person"
        values={['me']}
        label={t('postmortems.list.mine')}
      />
      <FilterToggle
        state={state}
        name="toReview"
        values={['me']}
        label={t('postmortems.list.toReview')}
      />
    </>
  );
}
