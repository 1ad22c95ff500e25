import { ReactNode, useRef } from 'react';
import { Button } from '@backstage/ui';
import { EmptyState, SectionCard } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { FailureNotice } from './FailureNotice';
import { FilterBar } from './FilterBar';
import { ListPager } from './ListPager';
import styles from './ListSection.module.css';
import { ListTable, ListTableProps } from './ListTable';
import { SortChoice } from './SortChoice';
import type { ListState } from './useListState';
import { useNarrow } from './useNarrow';

/** A page of a list as `useReliabilityQuery` answers it. */
export interface ListResult<TRow> {
  readonly data:
    | {
        readonly items: readonly TRow[];
        readonly page: { readonly next?: string };
      }
    | undefined;
  readonly error: Error | null;
  /** The data is of another page or filter. */
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

/** Props of {@link ListSection}. */
export interface ListSectionProps<TRow extends object>
  extends Pick<
    ListTableProps<TRow>,
    'columns' | 'rowKey' | 'rowHref' | 'skeletonRows'
  > {
  readonly title: string;
  /** How many there are, in words; `null` until it is known, absent where nobody counts. */
  readonly total?: ReactNode;
  /** `Filter…` parts. */
  readonly filters: ReactNode;
  /** What it is narrowed by, where filters do not show all of it: `FilterChips`. */
  readonly chips?: ReactNode;
  /** Buttons beside the title: download, report. */
  readonly actions?: ReactNode;
  readonly state: ListState;
  readonly result: ListResult<TRow>;
  /** What to say when there is nothing at all: an `EmptyState` that teaches. */
  readonly empty: ReactNode;
}

/**
 * A list with its filters, in every state: loading in the final layout, failed
 * with a way to try again, empty, nothing found, and rows with their pages.
 *
 * @example
 * ```tsx
 * const state = useListState({ filters: ['kind', 'q'], sorts: incidentSorts, defaultSort: '-anchor' });
 * const query = listQueryOf(contract.listIncidents, state);
 * const result = useReliabilityQuery(contract.listIncidents, { query }, { keepPrevious: true, asksAnew: true });
 * return (
 *   <ListSection
 *     title="Incidents"
 *     state={state}
 *     result={result}
 *     columns={columns}
 *     rowKey={row => row.key}
 *     filters={<FilterSearch state={state} label="Search" />}
 *     actions={<ExportMenu what="Incidents" list={incidentsExport} {...state} fileName="incidents" />}
 *     empty={<EmptyState title="No incidents yet" />}
 *   />
 * );
 * ```
 */
export function ListSection<TRow extends object>({
  title,
  total,
  filters,
  chips,
  actions,
  state,
  result,
  empty,
  ...table
}: ListSectionProps<TRow>) {
  const isNarrow = useNarrow();
  const top = useRef<HTMLDivElement>(null);
  const goToTop = () => {
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView?.({ block: 'start' });
  };
  const next = result.data?.page.next;
  const hasFoot = total !== undefined || state.cursor !== undefined || next;
  return (
    <SectionCard
      title={title}
      meta={<div className={styles.actions}>{actions}</div>}
      body="flush"
    >
      <div className={styles.filters}>
        <FilterBar state={state}>
          {filters}
          {isNarrow && <SortChoice state={state} columns={table.columns} />}
        </FilterBar>
        {chips}
      </div>
      <div
        ref={top}
        role="group"
        aria-label={title}
        tabIndex={-1}
        className={styles.rows}
      >
        <Rows
          title={title}
          state={state}
          result={result}
          empty={empty}
          {...table}
        />
      </div>
      {hasFoot && !isBare(state, result) && (
        <div className={styles.foot}>
          <span role="status">{total}</span>
          <ListPager state={state} next={next} onTurn={goToTop} />
        </div>
      )}
    </SectionCard>
  );
}

/** Whether there is nothing to count or to turn the pages of: nothing at all, or nothing that could be loaded. */
function isBare<TRow>(
  state: ListState,
  { data, error, isPlaceholderData }: ListResult<TRow>,
): boolean {
  if (!data) return error !== null;
  const isFirst = !state.isFiltered && state.cursor === undefined;
  return data.items.length === 0 && isFirst && !isPlaceholderData;
}

function Rows<TRow extends object>({
  title,
  state,
  result,
  empty,
  ...table
}: Omit<ListSectionProps<TRow>, 'total' | 'filters' | 'chips' | 'actions'>) {
  const { t } = useWords();
  const { data, error, isPlaceholderData, refetch } = result;
  if (error && !data) {
    return (
      <div className={styles.words}>
        <FailureNotice error={error} onRetry={() => refetch()} />
      </div>
    );
  }
  const rows = data && data.items.length > 0 ? data.items : undefined;
  if (rows || !data || isPlaceholderData) {
    return (
      <div className={rows ? undefined : styles.loading}>
        <ListTable
          aria-label={title}
          {...table}
          rows={rows}
          sort={state.sort}
          onSortChange={state.setSort}
          isStale={rows && isPlaceholderData}
        />
      </div>
    );
  }
  if (state.cursor !== undefined) {
    return (
      <div className={styles.words}>
        <EmptyState
          title={t('listing.lastPageTitle')}
          actions={
            <Button variant="secondary" onPress={() => state.goFirst()}>
              {t('listing.first')}
            </Button>
          }
        >
          {t('listing.lastPageWhy')}
        </EmptyState>
      </div>
    );
  }
  if (state.isFiltered) {
    return (
      <div className={styles.words}>
        <EmptyState
          title={t('listing.noMatchTitle')}
          actions={
            <Button variant="secondary" onPress={() => state.clearFilters()}>
              {t('listing.clear')}
            </Button>
          }
        >
          {t('listing.noMatchWhy')}
        </EmptyState>
      </div>
    );
  }
  return <div className={styles.words}>{empty}</div>;
}
