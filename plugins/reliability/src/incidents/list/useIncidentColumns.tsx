import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { IncidentSummary } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  DurationText,
  KeyText,
} from '@afterword/plugin-reliability-react';
import { EntityNames } from '../../listing/EntityNames';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { incidentRouteRef } from '../../routes';
import { useWords } from '../../words';
import { computedDuration } from '../computedDurations';
import { IncidentMark } from '../IncidentMark';
import { IncidentStatusText } from '../IncidentStatusText';
import styles from './useIncidentColumns.module.css';

/** The columns of the list of incidents. */
export function useIncidentColumns(): readonly ListColumn<IncidentSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('incidents.list.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('incidents.list.what'),
        isRowHeader: true,
        sort: { ascending: 'title' },
        narrow: 'title',
        cell: ({ key, title, flags }) => (
          <>
            <Link href={link?.({ key })} standalone weight="bold" title={title}>
              {title}
            </Link>
            {flags.length > 0 && (
              <span className={styles.flagged}>
                {t('incidents.list.flagged')}
              </span>
            )}
          </>
        ),
      },
      {
        id: 'entities',
        label: t('incidents.list.entities'),
        width: '16%',
        narrow: 'names',
        cell: ({ entities }) => <EntityNames entities={entities} limit={2} />,
      },
      {
        id: 'severity',
        label: t('incidents.list.severity'),
        width: '124px',
        sort: { ascending: 'severity' },
        cell: incident => <IncidentMark incident={incident} />,
      },
      {
        id: 'status',
        label: t('incidents.list.status'),
        width: '96px',
        cell: incident => <IncidentStatusText incident={incident} />,
      },
      {
        id: 'began',
        label: t('incidents.list.began'),
        width: '168px',
        sort: { ascending: 'anchor', descending: '-anchor' },
        cell: ({ times: { impactStarted, detected, declared } }) => {
          const other = detected ?? declared;
          if (impactStarted) {
            return <DateTimeText at={impactStarted.at} detail="dateWithYear" />;
          }
          return other ? (
            <span className={styles.quiet}>
              {t('incidents.list.noticed', {
                at: <DateTimeText at={other.at} detail="dateWithYear" />,
              })}
            </span>
          ) : (
            <span className={styles.quiet}>{t('incidents.page.notKnown')}</span>
          );
        },
      },
      {
        id: 'timeToRestore',
        label: t('incidents.list.timeToRestore'),
        width: '112px',
        align: 'end',
        cell: incident => {
          const seconds = computedDuration(incident, 'timeToRestore');
          return seconds === undefined ? null : (
            <DurationText seconds={seconds} />
          );
        },
      },
    ],
    [t, link],
  );
}
