import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { DeploymentSummary } from '@afterword/plugin-reliability-common';
import { DateTimeText, KeyText } from '@afterword/plugin-reliability-react';
import { EntityNames } from '../../listing/EntityNames';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { deploymentRouteRef, incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { DeploymentStatusText } from '../DeploymentStatusText';
import styles from './useDeploymentColumns.module.css';

/** The columns of a list of deployments. */
export function useDeploymentColumns(): readonly ListColumn<DeploymentSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(deploymentRouteRef);
  const incidentLink = useRouteRef(incidentRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('deployments.list.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'release',
        label: t('deployments.list.release'),
        isRowHeader: true,
        narrow: 'title',
        cell: ({ key, release }) => (
          <Link
            href={link?.({ key })}
            standalone
            weight="bold"
            title={release ?? undefined}
          >
            {release ?? t('deployments.unnamed')}
          </Link>
        ),
      },
      {
        id: 'entity',
        label: t('deployments.list.entity'),
        width: '16%',
        narrow: 'names',
        cell: ({ entity }) => <EntityNames entities={[entity]} limit={1} />,
      },
      {
        id: 'environment',
        label: t('deployments.list.environment'),
        width: '108px',
        cell: ({ environment }) => environment,
      },
      {
        id: 'status',
        label: t('deployments.list.status'),
        width: '108px',
        cell: deployment => <DeploymentStatusText deployment={deployment} />,
      },
      {
        id: 'finished',
        label: t('deployments.list.finished'),
        width: '200px',
        sort: { ascending: 'finished', descending: '-finished' },
        cell: ({ finished }) => <DateTimeText at={finished} />,
      },
      {
        id: 'failures',
        label: t('deployments.list.failures'),
        width: '132px',
        cell: ({ failures }) =>
          failures.length > 0 && (
            <span className={styles.keys}>
              {failures.map(({ key }) => (
                <KeyText key={key} value={key} href={incidentLink?.({ key })} />
              ))}
            </span>
          ),
      },
    ],
    [t, link, incidentLink],
  );
}
