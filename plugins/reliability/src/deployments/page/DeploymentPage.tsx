import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
} from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { deploymentsContract } from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  HiddenText,
  ReliabilityError,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { deploymentRouteRef, deploymentsRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { DeploymentView } from './DeploymentView';

/** One deployment. */
export function DeploymentPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(deploymentRouteRef);
  const list = useRouteRef(deploymentsRouteRef)?.() ?? '..';
  const here = useRouteRef(deploymentRouteRef)?.({ key }) ?? '.';
  const { data, error, refetch } = useReliabilityQuery(
    deploymentsContract.getDeployment,
    { params: { key } },
  );
  const body = () => {
    if (data) return <DeploymentView key={data.key} deployment={data} />;
    if (!error) {
      return (
        <div aria-busy="true">
          <HiddenText>{t('deployments.page.loading', { key })}</HiddenText>
          <SectionCard title={key}>
            <SkeletonText lines={8} />
          </SectionCard>
        </div>
      );
    }
    const isMissing =
      error instanceof ReliabilityError &&
      [400, 403, 404].includes(error.status);
    return (
      <SectionCard title={key}>
        {isMissing ? (
          <EmptyState
            title={t('deployments.page.missingTitle', { key })}
            actions={
              <ButtonLink variant="secondary" href={list}>
                {t('deployments.page.back')}
              </ButtonLink>
            }
          >
            {t('deployments.page.missingWhy')}
          </EmptyState>
        ) : (
          <FailureNotice
            title={t('deployments.page.failedTitle', { key })}
            error={error}
            onRetry={() => refetch()}
          />
        )}
      </SectionCard>
    );
  };
  return (
    <BreadcrumbEntry entry={{ label: key, href: here }}>
      <PageBody>{body()}</PageBody>
    </BreadcrumbEntry>
  );
}
