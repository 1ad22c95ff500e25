import {
  BreadcrumbEntry,
  useRouteRef,
  useRouteRefParams,
} from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { incidentsContract } from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  ReliabilityError,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { incidentRouteRef, incidentsRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import { IncidentSkeleton } from './IncidentSkeleton';
import { IncidentView } from './IncidentView';

/** One incident. */
export function IncidentPage() {
  const { key } = useRouteRefParams(incidentRouteRef);
  const here = useRouteRef(incidentRouteRef)?.({ key }) ?? '.';
  return (
    <BreadcrumbEntry entry={{ label: key, href: here }}>
      <PageBody>
        <Content key={key} incidentKey={key} />
      </PageBody>
    </BreadcrumbEntry>
  );
}

function Content({ incidentKey }: { readonly incidentKey: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    incidentsContract.getIncident,
    { params: { key: incidentKey } },
  );
  if (data) return <IncidentView incident={data} />;
  if (!error) return <IncidentSkeleton incidentKey={incidentKey} />;
  const isMissing =
    error instanceof ReliabilityError &&
    (error.status === 404 || error.status === 400);
  return (
    <SectionCard title={incidentKey}>
      {isMissing ? (
        <Missing incidentKey={incidentKey} />
      ) : (
        <FailureNotice
          error={error}
          onRetry={() => refetch()}
          title={t('listing.failedTitle')}
        />
      )}
    </SectionCard>
  );
}

function Missing({ incidentKey: key }: { readonly incidentKey: string }) {
  const { t } = useWords();
  const list = useRouteRef(incidentsRouteRef)?.() ?? '..';
  return (
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
  );
}
