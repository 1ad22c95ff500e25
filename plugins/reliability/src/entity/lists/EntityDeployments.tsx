import { useRouteRef } from '@backstage/frontend-plugin-api';
import { deploymentsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useDeploymentColumns } from '../../deployments/list/useDeploymentColumns';
import { deploymentRouteRef, deploymentsRouteRef } from '../../routes';
import { useWords } from '../../words';
import { latestOf, LatestSection } from './LatestSection';

/** The latest deployments of a scope, and what came of them. */
export function EntityDeployments({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const all = useRouteRef(deploymentsRouteRef)?.();
  const link = useRouteRef(deploymentRouteRef);
  const answer = useReliabilityQuery(
    deploymentsContract.listDeployments,
    latestOf(scope),
  );
  return (
    <LatestSection
      title={t('entity.deployments.title')}
      columns={useDeploymentColumns()}
      answer={answer}
      rowHref={({ key }) => link?.({ key })}
      empty={{
        title: t('entity.deployments.emptyTitle'),
        why: t('entity.deployments.emptyWhy'),
      }}
      all={{
        href: all && `${all}?${new URLSearchParams({ scope })}`,
        words: () => t('entity.deployments.all'),
      }}
    />
  );
}
