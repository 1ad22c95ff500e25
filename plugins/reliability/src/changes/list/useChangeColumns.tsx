import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ChangeSummary } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  StatusText,
} from '@afterword/plugin-reliability-react';
import { EntityNames } from '../../listing/EntityNames';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { PersonName } from '../../people/PersonName';
import { changeRouteRef } from '../../routes';
import { useWords } from '../../words';
import { ChangeStatusText } from '../ChangeStatusText';

/** The columns of the list of change reviews. */
export function useChangeColumns(): readonly ListColumn<ChangeSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(changeRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('changes.list.columns.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('changes.list.columns.title'),
        isRowHeader: true,
        narrow: 'title',
        cell: ({ key, title }) => (
          <Link href={link?.({ key })} standalone weight="bold" title={title}>
            {title}
          </Link>
        ),
      },
      {
        id: 'entities',
        label: t('changes.list.columns.entities'),
        width: '132px',
        narrow: 'names',
        cell: ({ entities }) => <EntityNames entities={entities} limit={1} />,
      },
      {
        id: 'planned',
        label: t('changes.list.columns.planned'),
        wraps: true,
        width: '132px',
        sort: { ascending: 'planned', descending: '-planned' },
        cell: ({ plannedFor }) => <DateTimeText at={plannedFor} />,
      },
      {
        id: 'status',
        label: t('changes.list.columns.status'),
        width: '152px',
        cell: ({ status }) => <ChangeStatusText status={status} />,
      },
      {
        id: 'owner',
        label: t('changes.list.columns.owner'),
        width: '112px',
        narrow: 'none',
        cell: ({ owner }) => owner !== null && <PersonName of={owner} />,
      },
      {
        id: 'risks',
        label: t('changes.list.columns.risks'),
        width: '152px',
        cell: ({ risks, unprepared }) =>
          unprepared > 0 ? (
            <StatusText tone="waits">
              {t('changes.list.columns.preparedOf', {
                prepared: risks - unprepared,
                risks,
              })}
            </StatusText>
          ) : (
            risks > 0 && t('changes.list.columns.prepared', { count: risks })
          ),
      },
    ],
    [t, link],
  );
}
