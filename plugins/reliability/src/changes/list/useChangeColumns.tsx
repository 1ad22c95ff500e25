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
        narrow: 'names',
        cell: ({ entities }) => <EntityNames entities={entities} limit={1} />,
      },
      {
        id: 'planned',
        label: t('changes.list.columns.planned'),
        width: '184px',
        sort: { ascending: 'planned', descending: '-planned' },
        cell: ({ plannedFor }) => <DateTimeText at={plannedFor} />,
      },
      {
        id: 'status',
        label: t('changes.list.columns.status'),
        width: '168px',
        cell: ({ status }) => <ChangeStatusText status={status} />,
      },
      {
        id: 'owner',
        label: t('changes.list.columns.owner'),
        width: '144px',
        narrow: 'none',
        cell: ({ owner }) => owner !== null && <PersonName of={owner} />,
      },
      {
        id: 'risks',
        label: t('changes.list.columns.risks'),
        width: '88px',
        align: 'end',
        narrow: 'none',
        cell: ({ risks }) => risks > 0 && risks,
      },
      {
        id: 'unprepared',
        label: t('changes.list.unprepared'),
        width: '152px',
        cell: ({ unprepared: count }) =>
          count > 0 && (
            <StatusText tone="waits">
              {t('changes.list.columns.unprepared', { count })}
            </StatusText>
          ),
      },
    ],
    [t, link],
  );
}
