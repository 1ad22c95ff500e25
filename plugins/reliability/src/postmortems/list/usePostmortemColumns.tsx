import { useMemo } from 'react';
import {
  PostmortemSummary,
  severity as severities,
} from '@afterword/plugin-reliability-common';
import { KeyText, StatusText } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { IncidentMark } from '../../incidents/IncidentMark';
import { EntityNames } from '../../listing/EntityNames';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import { BeganText } from '../BeganText';
import { PostmortemStatusText } from '../PostmortemStatusText';
import { SeverityOfIncident } from '../rail/SeverityOfIncident';

/** The columns of the list of postmortems. */
export function usePostmortemColumns(): readonly ListColumn<PostmortemSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(postmortemRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('postmortems.list.columns.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('postmortems.list.columns.title'),
        isRowHeader: true,
        sort: { ascending: 'title' },
        narrow: 'title',
        cell: ({ key, title }) => (
          <Link href={link?.({ key })} standalone weight="bold" title={title}>
            {title}
          </Link>
        ),
      },
      {
        id: 'status',
        label: t('postmortems.list.columns.status'),
        width: '108px',
        cell: postmortem => <PostmortemStatusText postmortem={postmortem} />,
      },
      {
        id: 'entities',
        label: t('postmortems.list.columns.entities'),
        width: '18%',
        narrow: 'names',
        cell: ({ entities }) => <EntityNames entities={entities} limit={2} />,
      },
      {
        id: 'severity',
        label: t('postmortems.list.columns.severity'),
        width: '116px',
        cell: ({ severity, incidents }) => {
          const worst = severities.safeParse(severity).data;
          if (worst) {
            return (
              <IncidentMark incident={{ kind: 'incident', severity: worst }} />
            );
          }
          return incidents[0] && <SeverityOfIncident incident={incidents[0]} />;
        },
      },
      {
        id: 'started',
        label: t('postmortems.list.columns.started'),
        width: '128px',
        sort: { ascending: 'started', descending: '-started' },
        cell: postmortem => <BeganText postmortem={postmortem} />,
      },
      {
        id: 'commitments',
        label: t('postmortems.list.columns.commitments'),
        width: '132px',
        narrow: 'none',
        cell: ({ commitments: { candidates, verified, total } }) => {
          const says = () => {
            if (total > 0) {
              return t('postmortems.list.verifiedOf', { verified, total });
            }
            return candidates > 0
              ? t('postmortems.list.ideas', { count: candidates })
              : t('postmortems.list.noneYet');
          };
          return <StatusText tone="quiet">{says()}</StatusText>;
        },
      },
    ],
    [t, link],
  );
}
