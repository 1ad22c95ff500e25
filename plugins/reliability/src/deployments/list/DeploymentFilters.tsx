import {
  deploymentStatuses,
  DeploymentSummary,
} from '@afterword/plugin-reliability-common';
import { reliableKinds } from '../../entity/entityKinds';
import { FilterChoice } from '../../listing/FilterChoice';
import { FilterDays } from '../../listing/FilterDays';
import { FilterEntity } from '../../listing/FilterEntity';
import { FilterSearch } from '../../listing/FilterSearch';
import { FilterToggle } from '../../listing/FilterToggle';
import { FilterWord } from '../../listing/FilterWord';
import type { ListState } from '../../listing/useListState';
import { useWords } from '../../words';

/** The filters of the list, as its operation names them. */
export const deploymentFilterNames = [
  'q',
  'scope',
  'environment',
  'status',
  'from',
  'to',
  'failed',
] as const;

/** What narrows the list of deployments. */
export function DeploymentFilters({
  state,
  rows,
}: {
  readonly state: ListState;
  /** Rows at hand; their environments are suggested. */
  readonly rows: readonly Pick<DeploymentSummary, 'environment'>[];
}) {
  const { t } = useWords();
  return (
    <>
      <FilterSearch
        state={state}
        label={t('deployments.list.search')}
        placeholder={t('deployments.list.searchPlaceholder')}
      />
      <FilterEntity
        state={state}
        label={t('deployments.list.scope')}
        kinds={reliableKinds}
      />
      <FilterWord
        state={state}
        name="environment"
        label={t('deployments.list.environment')}
        placeholder={t('deployments.list.anyWord')}
        suggestions={[
          ...new Set(rows.map(({ environment }) => environment)),
        ].sort()}
      />
      <FilterChoice
        state={state}
        name="status"
        label={t('deployments.list.status')}
        options={deploymentStatuses.map(id => ({
          id,
          label: t(`deployments.status.${id}`),
        }))}
      />
      <FilterDays state={state} />
      <FilterToggle
        state={state}
        name="failed"
        label={t('deployments.list.failed')}
      />
    </>
  );
}
