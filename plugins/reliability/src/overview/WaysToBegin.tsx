import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import {
  importPermission,
  incidentCreatePermission,
  intakeAdministerPermission,
  postmortemCreatePermission,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  RowListItem,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { ReportIncidentDialog } from '../incidents/report/ReportIncidentDialog';
import { ReportNearMissDialog } from '../incidents/report/ReportNearMissDialog';
import { importRouteRef, intakeRouteRef } from '../routes';
import { useMay } from '../shell/useMay';
import { useWords } from '../words';

/** What to do where nothing was ever reported. */
export function WaysToBegin() {
  const { t } = useWords();
  const [reporting, setReporting] = useState<'incident' | 'nearMiss'>();
  const close = () => setReporting(undefined);
  const importing = useRouteRef(importRouteRef)?.();
  const intake = useRouteRef(intakeRouteRef)?.();
  const mayReport = useMay(incidentCreatePermission);
  const mayReadDocuments = useMay(postmortemCreatePermission);
  const mayImport = useMay(importPermission) || mayReadDocuments;
  const mayAdminister = useMay(intakeAdministerPermission);
  return (
    <SectionCard title={t('overview.begin.title')} body="flush">
      <RowList>
        <RowListItem
          title={t('overview.begin.report')}
          detail={t('overview.begin.reportWhy')}
        >
          {mayReport && (
            <>
              <Button
                variant="secondary"
                onPress={() => setReporting('incident')}
              >
                {t('overview.begin.reportIncident')}
              </Button>
              <Button
                variant="secondary"
                onPress={() => setReporting('nearMiss')}
              >
                {t('overview.begin.reportNearMiss')}
              </Button>
            </>
          )}
        </RowListItem>
        <RowListItem
          title={t('overview.begin.import')}
          detail={t('overview.begin.importWhy')}
        >
          {importing && mayImport && (
            <Link href={importing} standalone>
              {t('overview.begin.importLink')}
            </Link>
          )}
        </RowListItem>
        <RowListItem
          title={t('overview.begin.connect')}
          detail={t('overview.begin.connectWhy')}
        >
          {intake && mayAdminister && (
            <Link href={intake} standalone>
              {t('overview.begin.connectLink')}
            </Link>
          )}
        </RowListItem>
      </RowList>
      <ReportIncidentDialog isOpen={reporting === 'incident'} onClose={close} />
      <ReportNearMissDialog isOpen={reporting === 'nearMiss'} onClose={close} />
    </SectionCard>
  );
}
