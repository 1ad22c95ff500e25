import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { postmortemRouteRef, postmortemsRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { reliabilityTranslationRef } from '../translation';

/** One postmortem. */
export function PostmortemPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const { key } = useRouteRefParams(postmortemRouteRef);
  const list = useRouteRef(postmortemsRouteRef)?.() ?? '..';
  const here = useRouteRef(postmortemRouteRef)?.({ key }) ?? '.';
  return (
    <BreadcrumbEntry entry={{ label: key, href: here }}>
      <PageBody>
        <SectionCard title={t('postmortems.page.title', { key })}>
          <EmptyState
            title={t('postmortems.page.missingTitle', { key })}
            actions={
              <ButtonLink variant="secondary" href={list}>
                {t('postmortems.page.back')}
              </ButtonLink>
            }
          >
            {t('postmortems.page.missingWhy')}
          </EmptyState>
        </SectionCard>
      </PageBody>
    </BreadcrumbEntry>
  );
}
