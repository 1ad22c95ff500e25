import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  incidentKinds,
  postmortemsContract,
  PostmortemSummary,
  severities,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  KeyText,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { IncidentMark } from '../../incidents/IncidentMark';
import { FailureNotice } from '../../listing/FailureNotice';
import { KEY_WIDTH, ListColumn } from '../../listing/listColumn';
import { ListTable } from '../../listing/ListTable';
import { BeganText } from '../../postmortems/BeganText';
import { PostmortemStatusText } from '../../postmortems/PostmortemStatusText';
import { postmortemRouteRef, postmortemsRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from './lists.module.css';

const MOST = 5;

/** The latest postmortems about a scope. */
export function EntityPostmortems({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const all = useRouteRef(postmortemsRouteRef)?.();
  const columns = useEntityPostmortemColumns();
  const link = useRouteRef(postmortemRouteRef);
  const { data, error, refetch } = useReliabilityQuery(
    postmortemsContract.listPostmortems,
    { query: { scope, limit: MOST, count: 'true' } },
  );
  const total = data?.page.total ?? 0;
  const isEmpty = data?.items.length === 0;
  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={refetch} />;
    }
    return isEmpty ? (
      <EmptyState title={t('entity.postmortems.emptyTitle')}>
        {t('entity.postmortems.emptyWhy')}
      </EmptyState>
    ) : (
      <ListTable
        aria-label={t('entity.postmortems.title')}
        columns={columns}
        unsortable
        rows={data?.items}
        rowKey={({ key }) => key}
        rowHref={({ key }) => link?.({ key })}
        skeletonRows={3}
      />
    );
  };
  return (
    <SectionCard
      title={t('entity.postmortems.title')}
      body={isEmpty || (error && !data) ? 'padded' : 'flush'}
      meta={
        all &&
        total > MOST && (
          <Link
            className={styles.all}
            href={`${all}?${new URLSearchParams({ scope })}`}
            standalone
          >
            {t('entity.postmortems.all', { n: total })}
          </Link>
        )
      }
    >
      {body()}
    </SectionCard>
  );
}

function useEntityPostmortemColumns(): readonly ListColumn<PostmortemSummary>[] {
  const { t } = useWords();
  const link = useRouteRef(postmortemRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('entity.postmortems.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('entity.postmortems.what'),
        isRowHeader: true,
        narrow: 'title',
        cell: ({ key, title }) => (
          <Link href={link?.({ key })} standalone weight="bold" title={title}>
            {title}
          </Link>
        ),
      },
      {
        id: 'began',
        label: t('entity.postmortems.began'),
        width: '136px',
        cell: postmortem => <BeganText postmortem={postmortem} />,
      },
      {
        id: 'severity',
        label: t('entity.postmortems.severity'),
        width: '120px',
        cell: ({ incidents, severity }) => {
          const kind = incidentKinds.find(each => each === incidents[0]?.kind);
          return (
            kind && (
              <IncidentMark
                incident={{
                  kind,
                  severity: severities.find(each => each === severity) ?? null,
                }}
              />
            )
          );
        },
      },
      {
        id: 'status',
        label: t('entity.postmortems.status'),
        width: '112px',
        cell: postmortem => <PostmortemStatusText postmortem={postmortem} />,
      },
      {
        id: 'verified',
        label: t('entity.postmortems.verified'),
        width: '164px',
        align: 'end',
        cell: ({ commitments: { verified, total } }) =>
          total > 0 && t('entity.postmortems.verifiedOf', { verified, total }),
      },
    ],
    [t, link],
  );
}
