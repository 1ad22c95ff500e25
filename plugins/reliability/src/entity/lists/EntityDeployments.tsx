import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { deploymentsContract } from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useDeploymentColumns } from '../../deployments/list/useDeploymentColumns';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListTable } from '../../listing/ListTable';
import { deploymentRouteRef, deploymentsRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './lists.module.css';

const MOST = 5;

/** The latest deployments of a scope, and what came of them. */
export function EntityDeployments({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const all = useRouteRef(deploymentsRouteRef)?.();
  const link = useRouteRef(deploymentRouteRef);
  const columns = useDeploymentColumns();
  const { data, error, refetch } = useReliabilityQuery(
    deploymentsContract.listDeployments,
    { query: { scope, limit: MOST, count: 'true' } },
  );
  const total = data?.page.total ?? 0;
  const isEmpty = data?.items.length === 0;
  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={() => refetch()} />;
    }
    return isEmpty ? (
      <EmptyState title={t('entity.deployments.emptyTitle')}>
        {t('entity.deployments.emptyWhy')}
      </EmptyState>
    ) : (
      <ListTable
        aria-label={t('entity.deployments.title')}
        columns={columns}
        unsortable
        rows={data?.items}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
        skeletonRows={3}
      />
    );
  };
  return (
    <SectionCard
      title={t('entity.deployments.title')}
      body={isEmpty || (error && !data) ? 'padded' : 'flush'}
      meta={
        all &&
        total > MOST && (
          <Link
            className={styles.all}
            href={`${all}?${new URLSearchParams({ scope })}`}
            standalone
          >
            {t('entity.deployments.all', { n: total })}
          </Link>
        )
      }
    >
      {body()}
    </SectionCard>
  );
}
