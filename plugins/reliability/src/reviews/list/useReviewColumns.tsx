import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ReviewSummary } from '@afterword/plugin-reliability-common';
import { DateTimeText, KeyText } from '@afterword/plugin-reliability-react';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { PersonName } from '../../people/PersonName';
import { reviewRouteRef } from '../../routes';
import { useWords } from '../../words';
import { ReviewStateText } from '../ReviewStateText';
import { ScopeName } from '../ScopeName';

/** The columns of the list of reviews. */
export function useReviewColumns(): readonly ListColumn<ReviewSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(reviewRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('reviews.list.columns.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('reviews.list.columns.title'),
        isRowHeader: true,
        narrow: 'title',
        cell: ({ key, title }) => (
          <Link href={link?.({ key })} standalone weight="bold" title={title}>
            {title}
          </Link>
        ),
      },
      {
        id: 'scope',
        label: t('reviews.list.scope'),
        width: '144px',
        narrow: 'names',
        cell: ({ scope, scopeKnown }) => (
          <ScopeName scope={scope} known={scopeKnown} />
        ),
      },
      {
        id: 'starts',
        label: t('reviews.list.columns.starts'),
        width: '200px',
        sort: { ascending: 'starts', descending: '-starts' },
        cell: ({ startsAt, startedAt }) => (
          <DateTimeText at={startedAt ?? startsAt} />
        ),
      },
      {
        id: 'state',
        label: t('reviews.list.columns.state'),
        width: '104px',
        cell: ({ state }) => <ReviewStateText state={state} />,
      },
      {
        id: 'facilitator',
        label: t('reviews.list.columns.facilitator'),
        width: '136px',
        cell: ({ facilitator }) =>
          facilitator !== null && <PersonName of={facilitator} />,
      },
      {
        id: 'decisions',
        label: t('reviews.list.columns.decisions'),
        width: '96px',
        align: 'end',
        narrow: 'none',
        cell: ({ decisions }) => decisions > 0 && decisions,
      },
    ],
    [t, link],
  );
}
