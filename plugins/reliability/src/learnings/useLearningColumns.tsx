import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { PublishedLearning } from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { FailureModeText } from '../failureModes/FailureModeText';
import { EntityNames } from '../listing/EntityNames';
import { KEY_WIDTH, ListColumn } from '../listing/listColumn';
import { learningRouteRef, postmortemRouteRef } from '../routes';
import { useWords } from '../words';
import styles from './useLearningColumns.module.css';

/** The columns of the list of learnings. What is long is told to its end in the postmortem. */
export function useLearningColumns(): readonly ListColumn<PublishedLearning>[] {
  const { t } = useWords();
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const link = useRouteRef(learningRouteRef);
  return useMemo(
    () => [
      {
        id: 'learning',
        label: t('learnings.list.columns.learning'),
        isRowHeader: true,
        narrow: 'title',
        width: '30%',
        cell: ({ key, statement, appliesTo, state }) => (
          <>
            <Link
              className={styles.statement}
              href={link?.({ key })}
              standalone
              title={key}
            >
              {statement}
            </Link>
            {state !== 'stands' && (
              <span className={styles.applies}>
                {t(`learnings.standing.state.${state}`)}
              </span>
            )}
            {appliesTo && <span className={styles.applies}>{appliesTo}</span>}
          </>
        ),
      },
      {
        id: 'helped',
        label: t('learnings.list.columns.helped'),
        wraps: true,
        narrow: 'names',
        cell: ({ helped }) => <span className={styles.helped}>{helped}</span>,
      },
      {
        id: 'failureMode',
        label: t('learnings.list.columns.failureMode'),
        wraps: true,
        width: '132px',
        cell: ({ failureMode }) =>
          failureMode && <FailureModeText of={failureMode} />,
      },
      {
        id: 'entities',
        label: t('learnings.list.columns.entities'),
        width: '16%',
        narrow: 'names',
        cell: ({ entities }) => <EntityNames entities={entities} limit={2} />,
      },
      {
        id: 'postmortem',
        label: t('learnings.list.columns.postmortem'),
        width: KEY_WIDTH,
        cell: ({ postmortem: { key, title } }) => (
          <Link
            className={styles.postmortem}
            href={postmortemLink?.({ key })}
            standalone
            title={title}
          >
            {key}
          </Link>
        ),
      },
      {
        id: 'published',
        label: t('learnings.list.columns.published'),
        width: '120px',
        cell: ({ publishedAt }) => (
          <DateTimeText at={publishedAt} detail="dateWithYear" />
        ),
      },
    ],
    [t, link, postmortemLink],
  );
}
