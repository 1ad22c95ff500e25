import { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { Page } from '@afterword/plugin-reliability-common';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { ListColumn } from '../../listing/listColumn';
import { ListTable } from '../../listing/ListTable';
import styles from './lists.module.css';

/** As many as a section shows of a list. */
const MOST = 5;

/** The query of the first page of a list. */
export function latestOf(scope: string) {
  return { query: { scope, limit: MOST } };
}

/** The same, with how many there are: of what may be hundreds of thousands, counting takes longer than the page. */
export function countedLatestOf(scope: string) {
  return { query: { scope, limit: MOST, count: 'true' as const } };
}

/** The latest of a list of a scope, and the way to all of them. */
export function LatestSection<TItem extends { readonly key: string }>({
  title,
  columns,
  answer: { data, error, refetch },
  rowHref,
  empty,
  all,
}: {
  readonly title: string;
  readonly columns: readonly ListColumn<TItem>[];
  readonly answer: {
    readonly data?: Page<TItem>;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly rowHref: (item: TItem) => string | undefined;
  readonly empty: { readonly title: string; readonly why: string };
  /** Where all are; shown where there are more. */
  readonly all: {
    readonly href?: string;
    /** @param total - 0 where it was not asked for */
    readonly words: (total: number) => ReactNode;
  };
}) {
  const isEmpty = data?.items.length === 0;
  const body = () => {
    if (error && !data) {
      return <FailureNotice error={error} onRetry={() => refetch()} />;
    }
    return isEmpty ? (
      <EmptyState title={empty.title}>{empty.why}</EmptyState>
    ) : (
      <ListTable
        aria-label={title}
        columns={columns}
        unsortable
        rows={data?.items}
        rowKey={({ key }) => key}
        rowHref={rowHref}
        skeletonRows={3}
      />
    );
  };
  return (
    <SectionCard
      title={title}
      body={isEmpty || (error && !data) ? 'padded' : 'flush'}
      meta={
        all.href &&
        data?.page.next !== undefined && (
          <Link className={styles.all} href={all.href} standalone>
            {all.words(data.page.total ?? 0)}
          </Link>
        )
      }
    >
      {body()}
    </SectionCard>
  );
}
