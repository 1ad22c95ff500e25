import { useRouteRef, useRouteRefParams } from '@backstage/frontend-plugin-api';
import { incidentsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { incidentRouteRef, incidentsRouteRef } from '../../routes';
import { ItemPage } from '../../shell/item/ItemPage';
import { useWords } from '../../words';
import { IncidentSkeleton } from './IncidentSkeleton';
import { IncidentView } from './IncidentView';

/** One incident. */
export function IncidentPage() {
  const { t } = useWords();
  const { key } = useRouteRefParams(incidentRouteRef);
  const result = useReliabilityQuery(incidentsContract.getIncident, {
    params: { key },
  });
  return (
    <ItemPage
      itemKey={key}
      here={useRouteRef(incidentRouteRef)?.({ key }) ?? '.'}
      list={useRouteRef(incidentsRouteRef)?.() ?? '..'}
      result={result}
      words={{
        missingTitle: t('incidents.page.missingTitle', { key }),
        missingWhy: t('incidents.page.missingWhy'),
        back: t('incidents.page.back'),
        failedTitle: t('listing.failedTitle'),
      }}
      skeleton={<IncidentSkeleton incidentKey={key} />}
    >
      {incident => <IncidentView incident={incident} />}
    </ItemPage>
  );
}
