import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  incidentCreatePermission,
  incidentsContract,
  incidentsExport,
  incidentSorts,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { ExportMenu } from '../../listing/ExportMenu';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { listQueryOf } from '../../listing/listQueryOf';
import { ListSection } from '../../listing/ListSection';
import { useListState } from '../../listing/useListState';
import { useListTotal } from '../../listing/useListTotal';
import { incidentRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import { ReportIncidentDialog } from '../report/ReportIncidentDialog';
import { ReportNearMissDialog } from '../report/ReportNearMissDialog';
import { incidentFilterNames, IncidentFilters } from './IncidentFilters';
import { useIncidentColumns } from './useIncidentColumns';

/** All incidents that the reader may see. */
export function IncidentsPage() {
  const { t } = useWords();
  const [reporting, setReporting] = useState<'incident' | 'nearMiss'>();
  const state = useListState({
    filters: incidentFilterNames,
    sorts: incidentSorts,
    defaultSort: '-anchor',
  });
  const result = useReliabilityQuery(
    incidentsContract.listIncidents,
    { query: listQueryOf(incidentsContract.listIncidents, state) },
    { keepPrevious: true, asksAnew: true },
  );
  const total = useListTotal(incidentsContract.listIncidents, state);
  const columns = useIncidentColumns();
  const link = useRouteRef(incidentRouteRef);
  const close = () => setReporting(undefined);
  const mayReport = useMay(incidentCreatePermission);
  return (
    <PageBody>
      <ListSection
        title={t('incidents.list.title')}
        total={
          total === undefined
            ? null
            : t('incidents.list.total', { count: total })
        }
        state={state}
        result={result}
        columns={columns}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
        filters={
          <IncidentFilters state={state} rows={result.data?.items ?? []} />
        }
        actions={
          <HeaderButtons>
            <ExportMenu
              what={t('incidents.list.title')}
              list={incidentsExport}
              filters={state.filters}
              sort={state.sort}
              fileName="incidents"
            />
            {mayReport && (
              <Button
                variant="secondary"
                onPress={() => setReporting('nearMiss')}
              >
                {t('incidents.report.nearMiss')}
              </Button>
            )}
            {mayReport && (
              <Button
                variant="primary"
                data-shortcut="new"
                onPress={() => setReporting('incident')}
              >
                {t('incidents.report.incident')}
              </Button>
            )}
          </HeaderButtons>
        }
        empty={
          <EmptyState title={t('incidents.list.emptyTitle')}>
            {t('incidents.list.emptyWhy')}
          </EmptyState>
        }
      />
      <ReportIncidentDialog isOpen={reporting === 'incident'} onClose={close} />
      <ReportNearMissDialog isOpen={reporting === 'nearMiss'} onClose={close} />
    </PageBody>
  );
}
