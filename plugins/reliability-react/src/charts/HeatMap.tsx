import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import '../theme/tokens.css';
import { heatLevels } from './heatLevels';
import styles from './HeatMap.module.css';

/** A row of a {@link HeatMap}. @public */
export interface HeatMapRow {
  readonly key: string;
  readonly name: string;
  /** How many, one for each column. */
  readonly counts: readonly number[];
  /** How many in all: what is in two columns counts once. */
  readonly total: number;
  /** A few words behind the total: `repeated 3×`. */
  readonly note?: string;
}

/** A column of a {@link HeatMap}. @public */
export interface HeatMapColumn {
  readonly key: string;
  readonly name: string;
}

/** Props of {@link HeatMap}. @public */
export interface HeatMapProps {
  /** What is counted, for screen readers. */
  readonly caption: string;
  /** What the rows are: `Failure mode`. */
  readonly rowsName: string;
  /** `All` */
  readonly totalName: string;
  readonly columns: readonly HeatMapColumn[];
  readonly rows: readonly HeatMapRow[];
  /** Where the number of a cell leads, by the keys of its row and column. */
  readonly hrefOf?: (row: string, column: string) => string | undefined;
  /** Says a cell by itself, for its link: `Retries multiplied load, Technology: 10`. */
  readonly sayCell?: (row: string, column: string, count: number) => string;
}

/**
 * Counts in two directions: a table whose cells are the darker the more there are. Each prints its number; none is a dash.
 *
 * @public
 */
export function HeatMap({
  caption,
  rowsName,
  totalName,
  columns,
  rows,
  hrefOf,
  sayCell,
}: HeatMapProps) {
  const levelOf = heatLevels(rows.flatMap(({ counts }) => counts));
  return (
    <table className={styles.heat}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.rowsName}>
            {rowsName}
          </th>
          {columns.map(({ key, name }) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
          <th scope="col" className={styles.total}>
            {totalName}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {columns.map(({ key, name }, index) => {
              const count = row.counts[index];
              return (
                <Cell
                  key={key}
                  count={count}
                  level={levelOf(count)}
                  href={hrefOf?.(row.key, key)}
                  label={
                    sayCell?.(row.key, key, count) ??
                    `${row.name}, ${name}: ${count}`
                  }
                />
              );
            })}
            <td className={styles.total}>
              <b>{row.total}</b>
              {row.note && <span className={styles.note}> {row.note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  count,
  level,
  href,
  label,
}: {
  readonly count: number;
  readonly level: number;
  readonly href: string | undefined;
  readonly label: string;
}) {
  if (count === 0) return <td className={styles.none}>–</td>;
  return (
    <td style={{ '--level': level } as CSSProperties}>
      {href ? (
        <Link to={href} aria-label={label}>
          {count}
        </Link>
      ) : (
        count
      )}
    </td>
  );
}
