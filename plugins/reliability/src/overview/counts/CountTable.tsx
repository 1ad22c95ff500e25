import { CSSProperties, ReactNode } from 'react';
import { HiddenText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './CountsSection.module.css';

/** A row of a {@link CountTable}. */
export interface CountRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly n: number;
}

/** How many incidents of each, the number beside a bar of its size. */
export function CountTable({
  rowsName,
  rows,
}: {
  /** What the rows are, for screen readers: the title of the section says it to those who see it. */
  readonly rowsName: string;
  readonly rows: readonly CountRow[];
}) {
  const { t } = useWords();
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <HiddenText>{rowsName}</HiddenText>
          </th>
          <th scope="col">
            <HiddenText>{t('figures.definition.incidents.name')}</HiddenText>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, n }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <span className={styles.number}>{n}</span>
              <span
                className={styles.bar}
                style={{ '--share': n / most } as CSSProperties}
                aria-hidden="true"
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
