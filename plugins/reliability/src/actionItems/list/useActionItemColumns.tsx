import { useMemo } from 'react';
import type { ActionItem } from '@afterword/plugin-reliability-common';
import { KeyText } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { PersonName } from '../../people/PersonName';
import {
  actionItemRouteRef,
  incidentRouteRef,
  postmortemRouteRef,
} from '../../routes';
import { useWords } from '../../words';
import { ActionItemStatusText } from '../ActionItemStatusText';
import { DueText } from '../DueText';
import styles from './useActionItemColumns.module.css';

/** The columns of the list of action items. */
export function useActionItemColumns(): readonly ListColumn<ActionItem>[] {
  const { t } = useWords();
  const link = useRouteRef(actionItemRouteRef);
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const incidentLink = useRouteRef(incidentRouteRef);
  const entityLink = useEntityRefLink();
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('actionItems.list.columns.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('actionItems.list.columns.title'),
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
        label: t('actionItems.list.columns.status'),
        width: '116px',
        cell: item => <ActionItemStatusText item={item} />,
      },
      {
        id: 'due',
        label: t('actionItems.list.columns.due'),
        width: '168px',
        sort: { ascending: 'due', descending: '-due' },
        cell: item =>
          item.status === 'candidate' && !item.due ? null : (
            <DueText item={item} />
          ),
      },
      {
        id: 'owner',
        label: t('actionItems.list.columns.owner'),
        width: '16%',
        narrow: 'names',
        cell: ({ accountable }) =>
          accountable && (
            <Link
              className={styles.owner}
              href={entityLink(accountable)}
              standalone
            >
              <PersonName of={accountable} />
            </Link>
          ),
      },
      {
        id: 'type',
        label: t('actionItems.list.columns.type'),
        width: '104px',
        cell: ({ type }) => type && t(`actionItems.type.${type}`),
      },
      {
        id: 'postmortem',
        label: t('actionItems.list.columns.postmortem'),
        width: '100px',
        cell: ({ postmortem, incident }) => {
          if (postmortem) {
            const { key } = postmortem;
            return <KeyText value={key} href={postmortemLink?.({ key })} />;
          }
          if (!incident) return null;
          const { key } = incident;
          return <KeyText value={key} href={incidentLink?.({ key })} />;
        },
      },
    ],
    [t, link, postmortemLink, incidentLink, entityLink],
  );
}
