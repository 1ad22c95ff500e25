import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { incidentRouteRef, incidentsRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { reliabilityTranslationRef } from '../translation';

/** One incident. */
export function IncidentPage() {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const { key } = useRouteRefParams(incidentRouteRef);
  const list = useRouteRef(incidentsRouteRef)?.() ?? '..';
  const here = useRouteRef(incidentRouteRef)?.({ key }) ?? '.';
  return (
    <BreadcrumbEntry entry={{ label: key, href: here }}>
      <PageBody>
        <SectionCard title={t('incidents.page.title', { key })}>
          <EmptyState
            title={t('incidents.page.missingTitle', { key })}
            actions={
              <ButtonLink variant="secondary" href={list}>
                {t('incidents.page.back')}
              </ButtonLink>
            }
          >
            {t('incidents.page.missingWhy')}
          </EmptyState>
        </SectionCard>
      </PageBody>
    </BreadcrumbEntry>
  );
}
