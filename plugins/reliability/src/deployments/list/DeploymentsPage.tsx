import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  deploymentsContract,
  deploymentsExport,
  deploymentSorts,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ExportMenu } from '../../listing/ExportMenu';
import { listQueryOf } from '../../listing/listQueryOf';
import { ListSection } from '../../listing/ListSection';
import { useListState } from '../../listing/useListState';
import { useListTotal } from '../../listing/useListTotal';
import { deploymentRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { DeploymentFilters, deploymentFilterNames } from './DeploymentFilters';
import { useDeploymentColumns } from './useDeploymentColumns';

/** All deployments that the reader may see. */
export function DeploymentsPage() {
  const { t } = useWords();
  const state = useListState({
    filters: deploymentFilterNames,
    sorts: deploymentSorts,
    defaultSort: '-finished',
  });
  const { listDeployments } = deploymentsContract;
  const result = useReliabilityQuery(
    listDeployments,
    { query: listQueryOf(listDeployments, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const total = useListTotal(listDeployments, state);
  const columns = useDeploymentColumns();
  const link = useRouteRef(deploymentRouteRef);
  return (
    <PageBody>
      <ListSection
        title={t('deployments.list.title')}
        total={
          total === undefined
            ? null
            : t('deployments.list.count', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
        filters={
          <DeploymentFilters state={state} rows={result.data?.items ?? []} />
        }
        actions={
          <ExportMenu
            what={t('deployments.list.title')}
            list={deploymentsExport}
            filters={state.filters}
            sort={state.sort}
            fileName="deployments"
          />
        }
        empty={
          <EmptyState title={t('deployments.list.emptyTitle')}>
            {t('deployments.list.emptyWhy')}
          </EmptyState>
        }
      />
    </PageBody>
  );
}
