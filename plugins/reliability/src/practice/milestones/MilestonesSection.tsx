import { milestonesContract } from '@afterword/plugin-reliability-common';
import {
  EmptyState,
  RowList,
  SectionCard,
  SkeletonText,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { SubscribeButton } from '../../feeds/SubscribeButton';
import more from '../../listing/ChangesSection.module.css';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import { MilestoneRow } from './MilestoneRow';

const LIMITS = { first: 10, next: 50 } as const;

/** Everything that was reached, the latest first, with what was withdrawn. */
export function MilestonesSection() {
  const { t } = useWords();
  const { items, error, hasMore, isLoadingMore, loadMore, refetch } =
    useReliabilityPages(milestonesContract.listMilestones, {}, LIMITS);
  const frame = {
    title: t('practice.milestones.title'),
    lead: t('practice.milestones.lead'),
    meta: <SubscribeButton kind="milestones" scope={undefined} />,
  };
  if (!items || items.length === 0) {
    return (
      <SectionCard {...frame}>
        {error && (
          <FailureNotice
            title={t('practice.milestones.failed')}
            error={error}
            onRetry={refetch}
          />
        )}
        {!items && !error && <SkeletonText lines={4} />}
        {items && (
          <EmptyState title={t('practice.milestones.emptyTitle')}>
            {t('practice.milestones.emptyWhy')}
          </EmptyState>
        )}
      </SectionCard>
    );
  }
  return (
    <SectionCard {...frame} body="flush">
      <RowList>
        {items.map(each => (
          <MilestoneRow key={each.id} milestone={each} />
        ))}
      </RowList>
      {error && <FailureNotice error={error} onRetry={loadMore} />}
      {hasMore && !error && (
        <div className={more.more}>
          <Button
            variant="tertiary"
            isPending={isLoadingMore}
            onPress={loadMore}
          >
            {t('practice.milestones.older')}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}
