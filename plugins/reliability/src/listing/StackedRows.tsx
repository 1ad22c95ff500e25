import { SkeletonBlock } from '@afterword/plugin-reliability-react';
import type { ListTableProps } from './ListTable';
import styles from './StackedRows.module.css';

/** Rows one below the other: what names it, then the rest in small words, names of the catalog, and what can be done with it. */
export function StackedRows<TRow extends object>({
  'aria-label': label,
  columns,
  rows,
  rowKey,
  isStale,
  skeletonRows = 8,
}: ListTableProps<TRow>) {
  const first = columns.filter(({ narrow }) => narrow === 'title');
  const second = columns.filter(({ narrow = 'detail' }) => narrow === 'detail');
  const third = columns.filter(({ narrow }) => narrow === 'names');
  const last = columns.filter(({ narrow }) => narrow === 'steps');
  if (!rows) {
    return (
      <ul className={styles.list} aria-label={label} aria-busy>
        {Array.from({ length: skeletonRows }, (_, row) => (
          <li key={row} className={styles.item}>
            <SkeletonBlock width="82%" height={20} />
            <div className={styles.detail}>
              <SkeletonBlock width={220} height={17} />
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul
      className={styles.list}
      aria-label={label}
      aria-busy={isStale}
      data-stale={isStale || undefined}
    >
      {rows.map(row => (
        <li key={rowKey(row)} className={styles.item}>
          {first.map(({ id, cell }) => (
            <div key={id} className={styles.title}>
              {cell(row)}
            </div>
          ))}
          <div className={styles.detail}>
            {second.map(({ id, cell }) => (
              <span key={id} className={styles.fact}>
                {cell(row)}
              </span>
            ))}
          </div>
          {third.map(({ id, cell }) => (
            <div key={id} className={styles.names}>
              {cell(row)}
            </div>
          ))}
          {last.map(({ id, cell }) => (
            <div key={id} className={styles.steps}>
              {cell(row)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
