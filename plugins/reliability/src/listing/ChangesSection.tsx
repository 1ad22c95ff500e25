import { ReactNode } from 'react';
import {
  HistoryEntry,
  MAX_PAGE_SIZE,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityPages,
  RowList,
  SectionCard,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import styles from './ChangesSection.module.css';
import { FailureNotice } from './FailureNotice';

/** How much of a history a page shows at first, and how much each press adds. */
export const historyLimits = { first: 8, next: MAX_PAGE_SIZE } as const;

/** Every change of something, the latest first, back to the first one. */
export function ChangesSection({
  title,
  failed,
  older,
  none,
  changes,
  children,
}: {
  readonly title: string;
  /** What it says when the history could not be loaded. */
  readonly failed?: string;
  /** The word on the button that leads further back. */
  readonly older: string;
  /** What it says where nothing of it is kept; missing where something always is. */
  readonly none?: string;
  readonly changes: ReliabilityPages<HistoryEntry>;
  /** One change as a row. */
  readonly children: (entry: HistoryEntry) => ReactNode;
}) {
  const { items, hasMore, isLoadingMore, error, loadMore, refetch } = changes;
  const failure = (onRetry: () => void) =>
    error && <FailureNotice title={failed} error={error} onRetry={onRetry} />;
  if (!items) {
    return (
      <SectionCard title={title}>
        {failure(refetch) ?? <SkeletonText lines={3} />}
      </SectionCard>
    );
  }
  if (none && items.length === 0) {
    return (
      <SectionCard title={title}>
        <p className={styles.none}>{none}</p>
      </SectionCard>
    );
  }
  return (
    <SectionCard title={title} body="flush">
      <RowList>{items.map(children)}</RowList>
      {failure(hasMore ? loadMore : refetch)}
      {hasMore && !error && (
        <div className={styles.more}>
          <Button
            variant="tertiary"
            isPending={isLoadingMore}
            onPress={loadMore}
          >
            {older}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}
