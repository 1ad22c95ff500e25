import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import {
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import { FailureNotice } from '../../listing/FailureNotice';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './page.module.css';
import { useVersionedWrite } from './useVersionedWrite';

/** Says that an incident was merged, into which, and takes it back for whoever may change it. */
export function MergedNotice({
  incident,
  into,
}: {
  readonly incident: Incident;
  readonly into: string;
}) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const { save, isPending, error } = useVersionedWrite(
    incidentsContract.unmergeIncident,
    incident,
    ({ mergedInto }) => mergedInto,
  );
  return (
    <div className={styles.notice}>
      <div>
        <p>
          {t('incidents.page.mergedTitle', {
            key: <Link href={link?.({ key: into })}>{into}</Link>,
          })}
        </p>
        <p className={styles.quiet}>{t('incidents.page.mergedWhy')}</p>
      </div>
      {incident.editable && (
        <Button
          variant="secondary"
          isPending={isPending}
          onPress={() => save({ params: { key: incident.key } })}
        >
          {t('incidents.page.unmerge')}
        </Button>
      )}
      {error && (
        <FailureNotice error={error} title={t('incidents.page.saveFailed')} />
      )}
    </div>
  );
}
