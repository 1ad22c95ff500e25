import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { HiddenText, SkeletonBlock } from '@afterword/plugin-reliability-react';
import { useWords } from '../words';
import { ListColumn, orderOf, sortOf } from './listColumn';
import styles from './ListTable.module.css';
import { StackedRows } from './StackedRows';
import { useNarrow } from './useNarrow';

/** Props of {@link ListTable}. */
export interface ListTableProps<TRow extends object> {
  /** Names the table for screen readers. */
  readonly 'aria-label': string;
  readonly columns: readonly ListColumn<TRow>[];
  /** `undefined` while they load. */
  readonly rows: readonly TRow[] | undefined;
  readonly rowKey: (row: TRow) => string;
  /** Where a row leads. */
  readonly rowHref?: (row: TRow) => string | undefined;
  /** The order in force, as the operation names it. */
  readonly sort?: string;
  readonly onSortChange?: (sort: string) => void;
  /** The rows are all there are, in one order: the headers offer none. */
  readonly unsortable?: boolean;
  /** The rows are of another page or filter; theirs are on the way. */
  readonly isStale?: boolean;
  /**
   * Rows to hold the place of those that load.
   *
   * @defaultValue 8
   */
  readonly skeletonRows?: number;
}

/** Rows in a table, and on a phone one below the other. */
export function ListTable<TRow extends object>(props: ListTableProps<TRow>) {
  return useNarrow() ? <StackedRows {...props} /> : <WideTable {...props} />;
}

function WideTable<TRow extends object>({
  'aria-label': label,
  columns,
  rows,
  rowKey,
  rowHref,
  sort,
  onSortChange,
  unsortable,
  isStale,
  skeletonRows = 8,
}: ListTableProps<TRow>) {
  const { t } = useWords();
  const order = sort === undefined ? undefined : orderOf(columns, sort);
  return (
    <div className={styles.scroll} aria-busy={rows === undefined || isStale}>
      <TableRoot
        aria-label={label}
        className={styles.table}
        stale={isStale}
        sortDescriptor={order}
        onSortChange={chosen => {
          const next = sortOf(columns, chosen, sort ?? '');
          if (next !== undefined) onSortChange?.(next);
        }}
      >
        <TableHeader columns={columns}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column.isRowHeader}
              allowsSorting={!unsortable && column.sort !== undefined}
              style={{ width: column.width }}
              data-align={column.align}
            >
              {column.label}
            </Column>
          )}
        </TableHeader>
        {rows ? (
          <TableBody key="rows" items={rows} dependencies={[columns]}>
            {row => (
              <Row id={rowKey(row)} href={rowHref?.(row)} columns={columns}>
                {column => (
                  <Cell data-align={column.align} data-wraps={column.wraps}>
                    {column.cell(row)}
                  </Cell>
                )}
              </Row>
            )}
          </TableBody>
        ) : (
          <TableBody key="loading">
            {Array.from({ length: skeletonRows }, (_, row) => (
              <Row key={row} id={`loading ${row}`} columns={columns}>
                {column => (
                  <Cell data-align={column.align}>
                    {column.isRowHeader && (
                      <HiddenText>{t('listing.loading')}</HiddenText>
                    )}
                    <SkeletonBlock width={column.isRowHeader ? '72%' : '60%'} />
                  </Cell>
                )}
              </Row>
            ))}
          </TableBody>
        )}
      </TableRoot>
    </div>
  );
}
