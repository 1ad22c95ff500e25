import { useMemo } from 'react';
import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import styles from './ChartTable.module.css';
import type { ChartTableData } from './table';

/** More rows than this nobody reads on a page. */
const MOST_ROWS = 400;

/** Props of {@link ChartTable}. @public */
export interface ChartTableProps<TRow> {
  /** What the table shows: the title of its chart. */
  readonly 'aria-label': string;
  readonly table: ChartTableData<TRow>;
}

/** A wide table scrolls by itself, and so has to be reachable by keyboard. */
const KEYBOARD_SCROLLER = { tabIndex: 0, role: 'group' } as const;

/**
 * What a chart shows, as a table that everybody can read.
 *
 * @public
 */
export function ChartTable<TRow>({
  'aria-label': label,
  table,
}: ChartTableProps<TRow>) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const { columns } = table;
  const rows = useMemo(() => table.rows(), [table]);
  return (
    <div>
      <div className={styles.scroll} aria-label={label} {...KEYBOARD_SCROLLER}>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ name, isNumber }) => (
                <th key={name} scope="col" data-number={isNumber}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row, index) => (
              // Rows are never moved: their place is what they are.
              <Row key={index} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST_ROWS && (
        <p className={styles.foot}>
          {t('chart.firstRows', { shown: MOST_ROWS, total: rows.length })}
        </p>
      )}
    </div>
  );
}

function Row<TRow>({
  row,
  columns,
}: {
  readonly row: TRow;
  readonly columns: ChartTableData<TRow>['columns'];
}) {
  return (
    <tr>
      {columns.map(({ name, isNumber, text, href }, index) => {
        const address = href?.(row);
        const content = address ? (
          <Link href={address}>{text(row)}</Link>
        ) : (
          text(row)
        );
        return index === 0 ? (
          <th key={name} scope="row">
            {content}
          </th>
        ) : (
          <td key={name} data-number={isNumber}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
