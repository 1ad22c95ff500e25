import { actionItemsContract } from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  ReliabilityError,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
} from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { FailureNotice } from '../../listing/FailureNotice';
import { actionItemRouteRef, actionItemsRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { ActionItemSkeleton } from './ActionItemSkeleton';
import { ActionItemView } from './ActionItemView';

/** One action item. */
export function ActionItemPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(actionItemRouteRef);
  const list = useRouteRef(actionItemsRouteRef)?.() ?? '..';
  const here = useRouteRef(actionItemRouteRef)?.({ key }) ?? '.';
  const { data, error, refetch } = useReliabilityQuery(
    actionItemsContract.getActionItem,
    { params: { key } },
  );

  const body = () => {
    if (data) return <ActionItemView key={data.key} item={data} />;
    if (!error) return <ActionItemSkeleton name={key} />;
    const isMissing =
      error instanceof ReliabilityError &&
      [400, 403, 404].includes(error.status);
    return (
      <SectionCard title={key}>
        {isMissing ? (
          <EmptyState
            title={t('actionItems.page.missingTitle', { key })}
            actions={
              <ButtonLink variant="secondary" href={list}>
                {t('actionItems.page.back')}
              </ButtonLink>
            }
          >
            {t('actionItems.page.missingWhy')}
          </EmptyState>
        ) : (
          <FailureNotice
            title={t('actionItems.page.failedTitle', { key })}
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
