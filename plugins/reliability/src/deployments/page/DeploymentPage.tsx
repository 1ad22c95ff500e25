import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { deploymentsContract } from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { deploymentRouteRef, deploymentsRouteRef } from '../../routes';
import { ItemPage } from '../../shell/item/ItemPage';
import { useWords } from '../../words';
import { DeploymentView } from './DeploymentView';

/** One deployment. */
export function DeploymentPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(deploymentRouteRef);
  const result = useReliabilityQuery(deploymentsContract.getDeployment, {
    params: { key },
  });
  return (
    <ItemPage
      itemKey={key}
      here={useRouteRef(deploymentRouteRef)?.({ key }) ?? '.'}
      list={useRouteRef(deploymentsRouteRef)?.() ?? '..'}
      result={result}
      words={{
        missingTitle: t('deployments.page.missingTitle', { key }),
        missingWhy: t('deployments.page.missingWhy'),
        back: t('deployments.page.back'),
        failedTitle: t('deployments.page.failedTitle', { key }),
      }}
      skeleton={
        <div aria-busy="true">
          <HiddenText>{t('deployments.page.loading', { key })}</HiddenText>
          <SectionCard title={key}>
            <SkeletonText lines={8} />
          </SectionCard>
        </div>
      }
    >
      {deployment => <DeploymentView deployment={deployment} />}
    </ItemPage>
  );
}
