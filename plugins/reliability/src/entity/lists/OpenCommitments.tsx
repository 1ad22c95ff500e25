import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  actionItemsContract,
  openCommitmentStatuses,
} from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  RowList,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { actionItemsRouteRef } from '../../routes';
import { useWords } from '../../words';
import { Commitment } from './Commitment';
import styles from './lists.module.css';

const MOST = 5;

/** What is promised and not done yet, the most urgent first. */
export function OpenCommitments({
  scope,
  count,
}: {
  readonly scope: string;
  /** How many there are; `undefined` until it is known. */
  readonly count: number | undefined;
}) {
  const { t } = useWords();
  const all = useRouteRef(actionItemsRouteRef)?.();
  const { data, error, refetch } = useReliabilityQuery(
    actionItemsContract.listActionItems,
    {
      query: {
        scope,
        status: [...openCommitmentStatuses],
        sort: 'due',
        limit: MOST,
      },
    },
  );
  const items = data?.items ?? [];
  const isMore = count !== undefined && count > MOST;
  const body = () => {
    if (items.length > 0) {
      return (
        <RowList>
          {items.map(item => (
            <Commitment key={item.key} item={item} />
          ))}
        </RowList>
      );
    }
    if (error) return <FailureNotice error={error} onRetry={refetch} />;
    return data ? (
      <EmptyState title={t('entity.commitments.emptyTitle')}>
        {t('entity.commitments.emptyWhy')}
      </EmptyState>
    ) : (
      <SkeletonText lines={8} />
    );
  };
  return (
    <SectionCard
      title={
        count === undefined || count === 0
          ? t('entity.commitments.title')
          : t('entity.commitments.count', { count })
      }
      body={items.length > 0 ? 'flush' : 'padded'}
      meta={
        all && (
          <Link
            className={styles.all}
            href={`${all}?${new URLSearchParams([
              ['scope', scope],
              ...(isMore
                ? openCommitmentStatuses.map(status => ['status', status])
                : []),
            ])}`}
            standalone
          >
            {isMore
              ? t('entity.commitments.allOpen', { n: count })
              : t('entity.commitments.all')}
          </Link>
        )
      }
    >
      {body()}
    </SectionCard>
  );
}
