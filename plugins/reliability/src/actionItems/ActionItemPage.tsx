import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { actionItemRouteRef, actionItemsRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { reliabilityTranslationRef } from '../translation';

/** One action item. */
export function ActionItemPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const { key } = useRouteRefParams(actionItemRouteRef);
  const list = useRouteRef(actionItemsRouteRef)?.() ?? '..';
  const here = useRouteRef(actionItemRouteRef)?.({ key }) ?? '.';
  return (
    <BreadcrumbEntry entry={{ label: key, href: here }}>
      <PageBody>
        <SectionCard title={t('actionItems.page.title', { key })}>
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
        </SectionCard>
      </PageBody>
    </BreadcrumbEntry>
  );
}
