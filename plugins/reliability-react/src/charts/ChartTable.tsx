import { useMemo } from 'react';
import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DownloadFormat, DownloadMenu } from '../components/DownloadMenu';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import styles from './ChartTable.module.css';
import { saveFile } from './saveFile';
import { ChartTableData, tableCsv, tableNdjson } from './table';

/** More rows than this are read in a file, not on a page. */
const MOST_ROWS = 400;

/** Props of {@link ChartTable}. @public */
export interface ChartTableProps<TRow> {
  /** What the table shows: the title of its chart. */
  readonly 'aria-label': string;
  readonly table: ChartTableData<TRow>;
  /** `timeToRestore`, without an ending. */
  readonly fileName: string;
}

/** A wide table scrolls by itself, and so has to be reachable by keyboard. */
const KEYBOARD_SCROLLER = { tabIndex: 0, role: 'group' } as const;

/**
 * What a chart shows, as a table that everybody can read and save.
 *
 * @public
 */
export function ChartTable<TRow>({
  'aria-label': label,
  table,
  fileName,
}: ChartTableProps<TRow>) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const { columns } = table;
  const rows = useMemo(() => table.rows(), [table]);
  const save = (format: DownloadFormat) =>
    saveFile(
      format === 'csv'
        ? new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' })
        : new Blob([tableNdjson(table)], { type: 'application/x-ndjson' }),
      `${fileName}.${format}`,
    );
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
      <div className={styles.foot}>
        <span>
          {rows.length > MOST_ROWS &&
            t('chart.firstRows', { shown: MOST_ROWS, total: rows.length })}
        </span>
        <DownloadMenu size="small" onChoose={save} />
      </div>
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
